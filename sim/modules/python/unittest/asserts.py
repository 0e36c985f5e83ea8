"""The assert methods of TestCase."""
import contextlib
import re
import sys
import warnings

from .util import common_shorten_repr, count_differences, safe_repr

_TOO_LONG = ('\nDiff is %s characters long. Set self.maxDiff to None to see it.')


class _Expecting:
    """What assertRaises and its like return: a context manager, or a caller of functions."""

    def __init__(self, test_case):
        self.test_case = test_case
        self.msg = None
        self.obj_name = None
        self.expected_regex = None

    def _fail(self, words):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, words))

    def handle(self, name, args, kwargs):
        try:
            if not (isinstance(self.expected, type) and issubclass(self.expected, self._base)
                    or isinstance(self.expected, tuple)
                    and all(isinstance(one, type) and issubclass(one, self._base)
                            for one in self.expected)):
                raise TypeError(f'{name}() arg 1 must be {self._base_words}')
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for '
                                    'this function')
                return self
            function, *args = args
            self.obj_name = getattr(function, '__name__', None) or str(function)
            with self:
                function(*args, **kwargs)
        finally:
            self = None

    def _expected_name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)


class _Raises(_Expecting):
    _base, _base_words = BaseException, 'an exception type or tuple of exception types'

    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        if expected_regex is not None:
            self.expected_regex = re.compile(expected_regex)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None:
            by = f' by {self.obj_name}' if self.obj_name else ''
            self._fail(f'{self._expected_name()} not raised{by}')
        if not issubclass(kind, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(error)):
            self._fail(f'"{self.expected_regex.pattern}" does not match "{error!s}"')
        return True


class _Warns(_Expecting):
    _base, _base_words = Warning, 'a warning class or tuple of warning classes'

    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        if expected_regex is not None:
            self.expected_regex = re.compile(expected_regex)

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, kind, error, tb):
        self._manager.__exit__(kind, error, tb)
        if kind is not None:
            return
        first = None
        for one in self.warnings:
            if not isinstance(one.message, self.expected):
                continue
            if first is None:
                first = one.message
            if self.expected_regex is not None and not self.expected_regex.search(str(one.message)):
                continue
            self.warning, self.filename, self.lineno = one.message, one.filename, one.lineno
            return
        if first is not None:
            self._fail(f'"{self.expected_regex.pattern}" does not match "{first!s}"')
        by = f' by {self.obj_name}' if self.obj_name else ''
        self._fail(f'{self._expected_name()} not triggered{by}')


class _DoesNotWarn(_Warns):
    def __exit__(self, kind, error, tb):
        self._manager.__exit__(kind, error, tb)
        if kind is not None:
            return
        for one in self.warnings:
            if isinstance(one.message, self.expected):
                by = f' by {self.obj_name}' if self.obj_name else ''
                self._fail(f'{self._expected_name()} triggered{by}')


class _Logs:
    """assertLogs() and assertNoLogs(): the messages of a logger, taken instead of written."""

    FORMAT = '%(levelname)s:%(name)s:%(message)s'

    def __init__(self, test_case, logger, level, none_expected, formatter=None):
        import logging
        self.test_case, self.none_expected = test_case, none_expected
        self.logger_name = logger
        self.formatter = formatter
        self.level = logging.INFO if not level else (
            level if isinstance(level, int) else logging.getLevelNamesMapping()[level])
        self.msg = None
        self.records, self.output = [], []

    def __enter__(self):
        import logging
        context = self

        class Catcher(logging.Handler):
            def emit(self, record):
                context.records.append(record)
                context.output.append(self.format(record))

        if isinstance(self.logger_name, logging.Logger):
            self.logger = self.logger_name
        else:
            self.logger = logging.getLogger(self.logger_name)
        handler = Catcher()
        handler.setLevel(self.level)
        handler.setFormatter(self.formatter or logging.Formatter(self.FORMAT))
        self._old = (self.logger.handlers[:], self.logger.level, self.logger.propagate)
        self.logger.handlers = [handler]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return None if self.none_expected else self

    def __exit__(self, kind, error, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self._old
        self.logger.setLevel(level)
        if kind is not None:
            return False
        if self.none_expected:
            if self.records:
                self._fail(f'Unexpected logs found: {self.output!r}')
        elif not self.records:
            self._fail(f'no logs of level {logging.getLevelName(self.level)} or higher triggered '
                       f'on {self.logger.name}')

    def _fail(self, words):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, words))


class Asserts:
    """Mixed into TestCase."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f'{standardMsg} : {msg}'
        except UnicodeDecodeError:
            return f'{safe_repr(standardMsg)} : {safe_repr(msg)}'

    def _complain(self, msg, words):
        raise self.failureException(self._formatMessage(msg, words))

    def fail(self, msg=None):
        """Fail immediately, with the given message."""
        raise self.failureException(msg)

    # --- truth, equality, order

    def assertFalse(self, expr, msg=None):
        if expr:
            self._complain(msg, f'{safe_repr(expr)} is not false')

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._complain(msg, f'{safe_repr(expr)} is not true')

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        """Fail if the two objects are unequal as determined by the '==' operator."""
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                if isinstance(function, str):
                    function = getattr(self, function)
                function(first, second, msg=msg)
                return
        if not first == second:
            self._complain(msg, '%s != %s' % common_shorten_repr(first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._complain(msg, f'{safe_repr(first)} == {safe_repr(second)}')

    def _near(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, difference, f'within {safe_repr(delta)} delta'
        places = 7 if places is None else places
        return round(difference, places) == 0, difference, f'within {places!r} places'

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        near, difference, words = self._near(first, second, places, delta)
        if not near:
            self._complain(msg, f'{safe_repr(first)} != {safe_repr(second)} {words} '
                                f'({safe_repr(difference)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, difference, words = self._near(first, second, places, delta)
        if delta is not None:
            if first == second or near:
                self._complain(msg, f'{safe_repr(first)} == {safe_repr(second)} {words} '
                                    f'({safe_repr(difference)} difference)')
        elif first == second or near:
            self._complain(msg, f'{safe_repr(first)} == {safe_repr(second)} {words}')

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._complain(msg, f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._complain(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._complain(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._complain(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    # --- identity, membership, kind

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._complain(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._complain(msg, f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._complain(msg, f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._complain(msg, 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._complain(msg, f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._complain(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._complain(msg, f'{safe_repr(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._complain(msg, f'{safe_repr(obj)} is an instance of {cls!r}')

    # --- text

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, 'expected_regex must not be empty.'
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._complain(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in "
                                f'{text!r}')

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._complain(msg, f'Regex matched: {text[match.start():match.end()]!r} matches '
                                f'{unexpected_regex.pattern!r} in {text!r}')

    # --- exceptions, warnings, logs

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fail unless an exception of the class is raised by the call or the block."""
        context = _Raises(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _Raises(expected_exception, self, expected_regex)
        try:
            return context.handle('assertRaisesRegex', args, kwargs)
        finally:
            context = None

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(expected_warning, self).handle('assertWarns', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _DoesNotWarn(expected_warning, self).handle('_assertNotWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(expected_warning, self, expected_regex).handle('assertWarnsRegex', args,
                                                                     kwargs)

    def assertLogs(self, logger=None, level=None, formatter=None):
        return _Logs(self, logger, level, False, formatter)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    # --- containers

    def _with_difference(self, words, first, second):
        """The words, and how the lines of two texts differ."""
        import difflib
        text = '\n' + '\n'.join(difflib.ndiff(first, second))
        if self.maxDiff is None or len(text) <= self.maxDiff:
            return words + text
        return words + _TOO_LONG % len(text)

    def _lines_of(self, thing):
        import pprint
        return pprint.pformat(thing).splitlines()

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            kind = seq_type.__name__
            for which, one in (('First', seq1), ('Second', seq2)):
                if not isinstance(one, seq_type):
                    raise self.failureException(
                        f'{which} sequence is not a {kind}: {safe_repr(one)}')
        else:
            kind = 'sequence'
        for which, one in (('First', seq1), ('Second', seq2)):
            try:
                len(one)
            except (TypeError, NotImplementedError):
                self._complain(msg, f'{which} {kind} has no length.    Non-sequence?')
        if seq1 == seq2:
            return
        words = f'{kind.capitalize()}s differ: %s != %s\n' % common_shorten_repr(seq1, seq2)
        shorter = min(len(seq1), len(seq2))
        for at in range(shorter):
            if seq1[at] != seq2[at]:
                words += (f'\nFirst differing element {at}:\n%s\n%s\n'
                          % common_shorten_repr(seq1[at], seq2[at]))
                break
        else:
            if len(seq1) == len(seq2) and seq_type is None and type(seq1) != type(seq2):
                return
        if len(seq1) != len(seq2):
            longer, which = (seq1, 'First') if len(seq1) > len(seq2) else (seq2, 'Second')
            words += (f'\n{which} {kind} contains {len(longer) - shorter} additional elements.\n'
                      f'First extra element {shorter}:\n%s\n' % common_shorten_repr(longer[shorter]))
        self._complain(msg, self._with_difference(words, self._lines_of(seq1),
                                                  self._lines_of(seq2)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for which, one, other in (('first', set1, set2), ('second', set2, set1)):
            try:
                rest = one.difference(other)
            except TypeError as error:
                self.fail(f'invalid type when attempting set difference: {error}')
            except AttributeError as error:
                self.fail(f'first argument does not support set difference: {error}')
            if rest:
                lines.append(f'Items in the {which} set but not the '
                             f"{'second' if which == 'first' else 'first'}:")
                lines.extend(repr(item) for item in rest)
        if lines:
            self._complain(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            words = '%s != %s' % common_shorten_repr(d1, d2)
            self._complain(msg, self._with_difference(words, self._lines_of(d1),
                                                      self._lines_of(d2)))

    def assertCountEqual(self, first, second, msg=None):
        """The same elements as often, in whatever order."""
        first, second = list(first), list(second)
        differences = count_differences(first, second)
        if differences:
            lines = ['Element counts were not equal:']
            lines += [f'First has {a}, Second has {b}:  {element!r}'
                      for a, b, element in differences]
            self._complain(msg, '\n'.join(lines))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        words = '%s != %s' % common_shorten_repr(first, second)
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._complain(msg, words)
        ends = [text if text.endswith('\n') else text + '\n' for text in (first, second)]
        import difflib
        text = '\n' + ''.join(difflib.ndiff(ends[0].splitlines(True), ends[1].splitlines(True)))
        if self.maxDiff is None or len(text) <= self.maxDiff:
            words += text
        else:
            words += _TOO_LONG % len(text)
        self._complain(msg, words)

"""Several tests, with what is done once for a class and for a module."""
import sys

from . import case, util


class BaseTestSuite:
    """A simple test suite that doesn't provide class or module shared fixtures."""

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{util.strclass(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to '
                            'addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for at, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._forget(at)
        return result

    def _forget(self, at):
        test = self._tests[at]
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[at] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class _ErrorHolder:
    """Stands for a test where a fixture of a class or module failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class TestSuite(BaseTestSuite):
    """A number of test cases, run with the fixtures of their classes and modules."""

    def run(self, result, debug=False):
        top = False
        if getattr(result, '_testRunEntered', False) is False:
            result._testRunEntered = top = True
        for at, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._leave_class(test, result)
                self._enter_module(test, result)
                self._enter_class(test, result)
                result._previousTestClass = test.__class__
                if (getattr(test.__class__, '_classSetupFailed', False)
                        or getattr(result, '_moduleSetUpFailed', False)):
                    continue
            test(result)
            self._forget(at)
        if top:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def _enter_class(self, test, result):
        cls = test.__class__
        if cls == getattr(result, '_previousTestClass', None):
            return
        if result._moduleSetUpFailed or getattr(cls, '__unittest_skip__', False):
            return
        cls._classSetupFailed = False
        try:
            cls.setUpClass()
        except Exception as error:
            cls._classSetupFailed = True
            self._report(result, error, 'setUpClass', util.strclass(cls))
            self._class_cleanups(cls, result, 'setUpClass')

    def _class_cleanups(self, cls, result, name):
        cls.doClassCleanups()
        for exc_info in cls.tearDown_exceptions:
            self._report(result, exc_info[1], name, util.strclass(cls))

    def _leave_class(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        if previous is None or (test is not None and test.__class__ == previous):
            return
        if (getattr(previous, '_classSetupFailed', False) or result._moduleSetUpFailed
                or getattr(previous, '__unittest_skip__', False)):
            return
        if not hasattr(previous, 'tearDownClass'):
            return
        try:
            previous.tearDownClass()
        except Exception as error:
            self._report(result, error, 'tearDownClass', util.strclass(previous))
        self._class_cleanups(previous, result, 'tearDownClass')

    def _enter_module(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        name = test.__class__.__module__
        if previous is not None and previous.__module__ == name:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        setUp = getattr(sys.modules.get(name), 'setUpModule', None)
        if setUp is None:
            return
        try:
            setUp()
        except Exception as error:
            result._moduleSetUpFailed = True
            self._report(result, error, 'setUpModule', name)
            self._module_cleanups(result, name)

    def _module_cleanups(self, result, name):
        try:
            case.doModuleCleanups()
        except Exception as error:
            self._report(result, error, 'setUpModule', name)

    def _leave_module(self, result):
        previous = getattr(result, '_previousTestClass', None)
        if previous is None or result._moduleSetUpFailed:
            return
        name = previous.__module__
        tearDown = getattr(sys.modules.get(name), 'tearDownModule', None)
        if tearDown is not None:
            try:
                tearDown()
            except Exception as error:
                self._report(result, error, 'tearDownModule', name)
        self._module_cleanups(result, name)

    def _report(self, result, error, method, parent):
        holder = _ErrorHolder(f'{method} ({parent})')
        if isinstance(error, case.SkipTest) and hasattr(result, 'addSkip'):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, (type(error), error, error.__traceback__))

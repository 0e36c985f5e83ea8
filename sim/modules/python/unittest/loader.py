"""Finding tests: in classes, modules and by name."""
import sys

from . import case, suite


class _FailedTest(case.TestCase):
    def __init__(self, name, error):
        self._error = error
        super().__init__(name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._error
        return fail


class TestLoader:
    """Loads tests according to various criteria and returns them in a TestSuite."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. '
                            'Maybe you meant to derive from TestCase?')
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            thing = getattr(module, name)
            if (isinstance(thing, type) and issubclass(thing, case.TestCase)
                    and thing not in (case.TestCase, case.FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(thing))
        tests = self.suiteClass(tests)
        own = getattr(module, 'load_tests', None)
        return own(self, tests, pattern) if own is not None else tests

    def loadTestsFromName(self, name, module=None):
        thing = module
        parent = None
        if module is None:
            first, *rest = name.split('.')
            thing = __import__(first)
        else:
            rest = name.split('.')
        for part in rest:
            try:
                parent, thing = thing, getattr(thing, part)
            except AttributeError as error:
                return self.suiteClass([_FailedTest(part, error)])
        if isinstance(thing, type(sys)):
            return self.loadTestsFromModule(thing)
        if isinstance(thing, type) and issubclass(thing, case.TestCase):
            return self.loadTestsFromTestCase(thing)
        if isinstance(parent, type) and issubclass(parent, case.TestCase):
            return self.suiteClass([parent(rest[-1])])
        if isinstance(thing, suite.TestSuite):
            return thing
        if callable(thing):
            test = thing()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f'calling {thing} returned {test}, not a test')
        raise TypeError(f"don't know how to make test from: {thing}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def _wanted(self, cls, name):
        if not name.startswith(self.testMethodPrefix) or not callable(getattr(cls, name)):
            return False
        full = f'{cls.__module__}.{cls.__qualname__}.{name}'
        if self.testNamePatterns is None:
            return True
        from fnmatch import fnmatchcase
        return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

    def getTestCaseNames(self, testCaseClass):
        from functools import cmp_to_key
        names = [name for name in dir(testCaseClass) if self._wanted(testCaseClass, name)]
        if self.sortTestMethodsUsing:
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, *args, **kwargs):
        raise NotImplementedError('unittest discovery cannot be simulated: a scenario has no files')


defaultTestLoader = TestLoader()

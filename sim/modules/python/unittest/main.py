"""unittest.main(): run the tests of a module as a program."""
import sys

from . import loader, runner

_NO_TESTS_EXIT_CODE = 5


class TestProgram:
    """A command-line program that runs a set of tests."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            __import__(module)
            for part in [module]:
                module = sys.modules[part]
        self.module = module
        self.verbosity, self.failfast, self.buffer = verbosity, bool(failfast), bool(buffer)
        self.exit, self.durations, self.tb_locals = exit, durations, tb_locals
        self.defaultTest = defaultTest
        self.testRunner, self.testLoader = testRunner, testLoader
        if warnings is None and not sys.warnoptions:
            warnings = 'default'
        self.warnings = warnings
        argv = sys.argv if argv is None else argv
        self._parse(argv[1:])
        self.runTests()

    def _parse(self, arguments):
        names = []
        for argument in arguments:
            if argument in ('-v', '--verbose'):
                self.verbosity = 2
            elif argument in ('-q', '--quiet'):
                self.verbosity = 0
            elif argument in ('-f', '--failfast'):
                self.failfast = True
            elif argument.startswith('-'):
                raise SystemExit(f'unittest: the option {argument} is not known here')
            else:
                names.append(argument)
        if not names and self.defaultTest is not None:
            names = [self.defaultTest] if isinstance(self.defaultTest, str) else self.defaultTest
        if names:
            self.test = self.testLoader.loadTestsFromNames(names, self.module)
        else:
            self.test = self.testLoader.loadTestsFromModule(self.module)

    def runTests(self):
        test_runner = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(test_runner, type):
            test_runner = test_runner(verbosity=self.verbosity, failfast=self.failfast,
                                      buffer=self.buffer, warnings=self.warnings)
        self.result = test_runner.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(_NO_TESTS_EXIT_CODE)
            sys.exit(not self.result.wasSuccessful())


main = TestProgram

# What a test method finds in `self` when unittest is left out: written into each program.


class SkipTest(Exception):
    pass


class _Raises:
    def __init__(self, expected, pattern=None):
        self.expected, self.pattern = expected, pattern

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None:
            raise AssertionError(f"{self.expected} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = error
        if self.pattern is not None and not re.search(self.pattern, str(error)):
            raise AssertionError(f"{self.pattern!r} does not match {str(error)!r}")
        return True


class TestCase:
    def __init__(self):
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addCleanup(self, function, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def subTest(self, *args, **kwargs):
        return contextlib.nullcontext()

    def skipTest(self, why):
        raise SkipTest(why)

    def fail(self, words=None):
        raise AssertionError(words)

    def assertTrue(self, a, msg=None):
        assert a, f"{a!r} is not true"

    def assertFalse(self, a, msg=None):
        assert not a, f"{a!r} is not false"

    def assertEqual(self, a, b, msg=None):
        assert a == b, f"{a!r} != {b!r}"

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertEqual

    def assertNotEqual(self, a, b, msg=None):
        assert a != b, f"{a!r} == {b!r}"

    def assertAlmostEqual(self, a, b, places=7, msg=None, delta=None):
        near = abs(a - b) <= delta if delta is not None else round(a - b, places) == 0
        assert near, f"{a!r} is not near {b!r}"

    def assertIs(self, a, b, msg=None):
        assert a is b, f"{a!r} is not {b!r}"

    def assertIsNot(self, a, b, msg=None):
        assert a is not b, f"{a!r} is {b!r}"

    def assertIsNone(self, a, msg=None):
        assert a is None, f"{a!r} is not None"

    def assertIsNotNone(self, a, msg=None):
        assert a is not None

    def assertIn(self, a, b, msg=None):
        assert a in b, f"{a!r} not in {b!r}"

    def assertNotIn(self, a, b, msg=None):
        assert a not in b, f"{a!r} in {b!r}"

    def assertIsInstance(self, a, b, msg=None):
        assert isinstance(a, b), f"{a!r} is no {b!r}"

    def assertNotIsInstance(self, a, b, msg=None):
        assert not isinstance(a, b)

    def assertLess(self, a, b, msg=None):
        assert a < b, f"{a!r} >= {b!r}"

    def assertLessEqual(self, a, b, msg=None):
        assert a <= b, f"{a!r} > {b!r}"

    def assertGreater(self, a, b, msg=None):
        assert a > b, f"{a!r} <= {b!r}"

    def assertGreaterEqual(self, a, b, msg=None):
        assert a >= b, f"{a!r} < {b!r}"

    def assertRegex(self, text, pattern, msg=None):
        assert re.search(pattern, text), f"{pattern!r} not found in {text!r}"

    def assertNotRegex(self, text, pattern, msg=None):
        assert not re.search(pattern, text), f"{pattern!r} found in {text!r}"

    def assertCountEqual(self, a, b, msg=None):
        assert sorted(map(repr, a)) == sorted(map(repr, b)), f"{a!r} {b!r}"

    def assertRaises(self, expected, function=None, *args, **kwargs):
        context = _Raises(expected)
        if function is None:
            return context
        with context:
            function(*args, **kwargs)

    def assertRaisesRegex(self, expected, pattern, function=None, *args, **kwargs):
        context = _Raises(expected, pattern)
        if function is None:
            return context
        with context:
            function(*args, **kwargs)

    @contextlib.contextmanager
    def assertWarns(self, expected):
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            yield seen
        assert any(issubclass(one.category, expected) for one in seen), f"{expected} not warned"

    def set_event_loop(self, loop, *, cleanup=True):
        events.set_event_loop(None)
        if cleanup:
            self.addCleanup(loop.close)

    def new_test_loop(self, gen=None):
        loop = asyncio.new_event_loop()
        self.set_event_loop(loop)
        return loop


class IsolatedAsyncioTestCase(TestCase):
    pass


class unittest:
    TestCase, IsolatedAsyncioTestCase, SkipTest = TestCase, IsolatedAsyncioTestCase, SkipTest

    @staticmethod
    def skipIf(condition, why):
        return (lambda test: (lambda self: self.skipTest(why))) if condition else (lambda test: test)

    @staticmethod
    def skipUnless(condition, why):
        return unittest.skipIf(not condition, why)


def run_briefly(loop):
    async def once():
        pass
    task = loop.create_task(once())
    loop.run_until_complete(task)


async def await_without_task(coro):
    error = None

    def step():
        nonlocal error
        try:
            for _ in coro.__await__():
                pass
        except BaseException as found:
            error = found
    asyncio.get_running_loop().call_soon(step)
    await asyncio.sleep(0)
    if error is not None:
        raise error


class support:
    SHORT_TIMEOUT, LONG_TIMEOUT = 30.0, 300.0

    @staticmethod
    def gc_collect():
        for _ in range(3):
            gc.collect()


class test_utils:
    TestCase = TestCase
    run_briefly = staticmethod(run_briefly)

    @staticmethod
    def run_once(loop):
        loop.call_soon(loop.stop)
        loop.run_forever()

    @staticmethod
    def run_until(loop, predicate, timeout=30.0):
        for _ in range(1000):
            if predicate():
                return
            loop.run_until_complete(asyncio.sleep(0.001))
        raise TimeoutError


def run_flat(cls, name):
    case = cls()
    method = getattr(case, name)
    if issubclass(cls, IsolatedAsyncioTestCase):
        async def whole():
            await case.asyncSetUp()
            try:
                result = method()
                if asyncio.iscoroutine(result):
                    await result
            finally:
                await case.asyncTearDown()
        case.setUp()
        asyncio.run(whole())
        case.tearDown()
    else:
        case.setUp()
        try:
            method()
        finally:
            case.tearDown()
            case.doCleanups()
    print("passed", cls.__name__, name)



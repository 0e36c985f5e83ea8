"""Stands for CPython's test.support in the programs of test_methods.py."""
import contextlib
import gc
import sys
import types
import unittest

SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 10.0
INTERNET_TIMEOUT = 60.0
MISSING_C_DOCSTRINGS = False
verbose = 0
is_android = is_wasi = is_emscripten = is_apple_mobile = False
has_fork_support = has_subprocess_support = False


def gc_collect():
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    yield


def cpython_only(test):
    return test


def no_tracing(test):
    return test


def requires_IEEE_754(test):
    return test


def bigmemtest(*args, **options):
    return unittest.skip("no big memory")


bigaddrspacetest = unittest.skip("no big memory")
_1M, _1G, _2G, _4G = 1 << 20, 1 << 30, 2 << 30, 4 << 30


def check_disallow_instantiation(case, cls, *args, **kwds):
    with case.assertRaises(TypeError):
        cls(*args, **kwds)


@contextlib.contextmanager
def swap_item(obj, item, new):
    missing = object()
    old = obj.get(item, missing)
    obj[item] = new
    try:
        yield None if old is missing else old
    finally:
        obj.pop(item) if old is missing else obj.__setitem__(item, old)


@contextlib.contextmanager
def adjust_int_max_str_digits(digits):
    yield


@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    yield


def check_impl_detail(**guards):
    return guards.get("cpython", False)


def skip_if_sanitizer(*args, **options):
    return lambda test: test


def force_not_colorized(test):
    return test


def requires_docstrings(test):
    return test


def requires_subprocess():
    return unittest.skip("no subprocesses")


def requires_working_socket(*, module=False):
    return lambda test: test


def run_with_locale(*args):
    return unittest.skip("no locales")


def anticipate_failure(condition):
    return unittest.expectedFailure if condition else lambda test: test


def maybe_get_event_loop_policy():
    import asyncio
    return asyncio.events._event_loop_policy


def busy_retry(timeout, err_msg=None, /, *, error=True):
    for _ in range(1000):
        yield
    if error:
        raise AssertionError(err_msg or "timeout")


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.01, max_delay=1.0, error=True):
    import time
    for _ in range(1000):
        yield
        time.sleep(init_delay)


def reap_children():
    pass


def close_loop(loop):
    if loop._default_executor is not None:
        if not loop.is_closed():
            loop.run_until_complete(loop.shutdown_default_executor())
        else:
            loop._default_executor.shutdown(wait=True)
    loop.close()


@contextlib.contextmanager
def swap_attr(obj, attr, new):
    old = getattr(obj, attr)
    setattr(obj, attr, new)
    try:
        yield old
    finally:
        setattr(obj, attr, old)


@contextlib.contextmanager
def _captured(name):
    import io
    old = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, old)


def captured_stdout():
    return _captured("stdout")


def captured_stderr():
    return _captured("stderr")


def async_yield(value):
    return _async_yield(value)


@types.coroutine
def _async_yield(value):
    return (yield value)


def run_yielding_async_fn(async_fn, /, *args, **kwargs):
    coro = async_fn(*args, **kwargs)
    try:
        while True:
            try:
                coro.send(None)
            except StopIteration as error:
                return error.value
    finally:
        coro.close()


def run_no_yield_async_fn(async_fn, /, *args, **kwargs):
    coro = async_fn(*args, **kwargs)
    try:
        coro.send(None)
    except StopIteration as error:
        return error.value
    else:
        raise AssertionError("coroutine did not complete")
    finally:
        coro.close()


@contextlib.contextmanager
def catch_unraisable_exception():
    class Catcher:
        unraisable = None
    catcher, old = Catcher(), sys.unraisablehook
    sys.unraisablehook = lambda unraisable: setattr(catcher, "unraisable", unraisable)
    try:
        yield catcher
    finally:
        sys.unraisablehook = old


class _Always:
    def __init__(self, result):
        self.result = result

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


ALWAYS_EQ = _Always(True)


class _Largest:
    def __eq__(self, other):
        return isinstance(other, type(self))

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return self == other

    def __gt__(self, other):
        return not self == other

    def __ge__(self, other):
        return True


class _Smallest(_Largest):
    def __lt__(self, other):
        return not self == other

    def __le__(self, other):
        return True

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return self == other


LARGEST, SMALLEST = _Largest(), _Smallest()


@contextlib.contextmanager
def _check_no_resource_warning(case):
    yield


@contextlib.contextmanager
def _check_no_warnings(case, message="", category=Warning, force_gc=False):
    import warnings
    with warnings.catch_warnings(record=True) as seen:
        warnings.filterwarnings("always", message=message, category=category)
        yield
        if force_gc:
            gc_collect()
    case.assertEqual(seen, [])


def _submodule(name, **names):
    module = types.ModuleType(f"{__name__}.{name}")
    module.__dict__.update(names)
    sys.modules[module.__name__] = module
    globals()[name] = module


__path__ = []


def _import_module(name, **options):
    import importlib
    return importlib.import_module(name)


def _import_fresh_module(name, fresh=(), blocked=(), **options):
    """The one implementation there is, whichever is asked for."""
    return None if any(n.startswith("_") for n in blocked) else _import_module(name)


_submodule("threading_helper", threading_setup=lambda: (), threading_cleanup=lambda *old: None,
           requires_working_threading=lambda *, module=False: lambda test: test)
_submodule("warnings_helper", check_no_resource_warning=_check_no_resource_warning,
           check_no_warnings=_check_no_warnings)
_submodule("socket_helper")
_submodule("os_helper")
_submodule("import_helper", import_module=_import_module, import_fresh_module=_import_fresh_module)
_submodule("script_helper", assert_python_ok=None)
_submodule("i18n_helper", TestTranslationsBase=unittest.TestCase, update_translation_snapshots=None)
_submodule("hashlib_helper", requires_hashdigest=lambda *a, **k: lambda test: test)


class ExceptionIsLikeMixin:
    def assertExceptionIsLike(self, exc, template):
        if exc is None and template is None:
            return
        if template is None:
            self.fail(f"unexpected exception: {exc}")
        if exc is None:
            self.fail(f"expected an exception like {template!r}, got None")
        if not isinstance(exc, ExceptionGroup):
            self.assertEqual(exc.__class__, template.__class__)
            self.assertEqual(exc.args[0], template.args[0])
        else:
            self.assertEqual(exc.message, template.message)
            self.assertEqual(len(exc.exceptions), len(template.exceptions))
            for one, other in zip(exc.exceptions, template.exceptions):
                self.assertExceptionIsLike(one, other)


_submodule("testcase", ExceptionIsLikeMixin=ExceptionIsLikeMixin)

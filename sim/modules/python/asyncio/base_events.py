"""The part of the event loop that is not hot: errors, the end, executors, what is refused."""
import _asyncio
import _threads

from . import events
from .log import logger

__all__ = 'BaseEventLoop', 'Server'

Server = events.AbstractServer

# As in loop.c
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5
MAXIMUM_SELECT_TIMEOUT = 24 * 3600

NO_SOCKETS = ('a simulated program has no sockets; describe the service with a line '
              '`# sim: service URL latency=...` and call it through httpx')
NO_PROCESSES = ('a simulated program starts no processes; simulate the work with asyncio.sleep() '
                'or run_in_executor()')
NO_FILES = 'a simulated program has no pipes and no file descriptors'


def _format_frames(entries):
    """As traceback.format_list, which may be gone at the end of the run."""
    lines, last, count = [], None, 0
    for name, line, function, text in [*entries, (None,) * 4]:
        if (name, line, function) != last:
            if count > 3:
                lines.append(f'  [Previous line repeated {count - 3} more '
                             f'time{"s" if count > 4 else ""}]')
            last, count = (name, line, function), 0
        count += 1
        if count <= 3 and name is not None:
            lines.append(f'  File "{name}", line {line}, in {function}'
                         + (f'\n    {text}' if text else ''))
    return '\n'.join(lines)


def _summary(entries):
    """What debug mode noted of a stack, as a program sees it."""
    try:
        import traceback
    except ImportError:         # the run comes to its end
        return entries
    return traceback.StackSummary(
        traceback.FrameSummary(name, line, function, line=text)
        for name, line, function, text in entries)


class BaseEventLoop(_asyncio.BaseEventLoop, events.AbstractEventLoop):
    _default_executor = None
    _executor_shutdown_called = False
    _asyncgens_shutdown_called = False
    _signal_handlers = None

    # --- errors

    def default_exception_handler(self, context):
        message = context.get('message')
        if not message:
            message = 'Unhandled exception in event loop'
        exception = context.get('exception')
        handle = self._current_handle
        if ('source_traceback' not in context and handle is not None
                and handle._source_traceback):
            context['handle_traceback'] = handle._source_traceback
        lines = [message]
        for key in sorted(context):
            if key in ('message', 'exception'):
                continue
            value = context[key]
            if key == 'source_traceback':
                value = 'Object created at (most recent call last):\n' + _format_frames(value)
            elif key == 'handle_traceback':
                value = 'Handle created at (most recent call last):\n' + _format_frames(value)
            else:
                value = repr(value)
            lines.append(f'{key}: {value}')
        if exception is None:
            exc_info = False
        else:
            exc_info = (type(exception), exception, exception.__traceback__)
        logger.error('\n'.join(lines), exc_info=exc_info,
                     place=('base_events', 'default_exception_handler', 1858))

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                logger.error('Exception in default exception handler', exc_info=True)
            return
        try:
            self._call_own_handler(context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._report_broken_handler(context, error)

    def _call_own_handler(self, context):
        if context.get('source_traceback'):
            context['source_traceback'] = _summary(context['source_traceback'])
        thing = context.get('task')
        if thing is None:
            thing = context.get('future')
        if thing is None:
            thing = context.get('handle')
        own = None
        if thing is not None and hasattr(thing, 'get_context'):
            own = thing.get_context()
        if own is not None and hasattr(own, 'run'):
            own.run(self._exception_handler, self, context)
        else:
            self._exception_handler(self, context)

    def _report_broken_handler(self, context, error):
        try:
            self.default_exception_handler({
                'message': 'Unhandled error in exception handler',
                'exception': error,
                'context': context,
            })
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            logger.error('Exception in default exception handler while handling an unexpected '
                         'error in custom exception handler', exc_info=True)

    def _warn_slow(self, what, seconds):
        text = 'Executing %s took %.3f seconds' % (what, seconds)
        logger.warning('%s', text, place=('base_events', '_run_once', 2022))
        return text

    # --- asynchronous generators

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            import warnings
            warnings.warn(f'asynchronous generator {agen!r} was scheduled after '
                          'loop.shutdown_asyncgens() call', ResourceWarning, source=self)
        self._asyncgens_add(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens_discard(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Close all asynchronous generators that are under way."""
        self._asyncgens_shutdown_called = True
        closing = self._asyncgens_take()
        if not closing:
            return
        results = await _asyncio.gather(*[agen.aclose() for agen in closing],
                                        return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator '
                               f'{agen!r}',
                    'exception': result,
                    'asyncgen': agen,
                })

    # --- executors

    def _check_callback(self, callback, method):
        from . import coroutines
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def run_in_executor(self, executor, func, *args):
        """Run a function in a thread (or process) of an executor; None: the default one."""
        self._check_closed()
        if self.get_debug():
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            executor = self._default_executor
            if self._executor_shutdown_called:
                raise RuntimeError('Executor shutdown has been called')
            if executor is None:
                import concurrent.futures
                executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix='asyncio')
                self._default_executor = executor
        from .futures import wrap_future
        job = executor.submit(func, *args)
        future = wrap_future(job, loop=self)
        _threads.stand_for_job(future, getattr(job, '_job', None), getattr(job, '_label', None))
        return future

    def set_default_executor(self, executor):
        if self._executor_shutdown_called:
            raise RuntimeError('Executor shutdown has been called')
        import concurrent.futures
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """Wait until the threads of the default executor have ended."""
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        import threading
        from .timeouts import timeout as timeout_after
        future = self.create_future()
        thread = threading.Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            async with timeout_after(timeout):
                await future
        except TimeoutError:
            import warnings
            warnings.warn('The executor did not finishing joining its threads within '
                          f'{timeout} seconds.', RuntimeWarning, stacklevel=2)
            self._default_executor.shutdown(wait=False)
        else:
            thread.join()

    def _do_shutdown(self, future):
        from .futures import _set_result_unless_cancelled
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(_set_result_unless_cancelled, future, None)
        except Exception as error:
            if not self.is_closed() and not future.cancelled():
                self.call_soon_threadsafe(future.set_exception, error)

    def close(self):
        was_closed = self.is_closed()
        super().close()
        if not was_closed:
            for sig in list(self._signal_handlers or ()):
                self.remove_signal_handler(sig)
            self._executor_shutdown_called = True
            executor = self._default_executor
            if executor is not None:
                self._default_executor = None
                executor.shutdown(wait=False)

    def __del__(self):
        if self.is_closed():
            return
        try:
            import warnings
        except ImportError:         # the run comes to its end
            pass
        else:
            warnings.warn(f'unclosed event loop {self!r}', ResourceWarning, source=self)
        if not self.is_running():
            self.close()

    # --- signals: those that the program sends to itself

    def add_signal_handler(self, sig, callback, *args):
        """The callback is called by the loop, soon after the signal."""
        from . import _signals
        _signals.add(self, sig, callback, args)

    def remove_signal_handler(self, sig):
        from . import _signals
        return _signals.remove(self, sig)

    # --- connections between the tasks of the program

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, sock=None,
                                server_hostname=None, **options):
        self._check_no_socket('create_connection', ssl, sock)
        if host is None and port is None:
            raise ValueError('host and port was not specified and no sock specified')
        from ._network import create_connection
        return await create_connection(self, protocol_factory, host, port)

    async def create_server(self, protocol_factory, host=None, port=None, *, ssl=None, sock=None,
                            start_serving=True, **options):
        self._check_no_socket('create_server', ssl, sock)
        if host is None and port is None:
            raise ValueError('Neither host/port nor sock were specified')
        from ._network import create_server
        return await create_server(self, protocol_factory, host, port, start_serving)

    def _check_no_socket(self, name, ssl, sock):
        if ssl or sock is not None:
            raise NotImplementedError(f"loop.{name}({'ssl' if ssl else 'sock'}=...) cannot be "
                                      'simulated: give host and port; the simulated network needs '
                                      'no encryption')

    # --- what a selector would need

    def _process_events(self, event_list):
        """Nothing ever comes from a selector."""

    def _write_to_self(self):
        """Nobody has to be woken up."""


def _refuse(name, why):
    def method(self, *args, **kwargs):
        raise NotImplementedError(f'loop.{name}() cannot be simulated: {why}')
    method.__name__ = name
    method.__qualname__ = f'BaseEventLoop.{name}'
    setattr(BaseEventLoop, name, method)


for _name in ('create_datagram_endpoint',
              'create_unix_connection', 'create_unix_server', 'connect_accepted_socket',
              'start_tls', 'sendfile', 'getaddrinfo', 'getnameinfo', 'sock_recv', 'sock_recv_into',
              'sock_recvfrom', 'sock_recvfrom_into', 'sock_sendall', 'sock_sendto', 'sock_connect',
              'sock_accept', 'sock_sendfile'):
    _refuse(_name, NO_SOCKETS)
for _name in ('subprocess_exec', 'subprocess_shell'):
    _refuse(_name, NO_PROCESSES)
for _name in ('connect_read_pipe', 'connect_write_pipe', 'add_reader', 'remove_reader',
              'add_writer', 'remove_writer'):
    _refuse(_name, NO_FILES)
del _name

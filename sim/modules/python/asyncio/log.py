"""The logger 'asyncio'. While nobody has imported logging it writes as logging's last resort does."""
import sys

from _asyncio import _format_exception, _warned


def _text_of(exc_info):
    if isinstance(exc_info, BaseException):
        return _format_exception(exc_info)
    if isinstance(exc_info, tuple):
        return _format_exception(exc_info[1])
    return _format_exception(sys.exception())


class _Logger:
    name = 'asyncio'

    def _write(self, message, args, exc_info):
        text = message % args if args else message
        _warned(text)
        if exc_info:
            text = text.rstrip('\n') + '\n' + _text_of(exc_info).rstrip('\n')
        if sys.stderr is not None:
            sys.stderr.write(text + '\n')

    def _log(self, level, message, args, exc_info, place=None):
        logging = sys.modules.get('logging')
        if logging is not None:
            real = logging.getLogger('asyncio')
            if place is None:
                getattr(real, level)(message, *args, exc_info=exc_info)
            else:
                self._log_from(real, getattr(logging, level.upper()), message, args, exc_info, place)
        elif level in ('warning', 'error', 'critical'):
            self._write(message, args, exc_info)

    def _log_from(self, real, level, message, args, exc_info, place):
        """Names the place in CPython's asyncio that says this: file, function, line."""
        if real.isEnabledFor(level):
            file, function, line = place
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            real.handle(real.makeRecord('asyncio', level, f'asyncio/{file}.py', line, message, args,
                                        exc_info or None, function))

    def debug(self, message, *args, exc_info=None, place=None):
        self._log('debug', message, args, exc_info, place)

    def info(self, message, *args, exc_info=None):
        self._log('info', message, args, exc_info)

    def warning(self, message, *args, exc_info=None, place=None):
        self._log('warning', message, args, exc_info, place)

    def error(self, message, *args, exc_info=None, place=None):
        self._log('error', message, args, exc_info, place)

    def __getattr__(self, name):
        import logging
        return getattr(logging.getLogger('asyncio'), name)


logger = _Logger()

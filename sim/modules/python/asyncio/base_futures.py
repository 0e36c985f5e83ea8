"""The states of futures and what shows them."""
from _asyncio import _short_repr, isfuture

from . import format_helpers

__all__ = ()

_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'


def _format_callbacks(cb):
    texts = [format_helpers._format_callback_source(one[0], ()) for one in cb]
    if len(texts) > 2:
        texts = [texts[0], f'<{len(texts) - 2} more>', texts[-1]]
    return f"cb=[{', '.join(texts)}]"


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            info.append(f'result={_short_repr(future._result)}')
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        frame = future._source_traceback[-1]
        info.append(f'created at {frame[0]}:{frame[1]}')
    return info


def _future_repr(future):
    return f"<{future.__class__.__name__} {' '.join(_future_repr_info(future))}>"

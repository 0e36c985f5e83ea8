"""How values are shown in the messages of failed assertions."""

_MAX_LENGTH = 80
_PLACEHOLDER = 12
_MIN_COMMON, _MIN_DIFF, _BEFORE = 5, 5, 5


def strclass(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + ' [truncated]...'


def _shorten(text, head, tail):
    skipped = len(text) - head - tail
    if skipped > _PLACEHOLDER:
        text = f'{text[:head]}[{skipped} chars]{text[len(text) - tail:]}'
    return text


def _common_prefix(texts):
    low, high = min(texts), max(texts)
    for at, char in enumerate(low):
        if at >= len(high) or high[at] != char:
            return low[:at]
    return low


def common_shorten_repr(*args):
    """Reprs of things that are compared, without the long parts that they share."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    same = len(prefix)
    common = _MAX_LENGTH - (longest - same + _BEFORE + _PLACEHOLDER)
    if common > _MIN_COMMON:
        prefix = _shorten(prefix, _BEFORE, common)
        return tuple(prefix + text[same:] for text in texts)
    prefix = _shorten(prefix, _BEFORE, _MIN_COMMON)
    return tuple(prefix + _shorten(text[same:], _MIN_DIFF, 5) for text in texts)


def count_differences(first, second):
    """[(times in first, times in second, element)] where these differ."""
    rest, result = list(second), []
    seen = []
    for element in list(first) + list(second):
        if any(element == other for other in seen):
            continue
        seen.append(element)
        times = sum(1 for other in first if other == element)
        others = sum(1 for other in rest if other == element)
        if times != others:
            result.append((times, others, element))
    return result

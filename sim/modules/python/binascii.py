"""Bytes as text and back: hexadecimal, base64, quoted-printable; checksums."""
from _hashes import crc32


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


_LETTERS = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_VALUES = {letter: number for number, letter in enumerate(_LETTERS)}


def _ascii(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return data.encode()
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(data)
    raise TypeError('argument should be bytes, buffer or ASCII string, not '
                    f'{type(data).__name__!r}')


def _buffer(data):
    if isinstance(data, (bytes, bytearray, memoryview)):
        return data
    raise TypeError(f'a bytes-like object is required, not {type(data).__name__!r}')


def hexlify(data, sep=..., bytes_per_sep=1):
    data = bytes(_buffer(data))
    return (data.hex() if sep is ... else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error('Odd-length string')
    try:
        if b' ' in text or not text.strip() == text:
            raise ValueError
        return bytes.fromhex(text.decode())
    except ValueError:
        raise Error('Non-hexadecimal digit found') from None


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    data = _buffer(data)
    made = bytearray()
    for at in range(0, len(data), 3):
        piece = bytes(data[at:at + 3])
        size = len(piece)
        number = int.from_bytes(piece) << 8 * (3 - size)
        made.append(_LETTERS[number >> 18])
        made.append(_LETTERS[number >> 12 & 63])
        made.append(_LETTERS[number >> 6 & 63] if size > 1 else 61)
        made.append(_LETTERS[number & 63] if size > 2 else 61)
    if newline:
        made.append(10)
    return bytes(made)


def a2b_base64(data, /, *, strict_mode=False):
    text = _ascii(data)
    made = bytearray()
    quad = left = pads = 0
    if strict_mode and text[:1] == b'=':
        raise Error('Leading padding not allowed')
    for at, letter in enumerate(text):
        if letter == 61:
            pads += 1
            if quad >= 2 and quad + pads >= 4:
                if strict_mode and at + 1 < len(text):
                    raise Error('Excess data after padding')
                return bytes(made)
            if strict_mode and quad == 0:
                raise Error('Discontinuous padding not allowed')
            continue
        value = _VALUES.get(letter)
        if value is None:
            if strict_mode:
                raise Error('Only base64 data is allowed')
            continue
        if strict_mode and pads:
            raise Error('Discontinuous padding not allowed')
        pads = 0
        if quad == 0:
            quad, left = 1, value
        elif quad == 1:
            quad = 2
            made.append(left << 2 | value >> 4)
            left = value & 15
        elif quad == 2:
            quad = 3
            made.append(left << 4 | value >> 2)
            left = value & 3
        else:
            quad = 0
            made.append(left << 6 | value)
    if quad == 1:
        raise Error('Invalid base64-encoded string: number of data characters '
                    f'({len(made) // 3 * 4 + 1}) cannot be 1 more than a multiple of 4')
    if quad:
        raise Error('Incorrect padding')
    return bytes(made)


def crc_hqx(data, crc, /):
    for byte in _buffer(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc

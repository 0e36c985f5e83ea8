"""Encodings by name."""

__all__ = ['encode', 'decode', 'lookup', 'getencoder', 'getdecoder', 'CodecInfo', 'BOM_UTF8',
           'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'getincrementaldecoder',
           'getincrementalencoder', 'IncrementalDecoder', 'iterdecode', 'iterencode']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM = BOM_UTF16 = BOM_UTF16_LE = BOM_LE = b'\xff\xfe'
BOM_UTF16_BE = BOM_BE = b'\xfe\xff'
BOM_UTF32 = BOM_UTF32_LE = b'\xff\xfe\0\0'
BOM_UTF32_BE = b'\0\0\xfe\xff'
_ROT13 = str.maketrans('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
                       'NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm')


def _special(name):
    return name.lower().replace('-', '_').removesuffix('_codec')


def encode(obj, encoding='utf-8', errors='strict'):
    name = _special(encoding)
    if name in ('rot13', 'rot_13'):
        return obj.translate(_ROT13)
    if name == 'hex':
        return bytes(obj).hex().encode()
    if name == 'base64':
        from base64 import encodebytes
        return encodebytes(obj)
    return obj.encode(encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    name = _special(encoding)
    if name in ('rot13', 'rot_13'):
        return obj.translate(_ROT13)
    if name == 'hex':
        from binascii import unhexlify
        return unhexlify(obj)
    if name == 'base64':
        from base64 import decodebytes
        return decodebytes(obj)
    return bytes(obj).decode(encoding, errors)


class CodecInfo(tuple):
    def __new__(cls, encode, decode, name):
        self = tuple.__new__(cls, (encode, decode, None, None))
        self.encode, self.decode, self.name = encode, decode, name
        return self

    def __repr__(self):
        return f'<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>'


def lookup(encoding, /):
    ''.encode(encoding)     # LookupError for a name that nobody knows
    name = encoding.lower().replace('_', '-')
    name = {'utf8': 'utf-8', 'latin1': 'iso8859-1', 'latin-1': 'iso8859-1',
            'us-ascii': 'ascii'}.get(name, name)
    return CodecInfo(lambda text, errors='strict': (text.encode(encoding, errors), len(text)),
                     lambda data, errors='strict': (bytes(data).decode(encoding, errors),
                                                    len(data)), name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


class IncrementalDecoder:
    """Keeps the bytes of a character that is not whole yet."""

    _encoding = 'utf-8'

    def __init__(self, errors='strict'):
        self.errors = errors
        self._kept = b''

    def decode(self, input, final=False):
        data = self._kept + bytes(input)
        self._kept = b''
        if not final and self._encoding.lower().replace('_', '-') in ('utf-8', 'utf8'):
            for back in range(1, min(4, len(data) + 1)):
                byte = data[-back]
                if byte >= 0xC0:
                    if back < 2 + (byte >= 0xE0) + (byte >= 0xF0):
                        data, self._kept = data[:-back], data[-back:]
                    break
                if byte < 0x80:
                    break
        return data.decode(self._encoding, self.errors)

    def reset(self):
        self._kept = b''


def getincrementaldecoder(encoding):
    lookup(encoding)
    return type('IncrementalDecoder', (IncrementalDecoder,), {'_encoding': encoding})


class IncrementalEncoder:
    _encoding = 'utf-8'

    def __init__(self, errors='strict'):
        self.errors = errors

    def encode(self, input, final=False):
        return input.encode(self._encoding, self.errors)

    def reset(self):
        pass


def getincrementalencoder(encoding):
    lookup(encoding)
    return type('IncrementalEncoder', (IncrementalEncoder,), {'_encoding': encoding})


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    decoder = getincrementaldecoder(encoding)(errors)
    for piece in iterator:
        text = decoder.decode(piece)
        if text:
            yield text
    text = decoder.decode(b'', True)
    if text:
        yield text


def iterencode(iterator, encoding, errors='strict', **kwargs):
    for text in iterator:
        data = text.encode(encoding, errors)
        if data:
            yield data


def open(*args, **kwargs):
    raise PermissionError('loopglass does not offer codecs.open(): a scenario has no files; keep '
                          'the data in the program')

"""Base 16, 32, 64 and 85 (RFC 4648 and Ascii85)."""
import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode',
           'b32encode', 'b32decode', 'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode',
           'b85encode', 'b85decode', 'a85encode', 'a85decode', 'z85encode', 'z85decode',
           'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']


def _bytes_of(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError('argument should be a bytes-like object or ASCII string, not %r'
                        % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    made = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return made.translate(bytes.maketrans(b'+/', altchars))
    return made


def b64decode(s, altchars=None, validate=False):
    s = _bytes_of(s)
    if altchars is not None:
        altchars = _bytes_of(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def _encode32(alphabet, s):
    s = bytes(s) if isinstance(s, (bytes, bytearray)) else memoryview(s).tobytes()
    made = bytearray()
    for at in range(0, len(s), 5):
        piece = s[at:at + 5]
        number = int.from_bytes(piece.ljust(5, b'\0'))
        letters = bytes(alphabet[number >> shift & 31] for shift in range(35, -5, -5))
        kept = (len(piece) * 8 + 4) // 5
        made += letters[:kept] + b'=' * (8 - kept)
    return bytes(made)


def _decode32(alphabet, s, casefold, map01=None):
    s = bytes(_bytes_of(s))
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = bytes(_bytes_of(map01))
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    bare = s.rstrip(b'=')
    padding = len(s) - len(bare)
    made = bytearray()
    for at in range(0, len(bare), 8):
        number = 0
        for letter in bare[at:at + 8].ljust(8, alphabet[:1]):
            value = alphabet.find(letter)
            if value < 0:
                raise binascii.Error('Non-base32 digit found') from None
            number = number << 5 | value
        made += number.to_bytes(5)
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    if padding:
        del made[-{1: 1, 3: 2, 4: 3, 6: 4}[padding]:]
    return bytes(made)


def b32encode(s):
    return _encode32(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode32(_B32, s, casefold, map01)


def b32hexencode(s):
    return _encode32(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_B32HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_of(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


_B85 = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~')
_Z85 = (b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#')
_A85 = bytes(range(33, 118))


def _five(number, alphabet):
    return bytes(alphabet[number // 85 ** place % 85] for place in (4, 3, 2, 1, 0))


def _encode85(s, alphabet, pad=False, fold_zero=b'', fold_space=b''):
    s = bytes(_bytes_of(s)) if not isinstance(s, str) else memoryview(s).tobytes()
    made = bytearray()
    for at in range(0, len(s), 4):
        piece = s[at:at + 4]
        number = int.from_bytes(piece.ljust(4, b'\0'))
        full = len(piece) == 4 or pad
        if fold_zero and full and number == 0:
            made += fold_zero
        elif fold_space and full and number == 0x20202020:
            made += fold_space
        else:
            letters = _five(number, alphabet)
            made += letters if full else letters[:len(piece) + 1]
    return bytes(made)


def b85encode(b, pad=False):
    return _encode85(b, _B85, pad)


def z85encode(s):
    return _encode85(s, _Z85)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    made = _encode85(b, _A85, pad, b'z', b'y' if foldspaces else b'')
    if adobe:
        made = b'<~' + made
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [made[i:i + wrapcol] for i in range(0, len(made), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        made = b'\n'.join(lines)
    return made + b'~>' if adobe else made


def _decode85(b, alphabet, name):
    values = {letter: number for number, letter in enumerate(alphabet)}
    made = bytearray()
    padding = -len(b) % 5
    b = bytes(b) + bytes(alphabet[-1:]) * padding
    for at in range(0, len(b), 5):
        number = 0
        for place, letter in enumerate(b[at:at + 5]):
            if letter not in values:
                raise ValueError('bad %s character at position %d' % (name, at + place)) from None
            number = number * 85 + values[letter]
        if number > 0xFFFFFFFF:
            raise ValueError('%s overflow in hunk starting at byte %d' % (name, at)) from None
        made += number.to_bytes(4)
    return bytes(made[:-padding] if padding else made)


def b85decode(b):
    return _decode85(_bytes_of(b), _B85, 'base85')


def z85decode(s):
    return _decode85(_bytes_of(s), _Z85, 'z85')


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = bytes(_bytes_of(b))
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with %r" % b'~>')
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    made = bytearray()
    five = bytearray()
    for letter in b + b'u' * 4:
        if 33 <= letter <= 117:
            five.append(letter)
            if len(five) == 5:
                number = 0
                for one in five:
                    number = number * 85 + one - 33
                if number > 0xFFFFFFFF:
                    raise ValueError('Ascii85 overflow') from None
                made += number.to_bytes(4)
                five.clear()
        elif letter == 122:
            if five:
                raise ValueError('z inside Ascii85 5-tuple')
            made += b'\0\0\0\0'
        elif foldspaces and letter == 121:
            if five:
                raise ValueError('y inside Ascii85 5-tuple')
            made += b'    '
        elif letter not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % letter)
    padding = 4 - len(five)
    return bytes(made[:-padding] if padding else made)


def encodebytes(s):
    s = memoryview(s).tobytes()
    return b''.join(binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(memoryview(s).tobytes())


def encode(input, output):
    while piece := input.read(57):
        output.write(binascii.b2a_base64(piece))


def decode(input, output):
    for line in input.readlines():
        output.write(binascii.a2b_base64(line))

"""Digests of messages: MD5, SHA-1, SHA-2, SHA-3, BLAKE2."""
import _hashes

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b',
                         'blake2s', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128',
                         'shake_256'}
algorithms_available = set(algorithms_guaranteed)
__all__ = (*sorted(algorithms_guaranteed), 'new', 'algorithms_guaranteed',
           'algorithms_available', 'pbkdf2_hmac', 'file_digest', 'scrypt')


def _bytes_of(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    if not isinstance(data, (bytes, bytearray, memoryview)):
        try:
            return bytes(memoryview(data))
        except TypeError:
            raise TypeError('object supporting the buffer API required') from None
    return bytes(data)


class HASH:
    """A message and the name of its digest."""

    def __init__(self, name, digest_size, block_size, data):
        self.name = name
        self.digest_size = digest_size
        self.block_size = block_size
        self._data = bytearray(_bytes_of(data))

    def update(self, obj, /):
        self._data += _bytes_of(obj)

    def digest(self):
        return _hashes.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = object.__new__(type(self))
        vars(other).update(vars(self))
        other._data = bytearray(self._data)
        return other

    def __repr__(self):
        return f'<{self.name} {type(self).__module__}.{type(self).__name__} object @ {id(self):#x}>'


HASH.__module__ = '_hashlib'


class _Sponge(HASH):
    suffix = 6

    def digest(self):
        return _hashes.sponge(self._data, self.block_size, self.suffix, self.digest_size)


class _Shake(HASH):
    def digest(self, length, /):
        return _hashes.sponge(self._data, self.block_size, 0x1f, length)

    def hexdigest(self, length, /):
        return self.digest(length).hex()


def _constructor(name, kind, digest_size, block_size):
    def openssl(string=b'', *, usedforsecurity=True):
        return kind(name, digest_size, block_size, string)
    openssl.__name__ = openssl.__qualname__ = 'openssl_' + name
    return openssl


md5 = _constructor('md5', HASH, 16, 64)
sha1 = _constructor('sha1', HASH, 20, 64)
sha224 = _constructor('sha224', HASH, 28, 64)
sha256 = _constructor('sha256', HASH, 32, 64)
sha384 = _constructor('sha384', HASH, 48, 128)
sha512 = _constructor('sha512', HASH, 64, 128)
sha3_224 = _constructor('sha3_224', _Sponge, 28, 144)
sha3_256 = _constructor('sha3_256', _Sponge, 32, 136)
sha3_384 = _constructor('sha3_384', _Sponge, 48, 104)
sha3_512 = _constructor('sha3_512', _Sponge, 64, 72)
shake_128 = _constructor('shake_128', _Shake, 0, 168)
shake_256 = _constructor('shake_256', _Shake, 0, 136)


class _Blake2(HASH):
    def __init__(self, data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1,
                 depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False,
                 usedforsecurity=True):
        wide = self._wide
        longest = 64 if wide else 32
        if digest_size is None:
            digest_size = longest
        if not 1 <= digest_size <= longest:
            raise ValueError(f'digest_size for {type(self).__name__.capitalize()} must be between '
                             f'1 and {longest} bytes, here it is {digest_size}')
        for what, text, limit in (('salt', salt, longest // 4), ('person', person, longest // 4),
                                  ('key', key, longest)):
            if len(text) > limit:
                raise ValueError(f'maximum {what} length is {limit} bytes')
        super().__init__(type(self).__name__, digest_size, longest * 2, data)
        self._parameters = (bytes((digest_size, len(key), fanout, depth))
                            + leaf_size.to_bytes(4, 'little')
                            + node_offset.to_bytes(8 if wide else 6, 'little')
                            + bytes((node_depth, inner_size)) + bytes(14 if wide else 0)
                            + salt.ljust(longest // 4, b'\0') + person.ljust(longest // 4, b'\0'))
        if key:
            self._data[:0] = key.ljust(longest * 2, b'\0')

    def digest(self):
        return _hashes.blake2(self._parameters, self._data)[:self.digest_size]


class blake2b(_Blake2):
    _wide = True
    SALT_SIZE = PERSON_SIZE = 16
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 64


class blake2s(_Blake2):
    _wide = False
    SALT_SIZE = PERSON_SIZE = 8
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 32


blake2b.__module__ = blake2s.__module__ = '_blake2'


def new(name, data=b'', **kwargs):
    if not isinstance(name, str):
        raise TypeError('new() argument 1 must be str, not ' + type(name).__name__)
    low = name.lower().replace('-', '_')
    if low not in algorithms_guaranteed:
        raise ValueError('unsupported hash type ' + name)
    return globals()[low](data, **kwargs)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    from hmac import digest
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    size = new(hash_name).digest_size
    wanted = size if dklen is None else dklen
    if wanted < 1:
        raise ValueError('key length must be greater than 0.')
    made = b''
    block = 1
    while len(made) < wanted:
        last = digest(password, salt + block.to_bytes(4), hash_name)
        mixed = int.from_bytes(last)
        for _ in range(iterations - 1):
            last = digest(password, last, hash_name)
            mixed ^= int.from_bytes(last)
        made += mixed.to_bytes(size)
        block += 1
    return made[:wanted]


def scrypt(*args, **kwargs):
    raise NotImplementedError('loopglass does not offer hashlib.scrypt(): use hashlib.pbkdf2_hmac')


def file_digest(fileobj, digest, /, *, _bufsize=0):
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made

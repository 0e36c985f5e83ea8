# Digests, keyed digests, base 16 to 85, packed numbers, UUIDs; random bytes follow the seed.
# runner: os.urandom is seeded there
import base64
import binascii
import hashlib
import hmac
import secrets
import struct
import uuid

for name in sorted(hashlib.algorithms_guaranteed):
    for size in (0, 3, 56, 64, 112, 128, 129, 144, 1000):
        h = hashlib.new(name, b'a' * size)
        print(name, size, h.hexdigest(20) if 'shake' in name else h.hexdigest()[:24],
              h.digest_size, h.block_size)
print(hashlib.blake2b(b'x', digest_size=16, key=b'k', salt=b's', person=b'p').hexdigest())
print(hmac.new(b'k' * 200, b'msg', hashlib.md5).hexdigest())
print(hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 10).hex())
data = bytes(range(0, 256, 7))
for encode, decode in ((base64.b64encode, base64.b64decode), (base64.b32encode, base64.b32decode),
                       (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode)):
    print(encode(data), decode(encode(data)) == data)
for text in 'YQ=', 'Y', 'YQ', 'YW Jj':
    try:
        print(base64.b64decode(text))
    except binascii.Error as error:
        print(error)
print(struct.pack('<hHq?', -1, 65535, -5, True), struct.pack('3s5p', b'ab', b'xyz'),
      struct.calcsize('bi'), struct.unpack('>d', struct.pack('>d', 3.14)), struct.pack('e', 0.333),
      list(struct.iter_unpack('>H', b'\0\1\0\2')))
for form, values in (('I', (-1,)), ('H', ('x',)), ('z', (1,)), ('II', (1,)), ('<f', (1e39,))):
    try:
        struct.pack(form, *values)
    except (struct.error, OverflowError) as error:
        print(form, error)
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(repr(u), u.fields, u.version, u.variant, uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'))
print(uuid.uuid4(), secrets.token_hex(8), secrets.choice('abcdef'), secrets.randbelow(100))

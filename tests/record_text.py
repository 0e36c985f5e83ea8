"""Writes text_cases.txt: expressions over str and bytes, and what CPython 3.13 gives for them.

    PYTHONHASHSEED=0 python3.13 record_text.py > text_cases.txt

check_text reads them with a small reader of its own, so keep to what it knows: literals (one
argument list may hold tuples, lists, dicts and None, True, False), names of types, attributes,
calls with names, indexing, slicing, and one binary operator from + * % in == != < <= > >=.
"""
import sys
import warnings

warnings.simplefilter("ignore")

CASES = r"""
'abc'
''
'it\'s'
'say "hi"'
'both \' and "'
'tab\t nl\n cr\r bs\\ nul\x00 del\x7f'
'h\xe9llo \u20ac \U0001f600'
'\xa0\xad\u200b\u2028\ud800\U000e0001\U0010ffff'
'abc' + 'def'
'h\xe9' + '\u20ac'
'' + 'a'
'a' + ''
'ab' * 3
3 * 'ab'
'h\xe9' * 2
'ab' * 0
'ab' * -1
'ab' * True
'a' + 1
'a' + None
1 + 'a'
'a' + b'b'
'a' * 'b'
'a' * 1.5
'a' * None
'a' * 10000000000000000
'abc'[0]
'abc'[-1]
'abc'[3]
'abc'[-4]
'abc'[True]
'abc'['x']
'abc'[None]
'abc'[100000000000000000000000]
'h\xe9llo\u20ac'[1]
'h\xe9llo\u20ac'[-1]
'h\xe9llo\u20ac'[-3]
'abcdef'[1:3]
'abcdef'[:3]
'abcdef'[3:]
'abcdef'[:]
'abcdef'[-3:-1]
'abcdef'[::2]
'abcdef'[::-1]
'abcdef'[4:1:-2]
'abcdef'[10:]
'abcdef'[3:1]
'abcdef'[::0]
'abcdef'['a':]
'h\xe9llo\u20ac!'[1:6]
'h\xe9llo\u20ac!'[::-1]
'h\xe9llo\u20ac!'[::3]
'h\xe9llo\u20ac!'[5:0:-2]
'a' in 'abc'
'' in 'abc'
'bc' in 'abc'
'x' in 'abc'
'\xe9' in 'h\xe9'
1 in 'abc'
'a' == 'a'
'a' == 'b'
'a' != 'b'
'a' == 1
'a' < 'b'
'a' < 'aa'
'\xe9' < '\u20ac'
'\uffff' < '\U00010000'
'a' < 1
'a' >= 'a'
len('h\xe9llo\u20ac')
len('\U0001f600')
hash('')
hash('a')
hash('hello world')
hash('12345678')
hash('h\xe9')
hash('\u20ac')
hash('a\u20ac')
hash('\U0001f600')
hash('a longer text, of more than a few words, so that several blocks are hashed \u20ac')
hash(b'')
hash(b'a')
hash(b'\xff\x00abcdefghi')
str()
str('a')
str(1)
str(b'abc')
str(b'h\xc3\xa9', 'utf-8')
str(b'h\xe9', 'latin-1')
str(b'h\xe9', encoding='latin-1')
str(b'h\xe9', errors='replace')
str(object=b'a', encoding='ascii')
str('a', 'b')
str(1, 2)
str(1, 'utf-8')
str(1, 2, 3, 4)
str(foo=1)
'abc'.capitalize()
'ABC def'.capitalize()
'\xdfabc'.capitalize()
'\u01c6a'.capitalize()
''.capitalize()
'\xdf'.casefold()
'HELLO \u0130'.casefold()
'\u1e9e'.casefold()
'\ufb01'.upper()
'\xdf'.upper()
'\u0149'.upper()
'\u0390'.upper()
'h\xe9llo'.upper()
'hello'.upper()
'\xff'.upper()
'\xb5'.upper()
'\u0131'.upper()
'\u01c5'.upper()
'HELLO'.lower()
'H\xc9LLO'.lower()
'\u0130'.lower()
'\u03a3'.lower()
'A\u03a3'.lower()
'A\u03a3B'.lower()
'A\u03a3.'.lower()
'A.\u03a3 B'.lower()
'\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3'.lower()
'\U00010400'.lower()
'\u1e9e'.lower()
'Hello World'.swapcase()
'\xdf\u0130\u01c5'.swapcase()
'hello world'.title()
"they're bill's".title()
'HELLO\xc9 w\xf6rld'.title()
'\ufb01sh \u01c6o'.title()
'1a b2c'.title()
'ab'.center(6)
'ab'.center(7)
'abc'.center(6)
'abc'.center(7, '*')
'abc'.center(2)
'abc'.center(6, '\u20ac')
'abc'.center('x')
'abc'.center(6, 'ab')
'abc'.center(6, '')
'abc'.center(6, 1)
'abc'.ljust(6, '-')
'abc'.rjust(6, '-')
'abc'.ljust(2)
'abc'.rjust(-5)
'42'.zfill(5)
'-42'.zfill(5)
'+42'.zfill(5)
'-'.zfill(3)
''.zfill(3)
'x-1'.zfill(6)
'42'.zfill(1)
'\xe9'.zfill(3)
'a\tb'.expandtabs()
'a\tb'.expandtabs(4)
'a\tb\ncd\te'.expandtabs(tabsize=4)
'\ta'.expandtabs(0)
'\u20ac\ta'.expandtabs(3)
'a\tb'.expandtabs(-1)
'abcabc'.count('bc')
'aaaa'.count('aa')
'abc'.count('')
'abc'.count('', 1)
'abc'.count('', 4)
'abc'.count('', 3)
'abcabc'.count('a', 1)
'abcabc'.count('a', 1, 3)
'h\xe9h\xe9'.count('\xe9', 2)
'abc'.count(1)
'abcabc'.find('c')
'abcabc'.find('c', 3)
'abcabc'.find('c', 3, 5)
'abcabc'.find('x')
'abc'.find('')
'abc'.find('', 3)
'abc'.find('', 4)
'abc'.find('c', -1)
'abc'.find('c', None, None)
'abc'.find('abcd')
'h\xe9llo\u20acx'.find('x')
'h\xe9llo\u20acx'.find('\u20ac', 2)
'h\xe9llo\u20acx'.rfind('l')
'abcabc'.rfind('bc')
'abcabc'.rfind('bc', 0, 4)
'abc'.rfind('')
'abc'.find(1)
'abc'.find('a', 'b')
'abcabc'.index('c')
'abc'.index('x')
'abcabc'.rindex('b')
'abc'.rindex('x')
'abc'.startswith('ab')
'abc'.startswith('bc', 1)
'abc'.startswith('')
'abc'.startswith('', 4)
'abc'.startswith(('x', 'a'))
'abc'.startswith(())
'abc'.startswith('abcd')
'abc'.startswith(1)
'abc'.startswith((1, 'a'))
'abc'.endswith('bc')
'abc'.endswith('ab', 0, 2)
'abc'.endswith(('x', 'c'))
'abc'.endswith(1)
'a-b-c'.partition('-')
'abc'.partition('-')
'a-b-c'.rpartition('-')
'abc'.rpartition('-')
'abc'.partition('')
'abc'.partition(1)
'prefix-x'.removeprefix('prefix-')
'abc'.removeprefix('x')
'abc'.removesuffix('bc')
'abc'.removesuffix('')
'abc'.removesuffix(1)
'aXbXc'.replace('X', '-')
'aXbXc'.replace('X', '')
'aXbXc'.replace('X', '--', 1)
'aXbXc'.replace('X', '-', 0)
'aXbXc'.replace('X', '-', count=1)
'abc'.replace('', '-')
'abc'.replace('', '-', 2)
'abc'.replace('', '-', 0)
''.replace('', 'x')
''.replace('a', 'x')
'h\xe9h\xe9'.replace('\xe9', '\u20ac\u20ac')
'h\xe9h\xe9'.replace('', '.')
'abc'.replace('x', 'y')
'abc'.replace(1, 'a')
'abc'.replace('a', 1)
'abc'.replace('a', 'b', 'c')
'a b  c'.split()
' a b  c '.split()
'a b  c d'.split(None, 1)
'a b  c d  '.split(None, 2)
'a,b,,c'.split(',')
'a,b,,c'.split(',', 1)
'a,b'.split(',', 0)
''.split()
''.split(',')
'   '.split()
'a, b, c'.split(', ')
'a\u2003b\xa0c\x1cd'.split()
'a b'.split(sep=' ', maxsplit=1)
'a'.split('')
'a'.split(1)
'a b c'.rsplit(None, 1)
' a  b c '.rsplit(None, 1)
' a  b c '.rsplit()
'a,b,c'.rsplit(',', 1)
'a,b,c'.rsplit(',')
'a'.rsplit('')
'a\nb\r\nc\rd'.splitlines()
'a\nb\r\nc\rd'.splitlines(True)
'a\n'.splitlines()
''.splitlines()
'\n'.splitlines()
'a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i'.splitlines()
'a\n\nb'.splitlines(keepends=True)
','.join(['a', 'b', 'c'])
','.join(('a',))
','.join([])
''.join(['a', '\xe9'])
', '.join('abc')
'\u20ac'.join(['a', 'b'])
','.join({'a': 1, 'b': 2})
','.join(['a', 1])
','.join([None])
','.join(1)
','.join(None)
'  ab '.strip()
'  ab '.lstrip()
'  ab '.rstrip()
'xxabxx'.strip('x')
'xyabyx'.strip('xy')
'\u20aca\xe9\u20ac'.strip('\u20ac')
'\u2003a\xa0'.strip()
'abc'.strip('')
'abc'.strip('abc')
'abc'.strip(None)
'abc'.strip(1)
'abc'.lstrip(1)
'abc'.isalnum()
'a1'.isalnum()
''.isalnum()
'a b'.isalnum()
'\xe9\xb2'.isalnum()
'abc'.isalpha()
'ab1'.isalpha()
'\xe9\u20ac'.isalpha()
'abc'.isascii()
''.isascii()
'\x80'.isascii()
'123'.isdecimal()
'\u0663'.isdecimal()
'\xb2'.isdecimal()
'\xb2'.isdigit()
'\xbd'.isdigit()
'\xbd'.isnumeric()
'\u4e09'.isnumeric()
'abc'.isidentifier()
'_a1'.isidentifier()
'1a'.isidentifier()
''.isidentifier()
'\xe9t\xe9'.isidentifier()
'a b'.isidentifier()
'abc'.islower()
'aBc'.islower()
'1'.islower()
'a1'.islower()
'\u01c5'.islower()
'ABC'.isupper()
'A1'.isupper()
'\u01c5'.isupper()
'Abc Def'.istitle()
'Abc def'.istitle()
'A1B'.istitle()
'AB'.istitle()
'\u01c5a'.istitle()
''.istitle()
'abc'.isprintable()
'a\n'.isprintable()
''.isprintable()
'\xa0'.isprintable()
' \t\n\x1f'.isspace()
'\u2003\x85'.isspace()
''.isspace()
'abc'.translate({97: 'x', 98: None, 99: 65})
'abc'.translate({})
'abc'.translate({97: '\u20ac\u20ac'})
'abc'.translate({97: 1.5})
'abc'.translate({97: -1})
'abc'.translate({97: 1114112})
'abc'.translate(1)
'abc'.translate(['x'])
str.maketrans('abc', 'xyz')
str.maketrans('abc', 'xyz', 'd')
str.maketrans({'a': 1, 98: 'b'})
str.maketrans('a')
str.maketrans('a', 'bc')
str.maketrans('a', 1)
str.maketrans({'ab': 1})
str.maketrans({1.5: 1})
str.maketrans(1, 'a')
'h\xe9'.encode()
'h\xe9\u20ac\U0001f600'.encode('utf-8')
'h\xe9'.encode('latin-1')
'h\xe9'.encode('ISO-8859-1')
'abc'.encode('us-ascii')
'h\xe9'.encode('ascii')
'h\xe9\xe9'.encode('ascii')
'\u20ac'.encode('latin1')
'\ud800'.encode()
'a\ud800\udc00'.encode('utf8')
'h\xe9'.encode('ascii', 'ignore')
'h\xe9'.encode('ascii', 'replace')
'h\xe9\u20ac\U0001f600'.encode('ascii', 'backslashreplace')
'h\xe9\u20ac\U0001f600'.encode('ascii', 'xmlcharrefreplace')
'\udcff'.encode('utf-8', 'surrogateescape')
'\udcffa\ud800'.encode('utf-8', 'surrogateescape')
'\udcff'.encode('ascii', 'surrogateescape')
'\ud800'.encode('utf-8', 'surrogatepass')
'\ud800'.encode('utf-8', 'replace')
'h\xe9'.encode('ascii', 'foo')
'a'.encode('foo')
'a'.encode(1)
'a'.encode('utf-8', 1)
'a\xe9'.encode('utf-16')
'a\U0001f600'.encode('utf-16-le')
'a\U0001f600'.encode('utf-16-be')
'a\xe9'.encode('utf-32')
'a\xe9'.encode('utf-32-be')
'a\xe9'.encode('utf-8-sig')
'a\ud800'.encode('utf-16')
b'abc'.decode()
b'h\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'.decode()
b'\xff'.decode()
b'a\x80b'.decode()
b'\xe2\x82'.decode()
b'\xe2\x82a'.decode()
b'\xe2'.decode()
b'\xe2a'.decode()
b'\xf0\x9f\x98'.decode()
b'\xf0\x9fab'.decode()
b'\xc0\x80'.decode()
b'\xed\xa0\x80'.decode()
b'\xe0\x80\x80'.decode()
b'\xf4\x90\x80\x80'.decode()
b'\xf5\x80\x80\x80'.decode()
b'\xed'.decode()
b'a\xffb\xe2\x82c'.decode('utf-8', 'replace')
b'a\xffb\xe2\x82c'.decode('utf-8', 'ignore')
b'a\xffb\xe2\x82c'.decode('utf-8', 'backslashreplace')
b'a\xffb\xe2\x82c'.decode('utf-8', 'surrogateescape')
b'\xed\xa0\x80'.decode('utf-8', 'surrogatepass')
b'\xff'.decode('utf-8', 'surrogatepass')
b'\xff'.decode('utf-8', 'xmlcharrefreplace')
b'\xff'.decode('utf-8', 'foo')
b'h\xe9'.decode('latin-1')
b'h\xe9'.decode('ascii')
b'h\xe9'.decode('ascii', 'replace')
b'a'.decode('foo')
b'a'.decode(1)
b'\xff\xfea\x00'.decode('utf-16')
b'\xfe\xff\x00a'.decode('utf-16')
b'a\x00\x3d\xd8\x00\xde'.decode('utf-16-le')
b'abc'.decode('utf-16-le')
b'\x00\xdc'.decode('utf-16-le')
b'\x00\xd8a\x00'.decode('utf-16-le')
b'\x00\xd8'.decode('utf-16-le')
b'\xff\xfe\x00\x00a\x00\x00\x00'.decode('utf-32')
b'\x00\x00\x11\x00'.decode('utf-32-le')
b'\xef\xbb\xbfa'.decode('utf-8-sig')
b'abc'
b"it's"
b'say "it\'s"'
b'\x00\t\n\r\\\x7f\xff'
bytes()
bytes(3)
bytes([1, 2, 255])
bytes((65, 66))
bytes('h\xe9', 'utf-8')
bytes('h\xe9', encoding='latin-1')
bytes(b'abc')
bytes(bytearray(b'abc'))
bytes(memoryview(b'abc'))
bytes('a')
bytes(1.5)
bytes(-1)
bytes([256])
bytes([-1])
bytes(['a'])
bytes(100000000000000000000)
bytes(1, 'utf-8')
bytes(encoding='utf-8')
bytes(errors='strict')
bytes(None)
bytes('a', 'utf-8', 'strict', 1)
b'ab' + b'cd'
b'ab' + bytearray(b'cd')
bytearray(b'ab') + b'cd'
b'ab' + 'c'
b'ab' + 1
b'ab' * 2
2 * b'ab'
b'ab' * 'a'
b'abc'[1]
b'abc'[-1]
b'abc'[5]
b'abc'['a']
b'abc'[1:]
b'abc'[::-1]
b'abc'[::2]
97 in b'abc'
b'bc' in b'abc'
256 in b'abc'
'a' in b'abc'
b'a' == b'a'
b'a' == bytearray(b'a')
b'a' == 'a'
b'a' < b'b'
b'a' < 'a'
b'abcabc'.find(b'c')
b'abcabc'.find(99, 3)
b'abc'.find(b'')
b'abc'.find('a')
b'abc'.find(256)
b'abcabc'.rfind(b'c')
b'abc'.index(b'x')
b'abcabc'.count(b'c')
b'abcabc'.count(97)
b'abc'.count(b'')
b'abc'.startswith(b'ab')
b'abc'.startswith((b'x', b'a'))
b'abc'.startswith('a')
b'abc'.endswith(b'bc')
b'a,b'.partition(b',')
b'ab'.partition(b',')
b'a,b,c'.rpartition(b',')
b'ab'.rpartition(b',')
b'ab'.partition(b'')
b'abc'.removeprefix(b'a')
b'abc'.removesuffix(b'c')
b'abc'.removesuffix('c')
b'aXbX'.replace(b'X', b'--')
b'aXbX'.replace(b'X', b'', 1)
b'ab'.replace(b'', b'-')
b'ab'.replace('a', b'b')
b'a b  c'.split()
b' a b  c '.split(None, 1)
b'a,b,,c'.split(b',')
b'a,b,c'.rsplit(b',', 1)
b' a b c '.rsplit(None, 1)
b'a'.split(b'')
b'a'.split('a')
b'a\nb\r\nc'.splitlines()
b'a\nb\r\nc'.splitlines(True)
b','.join([b'a', b'b'])
b','.join([b'a', bytearray(b'b')])
b','.join(['a'])
b','.join(b'ab')
b','.join(1)
b' ab '.strip()
b'xabx'.strip(b'x')
b'xabx'.lstrip(b'x')
b'xabx'.rstrip(b'x')
b'a'.strip('a')
b'Hello World'.lower()
b'Hello World'.upper()
b'Hello World'.swapcase()
b'hello world'.title()
b'hELLO'.capitalize()
b'abc'.isalpha()
b'a1'.isalnum()
b'12'.isdigit()
b' \t'.isspace()
b'abc'.islower()
b'ABC'.isupper()
b'Abc Def'.istitle()
b'\x80'.isascii()
b'ab'.center(5)
b'ab'.center(5, b'*')
b'ab'.ljust(5)
b'ab'.rjust(5, b'-')
b'ab'.center(5, b'ab')
b'ab'.center(5, 'a')
b'-42'.zfill(6)
b'a\tb'.expandtabs(4)
b'abc'.hex()
b'abcdef'.hex('-')
b'abcdef'.hex('-', 2)
b'abcde'.hex(':', 2)
b'abcde'.hex(':', -2)
b'abc'.hex(b'.')
b'abc'.hex('ab')
b'abc'.hex(1)
b'abc'.hex('\xe9')
bytes.fromhex('61 62\n63')
bytes.fromhex('aBcD')
bytes.fromhex('a')
bytes.fromhex('zz')
bytes.fromhex('6 1')
bytes.fromhex(1)
bytearray.fromhex('6162')
b'abc'.translate(None, b'b')
b'abc'.translate(bytes.maketrans(b'ab', b'xy'))
b'abc'.translate(b'ab')
b'abc'.translate(1)
bytes.maketrans(b'a', b'bc')
bytearray()
bytearray(b'abc')
bytearray(3)
bytearray([1, 2])
bytearray('h\xe9', 'utf-8')
bytearray('a')
bytearray([256])
bytearray(b'abc')[1]
bytearray(b'abc')[1:]
bytearray(b'abc')[7]
bytearray(b'abc')['a']
bytearray(b'abc').upper()
bytearray(b'a,b').split(b',')
bytearray(b'abc').decode()
bytearray(b'abc').append(1)
bytearray(b'abc').append(256)
bytearray(b'abc').append('a')
bytearray(b'abc').pop()
bytearray(b'abc').pop(0)
bytearray(b'abc').pop(5)
bytearray(b'').pop()
bytearray(b'abc').remove(98)
bytearray(b'abc').remove(5)
bytearray(b'abc').extend('abc')
bytearray(b'abc').extend([256])
bytearray(b'abc').extend(1)
bytearray(b'abc').insert(0, 256)
bytearray(b'abc').copy()
hash(bytearray(b'a'))
memoryview(b'abc')[1]
memoryview(b'abc')[-1]
memoryview(b'abc')[5]
memoryview(b'abc')['a']
memoryview(b'abcdef')[1:4].tobytes()
memoryview(b'abcdef')[::2].tobytes()
memoryview(b'abcdef')[::-1].tolist()
memoryview(b'abcdef')[1:5][::2].tobytes()
memoryview(b'abc').hex()
memoryview(b'abc').nbytes
memoryview(b'abc').readonly
memoryview(bytearray(b'abc')).readonly
memoryview(b'abc') == b'abc'
memoryview(b'abc') == bytearray(b'abd')
len(memoryview(b'abc'))
memoryview('a')
memoryview(1)
hash(memoryview(b'abc'))
hash(memoryview(bytearray(b'abc')))
list('h\xe9\u20ac')
list(b'abc')
list(bytearray(b'abc'))
list(memoryview(b'abc'))
'%s and %r' % ('a', 'b')
'{} {0}'.format(1)
'{0}-{1}-{x!r}'.format(1, 'a', x='y')
'{:>5}|{:<5}|{:^5}'.format('a', 'b', 'c')
'{a}'.format_map({'a': 1})
b'%d %s' % (1, b'a')
ascii('h\xe9\u20ac\U0001f600')
ascii('it\'s')
"""


def outcome(source):
    try:
        return repr(eval(source))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass", newline="\n")
for line in CASES.strip().splitlines():
    print(line, outcome(line), sep="\t")

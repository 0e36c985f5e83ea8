"""Writes number_cases.txt: expressions over numbers, and what CPython 3.13 gives for them.

    PYTHONHASHSEED=0 python3.13 record_numbers.py > number_cases.txt

check_numbers evaluates them with evaluate.c, so keep to what it knows: literals, displays, names of
types and of the builtins that check_numbers adds, attributes, calls, indexing, operators. They run
in order and share the state of `random`. Those of CASES are about words and corners; `generated`
adds operations on numbers drawn by chance, always the same ones.
"""
import math
import random
import struct
import sys
import warnings

warnings.simplefilter("ignore")

CASES = r"""
1//0
1%0
divmod(1,0)
1/0
1.0/0
1.0//0
1.0%0
divmod(1.0,0)
1j/0
0**-1
0.0**-1
0j**-1
2**-2
(-8)**(1/3)
pow(2,-1,4)
pow(2,3,0)
pow(2,-1,7)
pow(2.0,1,3)
pow(2,1,3.0)
1<<-1
1>>-1
int('a')
int('1',1)
int('1',37)
int(1,2)
int(base=2)
int('1','2')
int(x=1)
int(1,2,3)
int('12',base=16)
int('12',10,base=16)
int([])
int(b'a')
int(bytearray(b'a'))
int('1'*5000)
str(10**5000)
int('')
int('1__0')
int('0777',0)
int('00',0)
int('0x_f',0)
int(None)
int(1.5,base=3)
int(float('inf'))
int(float('nan'))
float('a')
float(b'a')
float(None)
float(1,2)
float(x=1)
float('1__0')
float('1_0')
float(10**400)
10**400/3
10**400*1.0
1.0+10**400
10**400//1.0
1e308*10
1e308**2
complex('a')
complex(1,'a')
complex('1','2')
complex(None)
complex('1+2j ')
complex(real=1,imag=2)
complex(1,2,3)
1j<2j
1j//1
1j%1
divmod(1j,1)
int(1j)
float(1j)
(1).to_bytes(-1)
(256).to_bytes(1)
(-1).to_bytes(1)
(1).to_bytes(1,'middle')
(-129).to_bytes(1,'big',signed=True)
int.from_bytes('a')
int.from_bytes([1,256])
int.from_bytes([1,2],'foo')
round(15,-1)
round(25,-1)
round(1.5,'a')
round(1,'a')
round(1e308,-308)
round(1.7e308,-308)
(1.5).as_integer_ratio()
float('inf').as_integer_ratio()
float('nan').as_integer_ratio()
float.fromhex('a')
float.fromhex('zz')
float.fromhex('0x1p5000')
float.fromhex('')
'%d'%'a'
'%x'%1.5
'%x'%'a'
'%c'%'ab'
'%c'%1.5
'%c'%-1
'%c'%0x110000
'%f'%'a'
'%s'
'%s'%()
'%s'%(1,2)
'%(a)s'%1
'%(a'%{}
'%(a)s'%{}
'%'%1
'%y'%1
'%*d'%('a',1)
'%.*d'%('a',1)
'%d'%1.9
'%i'%(-1.9)
'%5%'%()
'%\xe9'%1
b'%s'%'a'
b'%c'%256
b'%c'%'a'
b'%d'%'a'
b'%s %s'%(1,)
b'%s'%(b'a',1)
b'%y'%1
b'%b'%(1,)
b'%f'%'a'
b'%c'%b'ab'
b'%x'%1.5
'a'%1
'a'%{}
'a'%[1]
'a'%(1,)
'{'.format()
'}'.format()
'{0'.format(1)
'{0!'.format(1)
'{0!r'.format(1)
'{0!x}'.format(1)
'{0!rx}'.format(1)
'{0!}'.format(1)
'{0!r:'.format(1)
'{0.}'.format(1)
'{0[}'.format(1)
'{0[]}'.format(1)
'{0[a]b}'.format({'a':1})
'{}{0}'.format(1)
'{0}{}'.format(1)
'{1}'.format(1)
'{}'.format()
'{a}'.format()
'{a}'.format_map({})
'{:{:{}}}'.format(1,2,3)
'{0:{1}}'.format(1,5)
'{0{}'.format(1)
'{0[a{}]}'.format(1)
'{99999999999999999999999}'.format(1)
'{0.a}'.format(1)
'{0[0]}'.format(1)
'{0[a]}'.format([1])
'{0[99999999999999999999999]}'.format([1])
'{!r}'.format('a')
'{:}}'.format(1)
'{:{}'.format(1)
'{a.b}'.format(a=1)
'{.real}'.format(1)
'{[0]}'.format([7])
format(1,'zz')
format(1,'z')
format(1,'.3')
format(1,'+c')
format(1,'#c')
format(-1,'c')
format(65,'c')
format(65,'5c')
format(65,'05c')
format(65,',c')
format(1,'y')
format(1,'\x01')
format(1,'\xe9')
format(1,'s')
format('a','d')
format('a','+')
format('a',' ')
format('a','z')
format('a','#')
format('a','=5')
format('a',',')
format('a','_')
format('a','05')
format('a','.0')
format(1.5,'d')
format(1.5,'s')
format(1.5,',_')
format(1.5,'_,')
format(1.5,',,')
format(1.5,'.')
format(1.5,'.a')
format(1.5,'99999999999999999999')
format(1.5,'.99999999999999999999')
format(1.5,'.2147483648f')
format(1,',n')
format(1,',x')
format(1,'_x')
format(255,'_b')
format(1,',s')
format(1j,'%')
format(1j,'05')
format(1j,'=5')
format(1j,'d')
format(1+2j,'.2f')
format(1+2j,',.2f')
format(1+2j,'>20')
format(True,'')
format(True,'d')
format(True,'5')
format(True,'s')
format(None,'d')
format(1,'5\x00')
format(-0.0,'z.1f')
format(-0.04,'z.1f')
format(1234567.891,',')
format(1234567.891,'020,.1f')
format(float('inf'),'010')
format(float('-inf'),'+F')
format(123.0,'.3')
format(1e20,'n')
format(1.0,'#.0f')
format(1.0,'#g')
format(1.0,'#')
format(1.0,'#x')
format(12345,'#o')
format(-12345,'#010x')
~1.5
-'a'
True+True
True&True
True&1
~True
True|2
bool(1,2)
bool(x=1)
(5).bit_count()
(1).is_integer()
int.__add__(1,2.0)
1+'a'
1<'a'
1.0<'a'
1j+'a'
hash(1j)
hash(-1)
hash(2**61-1)
hash(2**61)
hash(-2**61)
hash(0.5)
hash(1e300)
hash(float('inf'))
hash(float('-inf'))
(1.5).__round__(None)
(2.5).__round__()
round(float('nan'))
round(float('inf'))
round(float('inf'),2)
1.5 .hex()
float('1e-5').hex()
0.0 .hex()
abs(1e200+1e200j)
abs(1e308+1e308j)
(1e308+1e308j)**2
(1+2j)**2
(1+2j)**2.5
(1+2j)**-3
2**(1+2j)
complex('nan')
complex('(1+2j)')
complex(' 1 + 2j')
complex('1e5j')
complex('-j')
complex(float('inf'),float('nan'))
-0j
complex(-0.0,-0.0)
complex(0,-0.0)
complex(1e16,1)
int.from_bytes(b'')
0 << (1<<70)
1 >> (1<<70)
-1 >> (1<<70)
int('\uff11\uff12')
float('\uff11.\uff15')
int('\u00a012\u2003')
int(' 0b101 ',2)
int('0b101',0)
int('0b',0)
int('-0x1F',16)
int('z',36)
int('+ 1')
int('1 1')
int('\x001')
int('1\x00')
float('1\x00')
divmod(-7,2)
divmod(-7.5,2)
-7.0//2
5.0%-3
-5.0%3
5%-3.0
0.0%-1
-0.0%1
1e-300%-1
float('inf')%1
1%float('inf')
-1%float('inf')
1.0//float('inf')
-1.0//float('inf')
math.sqrt(-1)
math.sqrt('a')
math.log(0)
math.log(-1)
math.log(-10**400)
math.log(10**400)
math.log(0,2)
math.log(4,1)
math.log(4,2)
math.log(4,0)
math.log('a')
math.log2(0)
math.log2(2**2000)
math.log10(-1)
math.log10(10**500)
math.log1p(-1)
math.log1p(-2)
math.exp(1000)
math.exp(-1000)
math.cosh(1000)
math.acos(2)
math.acosh(0.5)
math.atanh(1)
math.gamma(0)
math.gamma(-1)
math.gamma(200)
math.gamma(float('-inf'))
math.lgamma(0)
math.lgamma(-1)
math.lgamma(1e306)
math.fmod(1,0)
math.fmod(float('inf'),1)
math.remainder(1,0)
math.pow(0,-1)
math.pow(-1,.5)
math.pow(10,400)
math.pow('a',1)
math.ldexp(1,10000)
math.ldexp(1,-10000)
math.ldexp(1,10**100)
math.ldexp(1,-10**100)
math.ldexp(1,1.5)
math.frexp(0.1)
math.modf(1.5)
math.modf(float('inf'))
math.modf(-0.0)
math.floor('a')
math.floor(1.5)
math.floor(float('nan'))
math.ceil('a')
math.ceil(-1.5)
math.trunc('a')
math.trunc(1.7)
math.factorial(-1)
math.factorial(1.0)
math.factorial(10**30)
math.factorial('a')
math.factorial(20)
math.gcd()
math.gcd(1.5)
math.gcd(12,18,27)
math.lcm()
math.lcm(4,6,0)
math.lcm(4,6)
math.comb(5,-1)
math.comb(-5,1)
math.comb(5,7)
math.comb(5.0,1)
math.comb(52,5)
math.comb(10**20,3)
math.comb(10**20,10**19)
math.perm(5)
math.perm(5,None)
math.perm(5,2)
math.perm(-5,2)
math.perm(5,-2)
math.isqrt(-1)
math.isqrt(10**30)
math.isqrt(1.5)
math.isclose(1,1+1e-10)
math.isclose(1,2,rel_tol=-1)
math.dist((1,2),(1,))
math.dist((1,2),(4,6))
math.dist([1,2],[4,6])
math.dist('ab','cd')
math.dist(5,6)
math.hypot()
math.hypot(3,4)
math.hypot('a')
math.fsum([.1]*10)
math.fsum(['a'])
math.fsum([1e308,1e308])
math.fsum([float('inf'),-float('inf')])
math.fsum([float('inf'),1])
math.fsum(5)
math.prod([1,2,3])
math.prod([1,2.5,3],start=2)
math.prod(['a',2])
math.prod([])
math.sumprod([1,2],[3,4])
math.sumprod([1,2],[3])
math.sumprod([1.5,2],[3,4])
math.sumprod([10]*5,[.1]*5)
math.sumprod(['a'],[1])
math.nextafter(1,2)
math.nextafter(1,2,steps=3)
math.nextafter(1,2,steps=-3)
math.nextafter(1,2,steps=1.5)
math.ulp(1.0)
math.ulp(float('inf'))
math.ulp(-5e-324)
math.copysign(1,-0.0)
math.fma(1,2,3)
math.fma(float('inf'),0,1)
math.fma(1e308,10,0)
math.fma(float('inf'),1,-float('inf'))
math.degrees(1)
math.radians(180)
math.sin(float('inf'))
math.cbrt(27)
math.exp2(10)
math.exp2(2000)
math.expm1(1000)
math.erf(0.5)
math.erfc(0.5)
math.atan2(1,-1)
math.atan2(0.0,-0.0)
math.floor(10**50)
math.isnan('a')
math.isinf(10**400)
math.isfinite(1)
math.tau
math.hypot(1e-320,1e-320)
math.hypot(float('inf'),float('nan'))
math.sumprod([True],[2**70])
math.sumprod(5,[1])
math.tan(math.pi/2)
math.sqrt
math.pow(float('-inf'),3)
math.nextafter(float('nan'),1)
math.sinh(-1000)
math.gcd(True,2)
math.comb(1,None)
math.perm(10**19, 10**19)
math.factorial(True)
math.ldexp(float('inf'),10)
math.isclose('a',1)
math.radians('a')
math.prod(5)
math.trunc(1)
math.floor(True)
b'12' % '12'
bytearray(b'%d') % 5
bytearray(b'12') % []
int.from_bytes(1.5)
format(True, 's')
chr(True)
pow(2, 1j, 5)
'%*d' % (10 ** 20, 1)
(1).to_bytes(10 ** 20)
random.seed(42)
random.random()
random.seed(0)
random.random()
random.getrandbits(0)
random.getrandbits(1)
random.getrandbits(32)
random.getrandbits(33)
random.getrandbits(64)
random.getrandbits(100)
random.getrandbits(-1)
random.seed(-7)
random.random()
random.seed(2**200 + 3)
random.random()
random.seed(2.5)
random.random()
random.seed('hello')
random.random()
random.seed('h\u00e9llo \u20ac')
random.random()
random.seed(b'bytes')
random.random()
random.seed(bytearray(b'bytes'))
random.random()
random.seed('old', 1)
random.random()
random.seed(b'old', version=1)
random.random()
random.seed('', 1)
random.random()
random.seed([1])
random.seed(1 + 2j)
random.seed(True)
random.random()
random.seed(12345)
random.randrange(10)
random.randrange(1)
random.randrange(5, 15)
random.randrange(0, 101, 10)
random.randrange(10, 0, -3)
random.randrange(10 ** 30)
random.randrange(-10 ** 30, 10 ** 31, 7)
random.randrange(0)
random.randrange(-5)
random.randrange(5, 5)
random.randrange(5, 1, 1)
random.randrange(1, 5, -1)
random.randrange(1, 5, 0)
random.randrange(5, step=2)
random.randrange(1.5)
random.randrange('a')
random.randint(1, 6)
random.randint(6, 1)
random.randint(-10 ** 20, 10 ** 20)
random.choice([1, 2, 3, 4])
random.choice('abcdef')
random.choice(range(1000000))
random.choice([])
random.choice({1: 2})
random.choice(5)
random.choices('abc', k=8)
random.choices(['x', 'y', 'z'], [1, 2, 3], k=6)
random.choices(['x', 'y', 'z'], weights=[0.5, 0.25, 0.25], k=6)
random.choices(['x', 'y', 'z'], cum_weights=[1, 3, 6], k=6)
random.choices('ab', [1], k=2)
random.choices('ab', [0, 0], k=2)
random.choices('ab', [1, 2], cum_weights=[1, 3])
random.choices('ab', 5)
random.choices('ab', [1.0, float('inf')])
random.choices([], k=0)
random.choices([], k=1)
random.sample(range(100), 5)
random.sample(range(100), 30)
random.sample(range(10 ** 9), 8)
random.sample('abcdefgh', 8)
random.sample([1, 2, 3], 0)
random.sample([1, 2, 3], 4)
random.sample([1, 2, 3], -1)
random.sample({1, 2, 3}, 2)
random.sample(['red', 'blue'], counts=[4, 2], k=5)
random.sample(['red', 'blue'], counts=[4], k=5)
random.sample(['red', 'blue'], counts=[0, 0], k=0)
random.sample(['red', 'blue'], counts=[1.5, 2.5], k=1)
random.shuffle([1, 2, 3, 4, 5, 6])
random.shuffle(bytearray(b'abcdef'))
random.shuffle((1, 2))
random.uniform(1, 10)
random.uniform(10.5, -3)
random.uniform(0, 10 ** 40)
random.uniform(1j, 2)
random.triangular()
random.triangular(0, 10)
random.triangular(0, 10, 9)
random.triangular(5, 5, 5)
random.gauss()
random.gauss(10, 2)
random.gauss(0, 1)
random.normalvariate()
random.normalvariate(100, 15.5)
random.lognormvariate(0, 1)
random.expovariate()
random.expovariate(0.1)
random.expovariate(0)
random.vonmisesvariate(0, 0)
random.vonmisesvariate(1, 4)
random.vonmisesvariate(-3, 0.5)
random.gammavariate(2.5, 1)
random.gammavariate(1.0, 3)
random.gammavariate(0.5, 2)
random.gammavariate(0, 2)
random.betavariate(2, 3)
random.betavariate(0.5, 0.5)
random.paretovariate(3)
random.weibullvariate(1, 1.5)
random.binomialvariate()
random.binomialvariate(10, 0.3)
random.binomialvariate(100, 0.8)
random.binomialvariate(1000, 0.25)
random.binomialvariate(10, 0.0)
random.binomialvariate(10, 1.0)
random.binomialvariate(10, 1.5)
random.binomialvariate(-1, 0.5)
random.randbytes(10)
random.randbytes(0)
random.randbytes(-1)
random.getstate()[0]
len(random.getstate()[1])
random.getstate()[1][0]
random.getstate()[1][624]
random.getstate()[2]
random.setstate(random.getstate())
random.setstate((2, (), None))
random.setstate((9, (), None))
random.setstate((3, (1, 2), None))
random.setstate((3, [1, 2], None))
random.Random(5).random()
random.Random('five').randint(1, 100)
random.Random(x=5).random()
random.Random(1, 2)
random.Random(y=5)
random.Random(7).gauss(0, 1)
random.random()
"""


def integer(draw):
    kind = draw.random()
    if kind < 0.2:
        return draw.randrange(-10, 10)
    if kind < 0.45:
        edge = 2 ** draw.choice([30, 31, 32, 53, 61, 62, 63, 64, 65, 127, 128, 129, 192])
        return draw.choice([1, -1]) * (edge + draw.randrange(-2, 3))
    if kind < 0.65:
        return draw.getrandbits(draw.choice([20, 54, 62, 63, 64])) * draw.choice([1, -1])
    return draw.getrandbits(draw.randrange(1, 300)) * draw.choice([1, -1])


def real(draw):
    kind = draw.random()
    if kind < 0.3:
        bits = struct.pack("Q", draw.getrandbits(64))
        number = struct.unpack("d", bits)[0]
        return number if math.isfinite(number) else 0.5
    if kind < 0.6:
        return draw.uniform(-1000, 1000)
    if kind < 0.7:
        return float(draw.randrange(-100, 100))
    if kind < 0.8:
        return float(draw.getrandbits(draw.randrange(1, 300)))
    return round(draw.uniform(-10, 10), draw.randrange(5))


def spec(draw):
    parts = (["", "", "", "<", ">", "^", "=", "*<", "0>", "\xe9^", "x="], ["", "", "+", "-", " "],
             ["", "", "", "z"], ["", "", "", "#"], ["", "", "0"], ["", "", "5", "12", "30", "1"],
             ["", "", "", ",", "_"], ["", "", "", ".0", ".1", ".3", ".10", ".17"],
             ["", "", *"dboxXneEfFgG%sc"])
    return "".join(draw.choice(part) for part in parts)


def percent(draw):
    parts = (["", "-", "+", " ", "#", "0", "0#", "-0", "+0"], ["", "5", "12", "1"],
             ["", "", ".0", ".3", ".10"], "diuoxXeEfFgGcsra%y")
    return "%" + "".join(draw.choice(part) for part in parts) + "|"


def generated():
    draw = random.Random(1)
    both = ["+", "-", "*", "/", "//", "%", "<", "<=", "==", "!=", ">", ">="]
    for _ in range(12):
        for operator in both + ["&", "|", "^"]:
            yield f"({integer(draw)}) {operator} ({integer(draw)})"
        for operator in both:
            yield f"({real(draw)!r}) {operator} ({real(draw)!r})"
            yield f"({integer(draw)}) {operator} ({real(draw)!r})"
            number = draw.getrandbits(draw.randrange(40, 90))
            yield f"({number + draw.randrange(-1, 2)}) {operator} ({float(number)!r})"
        yield f"({integer(draw)}) << {draw.randrange(200)}"
        yield f"({integer(draw)}) >> {draw.randrange(400)}"
        yield f"~({integer(draw)})"
        yield f"({integer(draw)}) ** {draw.randrange(-2, 12)}"
        yield f"({draw.uniform(-9, 9)!r}) ** ({draw.uniform(-9, 9)!r})"
        yield f"pow({integer(draw)}, {draw.randrange(-3, 90)}, {integer(draw)})"
        yield f"divmod({integer(draw)}, {integer(draw)})"
        yield f"divmod({real(draw)!r}, {real(draw)!r})"
        yield f"hash({integer(draw)})"
        yield f"hash({real(draw)!r})"
        yield f"round({real(draw)!r}, {draw.randrange(-12, 12)})"
        yield f"round({draw.randrange(-1000, 1000) / 8}, {draw.randrange(-2, 3)})"
        yield f"round({integer(draw)}, {draw.randrange(-25, 2)})"
        yield f"int({real(draw)!r})"
        yield f"float({integer(draw)})"
        yield f"float('{real(draw)!r}')"
        yield f"({real(draw)!r}).hex()"
        yield f"({real(draw)!r}).as_integer_ratio()"
        yield f"complex({real(draw)!r}, {real(draw)!r})"
        yield f"(({draw.randrange(-9, 9)}) + ({draw.uniform(-9, 9)!r})*1j) ** {draw.randrange(-4, 5)}"
        number = integer(draw)
        yield f"int('{number:x}', 16)"
        yield f"int({str(number)!r})"
        yield f"({number}).bit_length() + ({number}).bit_count()"
        yield f"({number}).to_bytes(40, 'little', signed=True)"
        yield f"int.from_bytes({draw.randbytes(draw.randrange(20))!r}, 'big', signed=True)"
        yield f"math.gcd({integer(draw)}, {integer(draw)})"
        yield f"math.isqrt({abs(integer(draw))})"
        yield f"math.hypot({real(draw)!r}, {real(draw)!r})"
        yield f"math.hypot({draw.random()!r}, {draw.random()!r}, {draw.random()!r})"
        yield f"math.gamma({draw.uniform(-30, 170)!r})"
        yield f"math.lgamma({draw.uniform(-30, 500)!r})"
        numbers = [draw.uniform(-1, 1) * 10 ** draw.randrange(20) for _ in range(12)]
        yield f"math.fsum({numbers})"
        yield f"math.sumprod({numbers}, {list(reversed(numbers))})"
        yield f"math.prod({numbers})"
        yield f"math.comb({draw.randrange(200)}, {draw.randrange(100)})"
        yield f"math.perm({draw.randrange(100)}, {draw.randrange(50)})"
        yield f"math.lcm({integer(draw)}, {integer(draw)})"
        yield f"math.log({abs(integer(draw)) + 1}, 3)"
        yield f"math.log2({draw.getrandbits(3000)})"
        yield f"math.nextafter({real(draw)!r}, {real(draw)!r}, steps={draw.randrange(9)})"
        yield f"math.ulp({real(draw)!r})"
        yield f"math.remainder({real(draw)!r}, {real(draw)!r})"
        yield f"math.modf({real(draw)!r})"
        for function in "sin cos tan atan sinh asinh exp expm1 erf erfc cbrt sqrt log1p".split():
            yield f"math.{function}({draw.uniform(-3, 30)!r})"
    for _ in range(400):
        value = draw.choice([integer(draw), integer(draw) % 1000, real(draw), "hello", "\xe9",
                             draw.uniform(-100000, 1000000), complex(1, draw.random())])
        yield f"format({value!a}, {spec(draw)!a})"
        yield f"{percent(draw)!a} % ({value!a},)"


def main():
    names = {"math": math, "random": random}
    for source in [*CASES.strip().splitlines(), *generated()]:
        try:
            result = repr(eval(source, names))
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
        if "\n" in result or len(source) + len(result) > 3900:
            continue
        print(source, result.encode("utf-8", "surrogatepass").decode("utf-8", "replace"), sep="\t")


sys.stdout.reconfigure(encoding="utf-8")
main()

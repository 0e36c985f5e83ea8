# Decimal: arithmetic, comparison, rounding, formats, logarithms, contexts and their signals.
from decimal import *
import random, operator
random.seed(5)
def rnd():
    return Decimal((random.randint(0,1), tuple(random.randint(0,9) for _ in range(random.choice([1,2,5,15,30]))), random.randint(-20,20)))
def T_(f):
    try: return repr(f())
    except Exception as e: return type(e).__name__+' '+str(e)
vals=[rnd() for _ in range(3)]+[Decimal(x) for x in ('0','-0','1','NaN','sNaN','Infinity','-Infinity','1E+5','0E-10','10','0.5','2','-1.5','1e400','123456789012345678901234567890123')]
for prec in (7,):
    getcontext().prec=prec
    for a in vals:
        for b in random.sample(vals,1):
            for op in (operator.add,operator.sub,operator.mul,operator.truediv,operator.floordiv,operator.mod,divmod,operator.lt,operator.eq):
                print(prec,op.__name__,a,b,T_(lambda: op(a,b)))
            for m in ('compare','max','min','remainder_near','copy_sign','compare_total','same_quantum','quantize'):
                print(m,a,b,T_(lambda: getattr(a,m)(b)))
        for m in ('sqrt','normalize','to_integral_value','__int__','__float__','to_eng_string','adjusted','as_tuple','number_class','is_signed','__hash__','__neg__','__abs__','__pos__','next_plus','next_minus','logb','as_integer_ratio','__round__','__bool__','is_normal','canonical','__trunc__','__floor__','__ceil__'):
            if m=='__hash__' and not a.is_finite(): continue
            print(m,a,T_(lambda: getattr(a,m)()))
        print(a, T_(lambda: round(a,2)), T_(lambda: f'{a:.2f} {a:,.3f} {a:e} {a:g} {a:>40} {a:010.1f} {a:+.1%} {a}'))
getcontext().prec=28
for a in ('0.1','1','2','10','123.456','1e-10','7e20','0.9999','1.0001','50'):
    d=Decimal(a)
    print(a, T_(d.exp), T_(d.ln), T_(d.log10), T_(lambda: d**2), T_(lambda: d**-3), T_(lambda: d**Decimal('0.5')), T_(lambda: d**Decimal('1.7')), T_(lambda: 2**d if d<100 else 0), T_(lambda: pow(Decimal(3),5,7)))
for r in (ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP):
    print(r, [str(Decimal(x).quantize(Decimal('0.1'),rounding=r)) for x in ('1.25','-1.25','1.35','0.05','2.01','-0.09')])
for x in ('abc','','1_000.5',' 1 ','+3','.5','1.','1e','--1','inf','-nan12','１２'): print(repr(x), T_(lambda: Decimal(x)))
for x in (1.1,True,(1,(1,2),-1),[0,[1],2],None,1j,(1,2),10**40,Decimal(3)): print(T_(lambda: Decimal(x)))
print(T_(lambda: Decimal('1.5')==1.5), T_(lambda: Decimal('0.1')<0.5), T_(lambda: sum([Decimal('0.1')]*3)), T_(lambda: Decimal.from_float(0.1)), T_(lambda: max(Decimal(1),Decimal(2))), T_(lambda: hash(Decimal('1.0'))==hash(1)), T_(lambda: 1/Decimal(3)), T_(lambda: Decimal(5)//0), T_(lambda: int(Decimal('NaN'))), T_(lambda: Decimal(1)<Decimal('nan')))
with localcontext(prec=3, rounding=ROUND_UP): print(Decimal(1)/3)
print(Decimal(1)/3, getcontext().flags[Inexact], Context(prec=4).divide(1,3), ExtendedContext.divide(1,0), T_(lambda: setattr(getcontext(),'prec',0)))

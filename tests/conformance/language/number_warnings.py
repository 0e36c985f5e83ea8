"""DeprecationWarnings of NotImplemented's truth, ~True and conversions that give subclasses."""
if NotImplemented: pass
class I(int): pass
class A:
    def __int__(self): return I(3)
    def __index__(self): return I(4)
    def __float__(self): return F(2.5)
    def __complex__(self): return C(1)
class F(float): pass
class C(complex): pass
print(int(A()))
print(float(A()))
print(complex(A()))
x = True
print(~x)
print([1,2,3,4,5,6][A()])
import operator
print(operator.index(A()), type(operator.index(A())))
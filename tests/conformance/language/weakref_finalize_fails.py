"""A callback and a finalizer that fail: both are reported, the program goes on."""
import weakref
class A: 
    def __del__(self): print('del A')
def cb(r): 1/0
a = A()
r = weakref.ref(a, cb)
del a
print('after')
a = A()
weakref.finalize(a, print, 'finalized')
print('end')

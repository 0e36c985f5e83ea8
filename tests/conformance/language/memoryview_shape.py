"""memoryview.cast with a shape, and what is not implemented for several dimensions."""
m = memoryview(b'abcdefgh')
print(m.cast('H').shape, m.cast('B',[2,4]).shape, m.cast('B',[2,4]).tolist(), m.cast('B',(2,2,2)).tolist())
n = m.cast('B',[2,4])
print(n.ndim, n.strides, n.nbytes, n[1,2], len(n), n.c_contiguous, n.f_contiguous, n.contiguous, n.suboffsets, n.itemsize, n.format, n.readonly)
for e in ('n[0]','n[0,0,0]','n[2,0]','n[0:1]','m.cast("H",[3])','m.cast("x")','m.cast("H").cast("I")','m[::2].cast("H")','n.cast("B")','n.tobytes()','bytes(n)','list(n)','n==m','m.hex()','m.hex("-",2)','m[::-1].tolist()','m[1:3].tobytes()','memoryview(3)','m.cast("f").tolist()', 'm.cast("q").tolist()','m.cast("@h").tolist()','m.cast("c").tolist()','m.cast("?").tolist()','memoryview(b"ab").cast("c")[0]','m.toreadonly()', 'm.obj', 'm["a"]','m[100]','m[-1]', 'memoryview(m)', 'm.tobytes("F")', 'n.tobytes("F")','n.T','m.foo', 'm.index(99)','m.count(97)'):
    try: print(e, repr(eval(e)))
    except Exception as x: print(e, type(x).__name__, x)
b = bytearray(b'12345678'); w = memoryview(b)
for s in ('w[0]=65','w[1:3]=b"xy"','w[1:3]=b"xyz"','w[0]=300','w[0]="a"','del w[0]','b.append(1)','w[::2]=b"abcd"','w.cast("H")[0]=1','w.cast("H")[0]=70000','w.cast("f")[0]=1.5','w.release()','w[0]','w.cast("B",[2,4])[0,0]=1','b.append(1)', 'repr(w)'):
    try: exec(s); print(s, b)
    except Exception as x: print(s, type(x).__name__, x)
with memoryview(b) as q: print(q[0])
try: q[0]
except ValueError as e: print(e)
import operator
view = memoryview(b'abc')
for other in (b'abd', bytearray(b'abd'), view, memoryview(b'abd'), 'abd'):
    for compare in (operator.lt, operator.ge, operator.eq):
        for pair in ((view, other), (other, view)):
            try:
                print(compare.__name__, type(other).__name__, compare(*pair))
            except TypeError as error:
                print(error)
known = hash(view)
view.release()
print(hash(view) == known)
try:
    hash(memoryview(bytearray(b'x')))
except ValueError as error:
    print(error)

from itertools import *

def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
def L(it, n=12): return list(islice(it, n))
for e in ["count(1,x=2)","count('a')","count(1,2)","count(1.5,0.5)","repeat(1,'a')","repeat()","repeat(1,times=2)","cycle()","islice([1],-1)","islice([1],1,2,0)","islice([1],1,2,3,4)","islice([1])","islice([1],'a')","islice([1],None,None,'x')","list(chain(1))","chain.from_iterable(5)","accumulate()","accumulate([1],foo=1)","zip_longest([1],foo=1)","product([1],repeat=-1)","product([1],foo=2)","permutations([1],'a')","permutations([1],-1)","combinations([1],-1)","combinations([1])","combinations([1],'a')","combinations_with_replacement([1],-1)","batched([1],0)","list(batched([1,2,3],2,strict=True))","batched([1])","tee([1],-1)","groupby()","groupby([1],foo=1)","compress([1])","dropwhile(1)","starmap(1)","list(starmap(pow,[1]))","pairwise()","filterfalse(1)","takewhile(1,2,3)","repr(repeat(3))","repr(repeat(3,2))","repr(count(5))","len(repeat(1,5))","type(chain)","chain","type(groupby([1]).__next__()[1])","type(tee([1])[0])",
"L(count(10))","L(count(2**62-3))","L(count(0.5,0.25))","L(count(5,-1))","L(cycle('ab'))","L(cycle([]))","L(repeat(7,3))","list(repeat(7,-3))","list(accumulate([1,2,3,4]))","list(accumulate([1,2,3],pow))" if 0 else "1","list(accumulate([1,2,3],lambda a,b:a*b,initial=10))","list(accumulate([]))","list(accumulate([],initial=3))","list(chain('ab',[1],()))","list(chain.from_iterable(['ab','cd']))","list(compress('abcd',[1,0,1]))","list(dropwhile(lambda x:x<3,[1,2,3,1]))","list(takewhile(lambda x:x<3,[1,2,3,1]))","list(filterfalse(lambda x:x%2,range(6)))","list(filterfalse(None,[0,1]))","list(starmap(pow,[(2,3),(3,2)]))","list(islice('abcdefg',2,None,2))","list(islice('abc',None))","list(islice('abcdef',1,4))","list(pairwise('abcd'))","list(pairwise('a'))","list(batched('abcdefg',3))","list(zip_longest('abc','d',fillvalue='-'))","list(zip_longest())","list(zip_longest('ab',range(3),[]))","[(k,list(g)) for k,g in groupby('aabbbca')]","[(k,list(g)) for k,g in groupby([1,3,2,4,5],key=lambda x:x%2)]","[k for k,g in groupby('aabb')]","list(product('ab',[1,2]))","list(product('ab',repeat=2))","list(product())","list(product('ab',[]))","list(product([1],repeat=0))","list(permutations('abc'))","list(permutations('abc',2))","list(permutations('ab',3))","list(permutations([],0))","list(combinations('abcd',2))","list(combinations('ab',3))","list(combinations('abc',0))","list(combinations('abcd',4))","list(combinations_with_replacement('abc',2))","list(combinations_with_replacement('',2))","list(combinations_with_replacement('',0))","len(list(permutations(range(6))))"]:
    show(eval, e)
a, b = tee([1,2,3]); print(next(a), next(a), list(b), list(a))
a, b, c = tee(iter('abc'), 3); d = a.__copy__(); print(list(a), list(d), list(c), list(b))
gs = [g for k, g in groupby('aabb')]; print([list(g) for g in gs])
g = groupby('aab'); k, it = next(g); next(it); k2, it2 = next(g); print(k, k2, list(it), list(it2))
try:
    for x in starmap(lambda a: a, [(1, 2)]): pass
except TypeError as e: print(e)
c = count(); print(next(c), c)
r = range(200000)
print(sum(chain(r, r)), sum(islice(count(), 100000)))

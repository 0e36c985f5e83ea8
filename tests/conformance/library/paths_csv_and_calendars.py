from pathlib import *
import csv, io, cmath, calendar, array
for t in ['/a/b.tar.gz','a','.','/','a/../b','.bashrc','a/','//x/y','x.','a//b/./c']:
    p=PurePosixPath(t); print(repr(p),p.name,p.stem,p.suffix,p.suffixes,p.parent,p.parts,p.root,p.is_absolute(),[str(x) for x in p.parents])
p=Path('a')/'b'/'c.txt'; print(p,p.with_suffix('.py'),p.with_name('x'),p.with_stem('q'),p.joinpath('d','/e'),'z'/p,p==PurePosixPath('a/b/c.txt'),p.match('*.txt'),p.relative_to('a'),p.is_relative_to('a/b'),hash(p)==hash(Path('a/b/c.txt')),Path('/x').as_uri(),sorted([Path('b'),Path('a')]))
for f in (lambda: p.relative_to('z'),lambda: p.with_suffix('x'),lambda: Path('/').with_name('a'),lambda: Path(1),lambda: p/1):
    try: f()
    except Exception as e: print(type(e).__name__,e)
print(p.relative_to('a/x',walk_up=True), Path('/nonexist').exists(), PurePath('a').full_match('**/a'))
out=io.StringIO(); w=csv.writer(out); w.writerow([1,'a,b','q"x',None,2.5,'']); w.writerows([['x\ny','z'],['']]); print(repr(out.getvalue()))
print(list(csv.reader(['a,b,c','1,"x ""y"" z",3','"multi','line",2',' s , t','',',']))) 
print(list(csv.DictReader(['n,v','a,1','b','c,2,3'])))
o=io.StringIO(); d=csv.DictWriter(o,['a','b'],lineterminator='\n'); d.writeheader(); d.writerow({'a':1,'b':2}); print(o.getvalue())
try: d.writerow({'c':1})
except ValueError as e: print(e)
for q in range(6):
    o=io.StringIO(); 
    try: csv.writer(o,quoting=q,delimiter=';',lineterminator='|').writerow([1,'a','b c',None,1.5]); print(q,o.getvalue())
    except csv.Error as e: print(e)
print(list(csv.reader(['1;"a"'],delimiter=';',quoting=csv.QUOTE_NONNUMERIC)),list(csv.reader(['a\tb'],'excel-tab')),csv.list_dialects())
for z in (1+2j,-1+0j,0.5j,2,-3-4j,1e-5j,0j):
    for f in (cmath.sqrt,cmath.exp,cmath.phase,cmath.polar,cmath.log,cmath.log10,cmath.sin,cmath.cos,cmath.tan,cmath.sinh,cmath.cosh,cmath.tanh,cmath.asin,cmath.acos,cmath.atan,cmath.asinh,cmath.acosh,cmath.atanh):
        try: print(f.__name__,z,f(z))
        except Exception as e: print(f.__name__,z,type(e).__name__,e)
print(cmath.rect(1,2),cmath.isclose(1,1+1e-12j),cmath.isnan(complex('nan')),cmath.pi)
print(calendar.isleap(2024),calendar.monthrange(2024,2),calendar.month_name[3],list(calendar.day_abbr),calendar.timegm((2024,1,1,0,0,0)),calendar.weekday(2024,1,1),calendar.leapdays(2000,2024))
calendar.prmonth(2024,2); print(calendar.month(2023,5)); print(calendar.calendar(2024)); print(calendar.monthcalendar(2024,2),calendar.TextCalendar(6).formatmonth(2024,2),calendar.Month.MAY,repr(calendar.MONDAY),calendar.Calendar().monthdatescalendar(2024,2)[0][0])
try: calendar.monthrange(2024,13)
except calendar.IllegalMonthError as e: print(e)
a=array.array('i',[1,2,3]); a.append(4); print(a,a[1],a[1:],len(a),a.tolist(),a.tobytes(),a.itemsize,a.typecode,array.array('d',[1,2.5]),array.array('B',b'ab'),a+a,a*2,2 in a,a==array.array('i',[1,2,3,4]))
for f in (lambda: a.append(2**40),lambda: a.append('x'),lambda: array.array('B',[256]),lambda: array.array('B',[-1]),lambda: array.array('z'),lambda: a[10],lambda: a.pop(99),lambda: a.remove(9),lambda: array.array('b',[200]),lambda: array.array('H',[-1]),lambda: array.array('Q',[-1]),lambda: array.array('q',[1<<70]),lambda: array.array('f',['x'])):
    try: f()
    except Exception as e: print(type(e).__name__,e)

import shlex, html, fnmatch, graphlib, sched, time
from urllib.parse import *
for u in ['http://user:pw@Host.com:80/a/b;p?q=1&r=2#frag','//x/y','/a?b#c','mailto:a@b','http://[::1]:8080/','a:b','','HTTP://X','http://x/a%20b','path;p/x;q']:
    print(urlparse(u),urlsplit(u).geturl(),urlparse(u).geturl())
    p=urlsplit(u); print(p.hostname,p.username,p.password,p.netloc,p.scheme)
    try: print(p.port)
    except ValueError as e: print(e)
print(urlsplit('http://x:99999/'))
try: urlsplit('http://x:99999/').port
except ValueError as e: print(e)
for b,u in [('http://a/b/c/d;p?q','g'),('http://a/b/c/d;p?q','../g'),('http://a/b/c/d;p?q','/g'),('http://a/b/c/d;p?q','?y'),('http://a/b/c/d;p?q','#s'),('http://a/b/c/d;p?q','../../../g'),('http://a/b/c/d;p?q','//x'),('http://a/b/c/d;p?q','./'),('http://a/b/c/d;p?q','g;x=1/../y'),('http://a/b/c/d;p?q','http://z'),('','x'),('x',''),('http://a','b')]:
    print(urljoin(b,u))
print(quote('a b/c?é&='),quote('a/b',safe=''),quote_plus('a b+c'),unquote('a%20b%C3%A9%zz%'),unquote_plus('a+b%2B'),quote(b'\xff'),unquote_to_bytes('%ff'))
print(urlencode({'a':1,'b':'x y','c':[1,2]}),urlencode({'c':[1,2]},doseq=True),urlencode([('a','b'),('a','é')]))
print(parse_qs('a=1&a=2&b=&c'),parse_qsl('a=1&a=2&b=&c',keep_blank_values=True),parse_qs('x=%20+y'),urldefrag('http://a/b#c'))
print(urlunparse(('http','h','/p','','q=1','f')),urlunsplit(('','','/p','','')))
print(shlex.split('a "b c" d\\ e \'f g\' ""'),shlex.quote("it's"),shlex.join(['a','b c']))
try: shlex.split('a "b')
except ValueError as e: print(e)
print(html.escape('<a href="x">\'&</a>'),html.unescape('&lt;b&gt; &amp; &#39;&#x27;&quot;&nbsp;x &eacute;'))
print(fnmatch.fnmatch('a.txt','*.txt'),fnmatch.filter(['a.py','b.c'],'*.[ch]'),fnmatch.fnmatch('abc','a?d'),fnmatch.fnmatch('b','[!a]'))
ts=graphlib.TopologicalSorter({'d':['b','c'],'b':['a'],'c':['a']}); print(list(ts.static_order()))
try: list(graphlib.TopologicalSorter({1:[2],2:[1]}).static_order())
except graphlib.CycleError as e: print(e.args)
s=sched.scheduler(time.monotonic,time.sleep); s.enter(2,1,print,('two',)); s.enter(1,1,print,('one',),{'end':'!\n'}); print(s.empty()); s.run(); print(time.monotonic()>=2)

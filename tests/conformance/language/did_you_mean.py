import traceback
class Config:
    timeout = 5
    def connect(self): pass
    def uses(self): return connect
def attempt(function):
    try:
        function()
    except Exception as error:
        print(traceback.format_exception(error)[-1], end="")
server_name = "x"
def local():
    counter = 1
    return countr
attempt(lambda: Config().timeuot)
attempt(lambda: Config().conect())
attempt(lambda: serer_name)
attempt(lambda: pritn("x"))
attempt(local)
attempt(lambda: Config().uses())
attempt(lambda: [].appendd(1))
attempt(lambda: "".uper())
attempt(lambda: zzz)
attempt(lambda: Config().qqq)
attempt(lambda: math.sqrt(2))
def kw(first, second=0): pass
attempt(lambda: kw(1, secnd=2))
attempt(lambda: sorted([], revers=True))
def wrong_name():
    from math import sqrtt
try:
    wrong_name()
except ImportError as error:
    print(error.name, error.name_from)
attempt(lambda: exec("import asyncioo"))

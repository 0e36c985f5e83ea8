import types
import sys
print(types.SimpleNamespace(a=1, b="x"), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1), isinstance(lambda: 0, types.FunctionType), isinstance(len, types.BuiltinFunctionType), types.NoneType, isinstance((i for i in []), types.GeneratorType))
m = types.MappingProxyType({"a": 1})
print(m, m["a"], len(m))
try:
    m["b"] = 2
except TypeError as error:
    print(error)
class C:
    def f(self): pass
print(types.MethodType(lambda self: self.__class__.__name__, C())(), isinstance(C().f, types.MethodType), types.new_class("D", (C,)).__name__)
print(sys.version_info >= (3, 13), sys.version_info[:2], sys.maxsize, sys.byteorder, sys.getrecursionlimit(), sys.implementation.name, sys.float_info.max, sys.hash_info.width, sys.maxunicode)
print(len(sys.argv), sys.stdin is not None, sys.getsizeof([]) > 0, sys.intern("a") is sys.intern("a"), "sys" in sys.modules, sys.getrefcount(object()) > 0, sys.platform in ("linux", "darwin"))
sys.stdout.write("stdout\n")
print("to stderr", file=sys.stderr)
try:
    sys.exit([1, 2])
except SystemExit as error:
    print(error.code)
print(sys.exc_info(), sys._getframe().f_code.co_name)

/* The types that the simulator's own C code needs to know by name: one list, from which come the
 * fields of struct types. A module's private types live with the module (see module.h). */
#ifndef LOOPGLASS_VALUE_TYPES_H
#define LOOPGLASS_VALUE_TYPES_H

struct type;

/* clang-format off */
#define BUILTIN_TYPES(X)                                                                           \
    /* order matters only for the first three, which are made by hand */                           \
    X(object) X(type) X(str)                                                                       \
    X(none) X(not_implemented) X(ellipsis)                                                         \
    X(int_) X(bool_) X(float_) X(complex_)                                                         \
    X(bytes) X(bytearray) X(memoryview) X(list) X(tuple) X(dict) X(set) X(frozenset) X(range)      \
    X(slice)                                                                                       \
    X(function) X(builtin) X(method_descriptor) X(native_function) X(native_method)                \
    X(native_method_function)                                                                      \
    X(slot_wrapper) X(method_wrapper) X(method) X(getset) X(member)                                \
    X(property) X(staticmethod) X(classmethod) X(super) X(module) X(code) X(frame) X(traceback)    \
    X(cell) X(generator) X(coroutine) X(async_generator) X(coroutine_wrapper)                      \
    X(native_coroutine) X(async_generator_asend) X(async_generator_athrow) X(anext_awaitable)      \
    X(iterator) X(callable_iterator) X(list_iterator) X(list_reverse_iterator) X(tuple_iterator)   \
    X(str_iterator) X(bytes_iterator) X(range_iterator) X(dict_key_iterator)                       \
    X(dict_value_iterator) X(dict_item_iterator) X(dict_reverse_iterator) X(set_iterator)          \
    X(dict_keys) X(dict_values) X(dict_items) X(mappingproxy)                                      \
    X(enumerate) X(zip) X(map) X(filter) X(reversed)                                               \
    X(generic_alias) X(union_type) X(weakref) X(weakproxy) X(weakcallableproxy)        \
    X(simple_namespace) X(wrapped_value)                 \
    /* asyncio's, known to the machine because `await` is fast for them */                         \
    X(future) X(task) X(future_iterator)

/* The exception classes: X(Name, Base) in an order in which bases come first. */
#define EXCEPTION_TYPES(X)                                                                         \
    X(Exception, BaseException) X(BaseExceptionGroup, BaseException)                               \
    X(GeneratorExit, BaseException) X(KeyboardInterrupt, BaseException)                            \
    X(SystemExit, BaseException) X(CancelledError, BaseException)                                  \
    X(ArithmeticError, Exception) X(AssertionError, Exception) X(AttributeError, Exception)        \
    X(BufferError, Exception) X(EOFError, Exception) X(ImportError, Exception)                     \
    X(LookupError, Exception) X(MemoryError, Exception) X(NameError, Exception)                    \
    X(OSError, Exception) X(ReferenceError, Exception) X(RuntimeError, Exception)                  \
    X(StopAsyncIteration, Exception) X(StopIteration, Exception) X(SyntaxError, Exception)         \
    X(SystemError, Exception) X(TypeError, Exception) X(ValueError, Exception)                     \
    X(Warning, Exception)                                                                          \
    X(FloatingPointError, ArithmeticError) X(OverflowError, ArithmeticError)                       \
    X(ZeroDivisionError, ArithmeticError)                                                          \
    X(ModuleNotFoundError, ImportError) X(IndexError, LookupError) X(KeyError, LookupError)        \
    X(UnboundLocalError, NameError)                                                                \
    X(BlockingIOError, OSError) X(ChildProcessError, OSError) X(ConnectionError, OSError)          \
    X(FileExistsError, OSError) X(FileNotFoundError, OSError) X(InterruptedError, OSError)         \
    X(IsADirectoryError, OSError) X(NotADirectoryError, OSError) X(PermissionError, OSError)       \
    X(ProcessLookupError, OSError) X(TimeoutError, OSError)                                        \
    X(BrokenPipeError, ConnectionError) X(ConnectionAbortedError, ConnectionError)                 \
    X(ConnectionRefusedError, ConnectionError) X(ConnectionResetError, ConnectionError)            \
    X(NotImplementedError, RuntimeError) X(RecursionError, RuntimeError)                           \
    X(PythonFinalizationError, RuntimeError)                                                       \
    X(IndentationError, SyntaxError) X(TabError, IndentationError)                                 \
    X(UnicodeError, ValueError) X(UnicodeDecodeError, UnicodeError)                                \
    X(UnicodeEncodeError, UnicodeError) X(UnicodeTranslateError, UnicodeError)                     \
    X(InvalidStateError, Exception) /* asyncio.exceptions */                                       \
    X(BytesWarning, Warning) X(DeprecationWarning, Warning) X(EncodingWarning, Warning)            \
    X(FutureWarning, Warning) X(ImportWarning, Warning) X(PendingDeprecationWarning, Warning)      \
    X(ResourceWarning, Warning) X(RuntimeWarning, Warning) X(SyntaxWarning, Warning)               \
    X(UnicodeWarning, Warning) X(UserWarning, Warning)
/* ExceptionGroup has two bases (BaseExceptionGroup, Exception) and is made by hand. */
/* clang-format on */

struct types {
#define X(name) struct type *name;
    BUILTIN_TYPES(X)
#undef X
    struct type *BaseException;
#define X(name, base) struct type *name;
    EXCEPTION_TYPES(X)
#undef X
    struct type *ExceptionGroup;
};

#endif

/* Interned strings that C code uses: X(field, "text"). m->names.field is a borrowed str. Keep it
 * sorted by group; add what you need. */
#ifndef LOOPGLASS_VALUE_NAMES_H
#define LOOPGLASS_VALUE_NAMES_H

#include "sim/value/value.h"

/* clang-format off */
#define DUNDER_NAMES(X)                                                                            \
    X(abs) X(add) X(aenter) X(aexit) X(aiter) X(all) X(and) X(anext) X(annotations) X(await)       \
    X(bases) X(bool) X(bytes) X(call) X(cause) X(ceil) X(class) X(class_getitem) X(classcell)      \
    X(complex) X(contains) X(context) X(copy) X(deepcopy) X(defaults) X(del) X(delattr)            \
    X(delete) X(delitem) X(dict) X(dir) X(divmod) X(doc) X(enter) X(eq) X(exit) X(file) X(float)   \
    X(floor) X(floordiv) X(format) X(func) X(ge) X(get) X(getattr) X(getattribute) X(getitem)      \
    X(globals) X(gt) X(hash) X(iadd) X(iand) X(ifloordiv) X(ilshift) X(imatmul) X(imod) X(imul)    \
    X(index) X(init) X(init_subclass) X(instancecheck) X(int) X(invert) X(ior) X(ipow)             \
    X(irshift) X(isub) X(iter) X(itruediv) X(ixor) X(kwdefaults) X(le) X(len) X(length_hint)       \
    X(lshift) X(lt) X(main) X(match_args) X(matmul) X(missing) X(mod) X(module) X(mro)             \
    X(mro_entries) X(mul) X(name) X(ne) X(neg) X(new) X(next) X(notes) X(or) X(orig_bases)         \
    X(orig_class) X(pos) X(pow) X(prepare) X(qualname) X(radd) X(rand) X(rdivmod) X(reduce)        \
    X(repr) X(reversed) X(rfloordiv) X(rlshift) X(rmatmul) X(rmod) X(rmul) X(ror) X(round)         \
    X(rpow) X(rrshift) X(rshift) X(rsub) X(rtruediv) X(rxor) X(self) X(set) X(set_name)            \
    X(setattr) X(setitem) X(sizeof) X(slots) X(static_attributes) X(firstlineno) X(str) X(sub)     \
    X(subclasscheck) X(subclasses) X(subclasshook) X(suppress_context) X(traceback) X(truediv)     \
    X(trunc) X(type_params) X(weakref) X(wrapped) X(xor) X(abstractmethods) X(builtins)            \
    X(import) X(package) X(path) X(spec) X(loader) X(debug) X(build_class) X(origin) X(args)       \
    X(parameters) X(isabstractmethod) X(asyncio)
#define PLAIN_NAMES(X)                                                                             \
    X(append) X(args) X(add_done_callback) X(cancel) X(close) X(end) X(errors) X(exceptions)       \
    X(file) X(flush) X(get) X(items) X(key) X(keys) X(message) X(metaclass) X(msg) X(name)         \
    X(obj) X(pop) X(send) X(sep) X(result) X(throw) X(value) X(values) X(write) X(asend)           \
    X(athrow) X(aclose) X(code) X(errno) X(strerror) X(filename) X(lineno) X(offset) X(text)       \
    X(end_lineno) X(end_offset) X(print_file_and_line) X(encoding) X(reason) X(start) X(object)   \
    X(task) X(future) X(exception) X(context) X(builtins) X(asyncio) X(sys) X(setter) X(getter)    \
    X(deleter) X(mro) X(reverse) X(stdout) X(stderr) X(self) X(_asyncio_future_blocking)
/* clang-format on */

struct names {
#define X(name) value dunder_##name; /* "__name__" */
    DUNDER_NAMES(X)
#undef X
#define X(name) value name;
    PLAIN_NAMES(X)
#undef X
    value empty;     /* "" */
    value lambda;    /* "<lambda>" */
    value genexpr;   /* "<genexpr>" */
    value listcomp;  /* "<listcomp>" */
    value module_;   /* "<module>" */
    value none_;     /* "None" */
    value unknown_location; /* "unknown location" */
};

#endif

/* The table of the value room's own types: machine_open_values makes a type of each, in this
 * order (bases first), and puts it into the field of struct types with that name. A type that
 * belongs to a room above is made ready by that room. Each `NAME_type_spec` is defined in the file
 * of its subject. Add a line when a type is there. */
#ifndef LOOPGLASS_VALUE_SPECS_H
#define LOOPGLASS_VALUE_SPECS_H

#include "sim/value/type.h"

/* clang-format off */
/* What all others need: classes, functions, descriptors, constants. */
#define CORE_TYPES(X) \
    X(none) X(not_implemented) X(ellipsis) \
    X(builtin) X(method_descriptor) X(native_function) X(native_method) \
    X(native_method_function) X(slot_wrapper) X(method_wrapper) X(method) X(getset) \
    X(member) X(property) X(staticmethod) X(classmethod) X(super) X(module) X(traceback) X(cell) \
    X(generic_alias) X(union_type) X(weakref) X(weakproxy) X(weakcallableproxy)

#define VALUE_TYPES(X) \
    X(list) X(tuple) X(dict) X(slice) X(list_iterator) X(list_reverse_iterator) \
    X(tuple_iterator) X(iterator) X(callable_iterator) X(dict_key_iterator) \
    X(dict_value_iterator) X(dict_item_iterator) X(dict_reverse_iterator) X(int_) X(bool_) \
    X(str_iterator) X(float_) X(complex_) X(bytes) X(bytearray) X(memoryview) \
    X(bytes_iterator) X(set) X(frozenset) X(set_iterator) X(dict_keys) X(dict_values) \
    X(dict_items) X(mappingproxy) X(simple_namespace) X(range) X(range_iterator) \
    X(enumerate) X(zip) X(map) X(filter) X(reversed)
/* clang-format on */

/* Made by hand, before the others. */
extern const struct type_spec object_type_spec, type_type_spec, str_type_spec;
#define X(name) extern const struct type_spec name##_type_spec;
CORE_TYPES(X)
VALUE_TYPES(X)
#undef X

#endif

/* The objects of the value room: types, classes, natives, attributes, exceptions, collection. The
 * classes here are made as `class` statements make them, with natives for methods, so that no
 * evaluator is needed. */
#include "sim/value/machine.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "sim/value/alloc.h"
#include "sim/value/caret.h"
#include "sim/value/cell.h"
#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/gc.h"
#include "sim/value/generic_alias.h"
#include "sim/value/int.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/traceback.h"
#include "sim/value/weakref.h"

static struct region region;
static struct machine machine, *m;

static void open_machine(void)
{
    ck_assert(region_open(&region, (size_t)1 << 30, (size_t)1 << 20));
    memset(&machine, 0, sizeof machine);
    m = &machine;
    ck_assert(machine_open_values(m, &region, (size_t)256 << 20));
}

/* Everything that a machine made is given back. */
static void close_machine(void)
{
    machine_close_values(m);
    ck_assert_uint_eq(heap_live_blocks(&m->heap), 0);
    region_close(&region);
}

static void expect_text(value text, const char *expected)
{
    ck_assert_ptr_nonnull(text);
    ck_assert_str_eq(str_text(text), expected);
    drop(m, text);
}

static void expect_error(struct type *type, const char *message)
{
    value error = error_take(m);
    ck_assert_ptr_nonnull(error);
    ck_assert_str_eq(str_text(type_of(m, error)->name), str_text(type->name));
    expect_text(object_str(m, error), message);
    drop(m, error);
}

START_TEST(opens_and_closes)
{
    ck_assert_ptr_eq(type_of(m, (value)m->types.object), m->types.type);
    expect_text(object_repr(m, (value)m->types.object), "<class 'object'>");
    expect_text(object_repr(m, NONE), "None");
    expect_text(object_repr(m, (value)m->types.CancelledError),
                "<class 'asyncio.exceptions.CancelledError'>");
    ck_assert_ptr_null(object_get_attribute(m, tag_small_int(1), m->names.value));
    expect_error(m->types.AttributeError, "'int' object has no attribute 'value'");
}
END_TEST

/* A class with natives as its methods. */
static value make_class(const char *name, value bases, const struct native_spec *methods)
{
    struct dict *space = dict_new(m);
    value text = str_from(m, name);
    for (; space && methods && methods->signature; methods++) {
        value method = native_method_new(m, methods, m->types.object);
        size_t size = strcspn(methods->signature, "(");
        value key = str_intern(m, methods->signature, size);
        if (key && method)
            dict_set(m, space, key, method);
        drop(m, key);
        drop(m, method);
    }
    value none = bases ? NULL : tuple_new(m, 0);
    value made = NULL;
    if (space && text && (bases || none))
        made = type_new(m, m->types.type, text, bases ? bases : none, (value)space, NULL);
    drop(m, none);
    drop(m, text);
    drop(m, (value)space);
    return made;
}

static value class_below(const char *name, struct type *base, const struct native_spec *methods)
{
    value bases = tuple_pack1(m, (value)base);
    value made = make_class(name, bases, methods);
    drop(m, bases);
    return made;
}

static value name_of(const char *text)
{
    return str_intern(m, text, strlen(text));
}

static value add_seven(struct machine *machine_, value *args)
{
    (void)args;
    return int_new(machine_, 7);
}

static value say_hello(struct machine *machine_, value *args)
{
    (void)args;
    return str_from(machine_, "hello");
}

static value tell_equal(struct machine *machine_, value *args)
{
    (void)machine_, (void)args;
    return TRUE;
}

static const struct native_spec greeter[] = {{"__repr__(self, /)", say_hello, NULL},
                                             {"__add__(self, other, /)", add_seven, NULL},
                                             {"__radd__(self, other, /)", add_seven, NULL},
                                             {0}};
static const struct native_spec equal_all[] = {{"__eq__(self, other, /)", tell_equal, NULL}, {0}};

START_TEST(classes_find_their_dunders)
{
    value cls = make_class("Greeter", NULL, greeter);
    ck_assert_ptr_nonnull(cls);
    value v = object_call0(m, cls);
    expect_text(object_repr(m, v), "hello");
    expect_text(object_str(m, v), "hello");
    ck_assert_ptr_eq(object_binary(m, BINARY_ADD, v, NONE), tag_small_int(7));
    ck_assert_ptr_eq(object_binary(m, BINARY_ADD, tag_small_int(1), v), tag_small_int(7));
    ck_assert_ptr_null(object_binary(m, BINARY_SUB, v, NONE));
    expect_error(m->types.TypeError, "unsupported operand type(s) for -: 'Greeter' and 'NoneType'");
    ck_assert_ptr_null(object_call1(m, cls, NONE));
    expect_error(m->types.TypeError, "Greeter() takes no arguments");
    drop(m, v);
    drop(m, cls);
}
END_TEST

START_TEST(classes_change)
{
    value base = make_class("Base", NULL, NULL), below = class_below("Below", AS_TYPE(base), NULL);
    value v = object_call0(m, below);
    value method = native_method_new(m, &greeter[0], m->types.object);
    ck_assert(object_set_attribute(m, base, m->names.dunder_repr, method));
    expect_text(object_repr(m, v), "hello");
    ck_assert(object_set_attribute(m, base, m->names.dunder_repr, NULL));
    value text = object_repr(m, v);
    ck_assert_ptr_nonnull(strstr(str_text(text), "Below object at 0x"));
    drop(m, text);
    ck_assert(!object_set_attribute(m, (value)m->types.int_, m->names.dunder_repr, method));
    expect_error(m->types.TypeError,
                 "cannot set '__repr__' attribute of immutable type 'int'");
    drop(m, method);
    drop(m, v);
    drop(m, below);
    drop(m, base);
}
END_TEST

START_TEST(equality_without_hash)
{
    value cls = make_class("Same", NULL, equal_all);
    value v = object_call0(m, cls);
    int64_t hash;
    ck_assert(!object_hash(m, v, &hash));
    expect_error(m->types.TypeError, "unhashable type: 'Same'");
    ck_assert_int_eq(object_compare_bool(m, COMPARE_EQ, v, NONE), 1);
    ck_assert_int_eq(object_compare_bool(m, COMPARE_NE, v, NONE), 0);
    ck_assert_ptr_null(object_compare(m, COMPARE_LT, v, NONE));
    expect_error(m->types.TypeError,
                 "'<' not supported between instances of 'Same' and 'NoneType'");
    drop(m, v);
    drop(m, cls);
}
END_TEST

START_TEST(builtin_classes_are_extended)
{
    struct type *bases[] = {m->types.int_, m->types.str, m->types.list, m->types.dict,
                            m->types.tuple, m->types.float_, m->types.Exception};
    const char *const reprs[] = {"0", "''", "[]", "{}", "()", "0.0", "Sub()"};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        value cls = class_below("Sub", bases[i], NULL);
        ck_assert_ptr_nonnull(cls);
        value v = object_call0(m, cls);
        ck_assert_ptr_nonnull(v);
        expect_text(object_repr(m, v), reprs[i]);
        ck_assert(object_set_attribute(m, v, m->names.value, v));
        value got = object_get_attribute(m, v, m->names.value);
        ck_assert_ptr_eq(got, v);
        drop(m, got);
        drop(m, v); /* left in a cycle with itself */
        ck_assert_uint_ge(gc_collect(m), 1);
        drop(m, cls);
    }
    ck_assert_ptr_null(class_below("Bad", m->types.bool_, NULL));
    expect_error(m->types.TypeError, "type 'bool' is not an acceptable base type");
    value both = tuple_pack2(m, (value)m->types.int_, (value)m->types.str);
    ck_assert_ptr_null(make_class("Bad", both, NULL));
    expect_error(m->types.TypeError, "multiple bases have instance lay-out conflict");
    drop(m, both);
}
END_TEST

START_TEST(inheritance_is_linear)
{
    value a = make_class("A", NULL, NULL);
    value b = class_below("B", AS_TYPE(a), NULL), c = class_below("C", AS_TYPE(a), NULL);
    value bases = tuple_pack2(m, b, c), wrong = tuple_pack2(m, a, b);
    value d = make_class("D", bases, NULL);
    ck_assert_uint_eq(tuple_size(AS_TYPE(d)->mro), 5);
    value order[] = {d, b, c, a, (value)m->types.object};
    for (size_t i = 0; i < 5; i++)
        ck_assert_ptr_eq(AS_TUPLE(AS_TYPE(d)->mro)->items[i], order[i]);
    ck_assert_ptr_null(make_class("E", wrong, NULL));
    expect_error(m->types.TypeError,
                 "Cannot create a consistent method resolution order (MRO) for bases A, B");
    drop(m, bases), drop(m, wrong), drop(m, a), drop(m, b), drop(m, c), drop(m, d);
}
END_TEST

START_TEST(slots_take_the_place_of_a_dict)
{
    struct dict *space = dict_new(m);
    value names = tuple_pack2(m, m->names.value, m->names.key);
    ck_assert(dict_set(m, space, m->names.dunder_slots, names));
    value text = str_from(m, "Small"), none = tuple_new(m, 0);
    value cls = type_new(m, m->types.type, text, none, (value)space, NULL);
    value v = object_call0(m, cls);
    ck_assert_ptr_null(object_get_attribute(m, v, m->names.value));
    expect_error(m->types.AttributeError, "'Small' object has no attribute 'value'");
    ck_assert(object_set_attribute(m, v, m->names.value, tag_small_int(3)));
    ck_assert_ptr_eq(object_get_attribute(m, v, m->names.value), tag_small_int(3));
    ck_assert(!object_set_attribute(m, v, m->names.name, NONE));
    expect_error(m->types.AttributeError, "'Small' object has no attribute 'name' and no __dict__ "
                                          "for setting new attributes");
    drop(m, v), drop(m, cls), drop(m, text), drop(m, none), drop(m, names), drop(m, (value)space);
}
END_TEST

static value count_up(struct machine *machine_, value *args)
{
    return object_inplace(machine_, BINARY_ADD, args[0], args[1] ? args[1] : tag_small_int(100));
}

static value nothing(struct machine *machine_, value *args)
{
    (void)machine_, (void)args;
    return NONE;
}

static void call_fails(const char *signature, size_t count, const char *message)
{
    struct native_spec spec = {signature, nothing, NULL};
    value items[] = {NONE, NONE, NONE, NONE};
    struct args args = {items, count, NULL};
    value native = native_new(m, &spec, NULL);
    ck_assert_ptr_null(object_call(m, native, &args));
    expect_error(m->types.TypeError, message);
    drop(m, native);
}

START_TEST(natives_bind_arguments)
{
    static const struct native_spec spec = {"count(a, b=..., *, c=None)", count_up, NULL};
    value native = native_new(m, &spec, NULL);
    ck_assert_ptr_eq(object_call1(m, native, tag_small_int(1)), tag_small_int(101));
    ck_assert_ptr_eq(object_call2(m, native, tag_small_int(1), tag_small_int(2)), tag_small_int(3));
    value b = name_of("b"), names = tuple_pack1(m, b);
    value items[] = {tag_small_int(1), tag_small_int(5)};
    struct args args = {items, 1, names};
    ck_assert_ptr_eq(object_call(m, native, &args), tag_small_int(6));
    drop(m, native), drop(m, b), drop(m, names);
    call_fails("f(x, /)", 0, "f() takes exactly one argument (0 given)");
    call_fails("f()", 1, "f() takes 0 positional arguments but 1 was given");
    call_fails("f(a, b, /)", 1, "f expected 2 arguments, got 1");
    call_fails("f(a, b=None, /)", 3, "f expected at most 2 arguments, got 3");
    call_fails("f(a, b)", 0, "f() missing 2 required positional arguments: 'a' and 'b'");
    call_fails("f(a, b, c)", 0, "f() missing 3 required positional arguments: 'a', 'b', and 'c'");
    call_fails("f(a, b=1)", 3, "f() takes from 1 to 2 positional arguments but 3 were given");
    call_fails("f(*, key)", 0, "f() missing 1 required keyword-only argument: 'key'");
}
END_TEST

START_TEST(long_chains_are_freed_without_recursion)
{
    value chain = NONE;
    for (int i = 0; i < 300000; i++) {
        value outer = list_new(m, 1);
        ck_assert(list_append_steal(m, outer, chain));
        chain = outer;
    }
    drop(m, chain);
}
END_TEST

static value seen;
static void note_death(struct machine *machine_, value self)
{
    list_append(machine_, seen, (value)type_of(machine_, self));
}

START_TEST(finalizers_run_once_and_in_order)
{
    seen = list_new(m, 0);
    value a = make_class("A", NULL, NULL), b = make_class("B", NULL, NULL);
    AS_TYPE(a)->slots.finalize = AS_TYPE(b)->slots.finalize = note_death;
    value x = object_call0(m, a), y = object_call0(m, b);
    ck_assert(object_set_attribute(m, x, m->names.value, y));
    ck_assert(object_set_attribute(m, y, m->names.value, x));
    drop(m, x);
    drop(m, y);
    ck_assert_uint_eq(list_size(seen), 0);
    ck_assert_uint_ge(gc_collect(m), 2);
    ck_assert_uint_eq(list_size(seen), 2);
    x = object_call0(m, a), y = object_call0(m, b);
    ck_assert(object_set_attribute(m, x, m->names.value, y));
    drop(m, y);
    drop(m, x);
    ck_assert_uint_eq(list_size(seen), 4);
    ck_assert_ptr_eq(AS_LIST(seen)->items[2], a);
    ck_assert_ptr_eq(AS_LIST(seen)->items[3], b);
    drop(m, seen), drop(m, a), drop(m, b);
}
END_TEST

static value dead_refs;
static value note_ref(struct machine *machine_, value *args)
{
    list_append(machine_, dead_refs, args[0]);
    return NONE;
}

START_TEST(weak_references_die_with_their_object)
{
    static const struct native_spec spec = {"note(ref, /)", note_ref, NULL};
    dead_refs = list_new(m, 0);
    value cls = make_class("A", NULL, NULL), callback = native_new(m, &spec, NULL);
    value v = object_call0(m, cls);
    value ref = weakref_new(m, v, callback), plain = weakref_new(m, v, NULL);
    value again = weakref_new(m, v, NULL);
    ck_assert_ptr_eq(plain, again);
    drop(m, again);
    value got = weakref_get(ref);
    ck_assert_ptr_eq(got, v);
    drop(m, got);
    drop(m, v);
    ck_assert_ptr_null(weakref_get(ref));
    ck_assert_uint_eq(list_size(dead_refs), 1);
    ck_assert_ptr_null(weakref_new(m, tag_small_int(1), NULL));
    expect_error(m->types.TypeError, "cannot create weak reference to 'int' object");
    drop(m, ref), drop(m, plain), drop(m, dead_refs), drop(m, cls), drop(m, callback);
}
END_TEST

START_TEST(groups_split)
{
    value a = object_call0(m, (value)m->types.ValueError);
    value b = object_call0(m, (value)m->types.TypeError);
    value members = list_new(m, 2);
    list_append_steal(m, members, a), list_append_steal(m, members, b);
    value text = str_from(m, "two");
    value group = object_call2(m, (value)m->types.BaseExceptionGroup, text, members);
    expect_text(object_repr(m, group), "ExceptionGroup('two', [ValueError(), TypeError()])");
    expect_text(object_str(m, group), "two (2 sub-exceptions)");
    value matched, rest;
    ck_assert(exception_group_split(m, group, (value)m->types.ValueError, &matched, &rest));
    expect_text(object_repr(m, matched), "ExceptionGroup('two', [ValueError()])");
    expect_text(object_repr(m, rest), "ExceptionGroup('two', [TypeError()])");
    drop(m, matched), drop(m, rest);
    ck_assert(exception_group_split(m, group, (value)m->types.OSError, &matched, &rest));
    ck_assert_ptr_eq(matched, NONE);
    drop(m, rest), drop(m, group), drop(m, members), drop(m, text);
}
END_TEST

START_TEST(os_errors_choose_their_class)
{
    value text = str_from(m, "gone"), args = tuple_pack2(m, tag_small_int(2), text);
    value error = exception_new(m, m->types.OSError, args);
    expect_text(object_repr(m, error), "FileNotFoundError(2, 'gone')");
    expect_text(object_str(m, error), "[Errno 2] gone");
    drop(m, error), drop(m, args), drop(m, text);
    raise_key_error(m, m->names.value);
    expect_error(m->types.KeyError, "'value'");
}
END_TEST

START_TEST(aliases_and_unions_show)
{
    value alias = object_get_item(m, (value)m->types.list, (value)m->types.int_);
    expect_text(object_repr(m, alias), "list[int]");
    value both = object_binary(m, BINARY_OR, alias, NONE);
    expect_text(object_repr(m, both), "list[int] | None");
    drop(m, both), drop(m, alias);
    both = object_binary(m, BINARY_OR, (value)m->types.int_, (value)m->types.str);
    ck_assert_int_eq(object_is_instance(m, tag_small_int(1), both), 1);
    ck_assert_int_eq(object_is_instance(m, NONE, both), 0);
    drop(m, both);
    ck_assert_ptr_null(object_get_item(m, (value)m->types.int_, NONE));
    expect_error(m->types.TypeError, "type 'int' is not subscriptable");
}
END_TEST

START_TEST(wrappers_show_slots)
{
    value add = object_get_attribute(m, (value)m->types.int_, m->names.dunder_add);
    expect_text(object_repr(m, add), "<slot wrapper '__add__' of 'int' objects>");
    ck_assert_ptr_eq(object_call2(m, add, tag_small_int(2), tag_small_int(3)), tag_small_int(5));
    ck_assert_ptr_null(object_call1(m, add, NONE));
    expect_error(m->types.TypeError,
                 "descriptor '__add__' requires a 'int' object but received a 'NoneType'");
    drop(m, add);
    ck_assert_ptr_null(object_find_attribute(m, (value)m->types.int_, m->names.dunder_matmul));
    ck_assert_ptr_null(object_find_attribute(m, (value)m->types.list, m->names.dunder_sub));
    value make = object_get_attribute(m, (value)m->types.object, m->names.dunder_new);
    ck_assert_ptr_null(object_call1(m, make, (value)m->types.int_));
    expect_error(m->types.TypeError, "object.__new__(int) is not safe, use int.__new__()");
    drop(m, make);
}
END_TEST

START_TEST(methods_bind)
{
    value text = str_from(m, "abc"), upper = name_of("upper");
    value bound = object_get_attribute(m, text, upper);
    expect_text(object_call0(m, bound), "ABC");
    drop(m, bound);
    value self, method = object_get_method(m, text, upper, &self);
    ck_assert_ptr_eq(self, text);
    expect_text(object_call1(m, method, self), "ABC");
    ck_assert_ptr_null(object_call1(m, method, NONE));
    expect_error(m->types.TypeError,
                 "descriptor 'upper' for 'str' objects doesn't apply to a 'NoneType' object");
    drop(m, method), drop(m, text), drop(m, upper);
}
END_TEST

static void expect_anchor(const char *segment, const char *marks)
{
    struct caret_anchors anchors = caret_find(segment, strlen(segment));
    if (!marks) {
        ck_assert_int_eq(anchors.kind, CARET_NONE);
        return;
    }
    ck_assert_int_ne(anchors.kind, CARET_NONE);
    for (size_t i = 0; marks[i]; i++)
        ck_assert_int_eq(marks[i], i >= anchors.start && i < anchors.end ? '^' : '~');
}

/* As CPython 3.13's traceback module marks them. */
START_TEST(markers_find_operators_and_brackets)
{
    expect_anchor("a + b", "~~^~~");
    expect_anchor("a + b * c", "~~^~~~~~");
    expect_anchor("a * b + c", "~~~~~~^~");
    expect_anchor("a ** b ** c", "~~^^~~~~~~~");
    expect_anchor("f(x)(y)", "~~~~^^^");
    expect_anchor("d['a(']['b']", "~~~~~~~^^^^^");
    expect_anchor("f'{x['a']}' // 2", "~~~~~~~~~~~~^^~~");
    expect_anchor("a.b(c)", "~~~^^^");
    expect_anchor("a\n+ b # + c", "~~^~~");
    expect_anchor("a.b", NULL);
    expect_anchor("not a + b", NULL);
    expect_anchor("a < b + c", NULL);
    expect_anchor("-a ** b", NULL);
    expect_anchor("await f(x)", NULL);
    expect_anchor("raise f(x)", NULL);
    expect_anchor("x if f(x) else y", NULL);
}
END_TEST

/* Code objects are numbers here; each stands on one line of this text. */
static const char *const program_lines[] = {"def f(x):", "    return g(x)[0] / 1", "f(2)"};

static bool find_place(struct machine *machine_, value code, uint32_t at,
                       struct traceback_place *place)
{
    static const uint32_t columns[][2] = {{0, 0}, {11, 22}, {0, 4}};
    uint32_t line = (uint32_t)small_int(code);
    (void)at;
    *place = (struct traceback_place){.file_name = machine_->names.file,
                                      .function_name = machine_->names.name,
                                      .line = line, .end_line = line,
                                      .column = columns[line - 1][0],
                                      .end_column = columns[line - 1][1]};
    return true;
}

static bool find_line(struct machine *machine_, value code, uint32_t line, const char **text,
                      size_t *size)
{
    (void)machine_, (void)code;
    *text = program_lines[line - 1];
    *size = strlen(*text);
    return true;
}

static const struct traceback_lookup program_lookup = {find_place, find_line};

static void add_entry(value exception, int line, int times)
{
    struct exception *e = AS_EXCEPTION(exception);
    for (int i = 0; i < times; i++)
        e->traceback = (value)traceback_new(m, (struct traceback *)e->traceback,
                                            tag_small_int(line), NULL, 0, line);
}

START_TEST(exceptions_print_as_in_cpython)
{
    m->hooks.tracebacks = &program_lookup;
    value first = object_call0(m, (value)m->types.KeyError);
    raise_error(m, m->types.ValueError, "two\nlines");
    value second = error_take(m);
    AS_EXCEPTION(second)->cause = first;
    add_entry(second, 2, 5);
    add_entry(second, 3, 1);
    struct str_builder out = {0};
    ck_assert(exception_format(m, second, &out));
    expect_text(str_builder_finish(m, &out),
                "KeyError\n"
                "\nThe above exception was the direct cause of the following exception:\n\n"
                "Traceback (most recent call last):\n"
                "  File \"file\", line 3, in name\n"
                "    f(2)\n"
                "    ~^^^\n"
                "  File \"file\", line 2, in name\n"
                "    return g(x)[0] / 1\n"
                "           ~~~~~~~~^~~\n"
                "  File \"file\", line 2, in name\n"
                "    return g(x)[0] / 1\n"
                "           ~~~~~~~~^~~\n"
                "  File \"file\", line 2, in name\n"
                "    return g(x)[0] / 1\n"
                "           ~~~~~~~~^~~\n"
                "  [Previous line repeated 2 more times]\n"
                "ValueError: two\nlines\n");
    drop(m, second);
}
END_TEST

START_TEST(misspelt_attributes_are_suggested)
{
    value text = str_from(m, "abc"), wrong = name_of("uper");
    ck_assert_ptr_null(object_get_attribute(m, text, wrong));
    value error = error_take(m);
    struct str_builder out = {0};
    ck_assert(exception_format_only(m, error, &out));
    expect_text(str_builder_finish(m, &out), "AttributeError: 'str' object has no attribute 'uper'. "
                                             "Did you mean: 'upper'?\n");
    drop(m, error), drop(m, wrong), drop(m, text);
}
END_TEST

/* Makes a class and an instance, raises and splits: something of everything. */
static void exercise(void)
{
    value cls = make_class("Greeter", NULL, greeter);
    value v = cls ? object_call0(m, cls) : NULL;
    if (v) {
        drop(m, object_repr(m, v));
        drop(m, object_binary(m, BINARY_ADD, v, NONE));
        object_set_attribute(m, v, m->names.value, v);
        drop(m, object_get_attribute(m, v, m->names.message));
        drop(m, weakref_new(m, v, NULL));
    }
    struct str_builder out = {0};
    if (m->error) {
        value error = error_take(m);
        exception_format(m, error, &out);
        str_builder_abandon(m, &out);
        drop(m, error);
    }
    error_clear(m);
    drop(m, object_get_item(m, (value)m->types.list, (value)m->types.int_));
    error_clear(m);
    drop(m, v);
    drop(m, cls);
    gc_collect(m);
}

START_TEST(memory_may_run_out_anywhere)
{
    exercise();
    for (uint64_t n = 1; n < 400; n++) {
        heap_fail_nth(&m->heap, n);
        exercise();
        heap_fail_nth(&m->heap, 0);
    }
}
END_TEST

/* What was made before goes with the region; where blocks are mallocs the leak checker would find
 * them. */
START_TEST(opening_may_fail)
{
#ifndef LOOPGLASS_MALLOC_HEAP
    for (uint64_t n = 1; n < 6000; n += 7) {
        struct region small = {0};
        static struct machine broken;
        ck_assert(region_open(&small, (size_t)16 << 20, (size_t)1 << 16));
        memset(&broken, 0, sizeof broken);
        /* No room for all of it. */
        if (machine_open_values(&broken, &small, n * 100))
            machine_close_values(&broken);
        region_close(&small);
    }
#endif
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("objects");
    TCase *basics = tcase_create("basics");
    tcase_add_checked_fixture(basics, open_machine, close_machine);
    tcase_add_test(basics, opens_and_closes);
    tcase_add_test(basics, classes_find_their_dunders);
    tcase_add_test(basics, classes_change);
    tcase_add_test(basics, equality_without_hash);
    tcase_add_test(basics, builtin_classes_are_extended);
    tcase_add_test(basics, inheritance_is_linear);
    tcase_add_test(basics, slots_take_the_place_of_a_dict);
    tcase_add_test(basics, natives_bind_arguments);
    tcase_add_test(basics, long_chains_are_freed_without_recursion);
    tcase_add_test(basics, finalizers_run_once_and_in_order);
    tcase_add_test(basics, weak_references_die_with_their_object);
    tcase_add_test(basics, groups_split);
    tcase_add_test(basics, os_errors_choose_their_class);
    tcase_add_test(basics, aliases_and_unions_show);
    tcase_add_test(basics, wrappers_show_slots);
    tcase_add_test(basics, methods_bind);
    tcase_add_test(basics, markers_find_operators_and_brackets);
    tcase_add_test(basics, exceptions_print_as_in_cpython);
    tcase_add_test(basics, misspelt_attributes_are_suggested);
    tcase_add_test(basics, memory_may_run_out_anywhere);
    tcase_add_test(basics, opening_may_fail);
    suite_add_tcase(suite, basics);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

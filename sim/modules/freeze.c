/* Compiles the Python modules that the project carries, when it is built, and writes them as C:
 *
 *      freeze SOURCE_DIRECTORY sim/modules/python/a.py ... > python_modules.c
 *
 * Modules are independent of the machine that compiled them; what is written is described in
 * sim/lang/frozen.h and sim/modules/module.h. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/lang/compile.h"
#include "sim/lang/frozen.h"
#include "sim/lang/lang.h"
#include "sim/modules/module.h"
#include "sim/region/region.h"
#include "sim/value/bytes.h"
#include "sim/value/complex.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

#define PREFIX "sim/modules/python/"

/* This program carries no modules itself. */
const struct python_module python_modules[] = {{0}};
const size_t python_module_count = 0;
const char *const python_modules_text = "";
const struct frozen_tables python_modules_code = {0};

/* A table that grows. */
struct table {
    char *items;
    size_t size, capacity;
};

struct freezer {
    struct machine *m;
    struct table codes, instructions, positions, handlers, slot_kinds, values;
    struct table text, modules;
    uint32_t code_count;
};

static void fail(const char *what, const char *which)
{
    fprintf(stderr, "freeze: %s: %s\n", what, which);
    exit(1);
}

static uint32_t add(struct table *table, const void *items, size_t size)
{
    size_t at = table->size;
    if (at + size > table->capacity) {
        table->capacity = 2 * (at + size);
        table->items = realloc(table->items, table->capacity);
        if (!table->items || table->capacity > UINT32_MAX)
            fail("too large", "a table");
    }
    if (size)
        memcpy(table->items + at, items, size);
    table->size += size;
    return (uint32_t)at;
}

/* --- values */

static void add_sized(struct freezer *f, enum frozen_kind kind, const void *text, size_t size)
{
    uint8_t byte = (uint8_t)kind;
    uint32_t count = (uint32_t)size;
    add(&f->values, &byte, 1);
    add(&f->values, &count, sizeof count);
    if (text)
        add(&f->values, text, size);
}

static uint32_t add_code(struct freezer *f, struct code *code);

/* Codes come first: theirs are rows of their own among the values. */
static void number_codes(struct freezer *f, struct code *code, uint32_t *numbers)
{
    for (uint32_t i = 0; i < code->constant_count; i++)
        if (is_exactly(code->constants[i], f->m->types.code))
            numbers[i] = add_code(f, AS_CODE(code->constants[i]));
}

static void add_int(struct freezer *f, value v)
{
    value text = int_to_text(f->m, v, 10);
    if (!text)
        fail("no memory", "int");
    add_sized(f, FROZEN_INT, str_text(text), str_size(text));
    drop(f->m, text);
}

static void add_number(struct freezer *f, enum frozen_kind kind, double real, double imaginary)
{
    uint8_t byte = (uint8_t)kind;
    add(&f->values, &byte, 1);
    add(&f->values, &real, sizeof real);
    if (kind == FROZEN_COMPLEX)
        add(&f->values, &imaginary, sizeof imaginary);
}

static void add_value(struct freezer *f, value v)
{
    struct machine *m = f->m;
    const unsigned char *data;
    size_t size, position = 0;
    value item;
    if (v == NONE || is_bool(v) || v == ELLIPSIS) {
        uint8_t byte = v == NONE ? FROZEN_NONE : v == FALSE ? FROZEN_FALSE
                     : v == TRUE ? FROZEN_TRUE : FROZEN_ELLIPSIS;
        add(&f->values, &byte, 1);
    } else if (is_int(m, v)) {
        add_int(f, v);
    } else if (is_exactly(v, m->types.float_)) {
        add_number(f, FROZEN_FLOAT, float_value(v), 0);
    } else if (is_exactly(v, m->types.complex_)) {
        add_number(f, FROZEN_COMPLEX, complex_value(v).real, complex_value(v).imag);
    } else if (is_exactly(v, m->types.str)) {
        add_sized(f, AS_STR(v)->interned ? FROZEN_NAME : FROZEN_STR, str_text(v), str_size(v));
    } else if (is_exactly(v, m->types.tuple)) {
        add_sized(f, FROZEN_TUPLE, NULL, tuple_size(v));
        for (size_t i = 0; i < tuple_size(v); i++)
            add_value(f, AS_TUPLE(v)->items[i]);
    } else if (is_exactly(v, m->types.frozenset)) {
        add_sized(f, FROZEN_SET, NULL, set_size(v));
        while (set_next(v, &position, &item))
            add_value(f, item);
    } else if (bytes_view(m, v, &data, &size)) {
        add_sized(f, FROZEN_BYTES, data, size);
    } else {
        fail("no way to write a constant", str_text(type_of(m, v)->name));
    }
}

/* --- codes */

static uint32_t add_values(struct freezer *f, struct code *code, const uint32_t *numbers)
{
    uint32_t at = (uint32_t)f->values.size;
    for (uint32_t i = 0; i < code->slot_count; i++)
        add_value(f, AS_TUPLE(code->slot_names)->items[i]);
    for (uint32_t i = 0; i < code->site_count; i++)
        add_value(f, code->sites[i].name);
    for (uint32_t i = 0; i < code->constant_count; i++)
        if (is_exactly(code->constants[i], f->m->types.code))
            add_sized(f, FROZEN_CODE, NULL, numbers[i]);
        else
            add_value(f, code->constants[i]);
    return at;
}

static uint32_t add_names(struct freezer *f, struct code *code)
{
    uint32_t at = (uint32_t)f->values.size;
    add_value(f, code->name);
    add_value(f, code->qualname);
    return at;
}

static uint32_t add_code(struct freezer *f, struct code *code)
{
    uint32_t *numbers = calloc(code->constant_count + 1, sizeof *numbers);
    if (!numbers)
        fail("no memory", "code");
    number_codes(f, code, numbers);
    size_t count = code->instruction_count;
    uint32_t names = add_names(f, code);
    uint32_t values = add_values(f, code, numbers);
    struct frozen_code frozen = {
        .flags = code->flags,
        .first_line = code->first_line,
        .argument_count = code->argument_count,
        .positional_only_count = code->positional_only_count,
        .keyword_only_count = code->keyword_only_count,
        .slot_count = code->slot_count,
        .free_count = code->free_count,
        .stack_size = code->stack_size,
        .instruction_count = code->instruction_count,
        .constant_count = code->constant_count,
        .site_count = code->site_count,
        .handler_count = code->handler_count,
        .instructions = (uint32_t)(f->instructions.size / sizeof(instruction)),
        .handlers = (uint32_t)(f->handlers.size / sizeof(struct handler)),
        .slot_kinds = (uint32_t)f->slot_kinds.size,
        .names = names,
        .values = values,
    };
    add(&f->instructions, code->instructions, count * sizeof(instruction));
    add(&f->positions, code->positions, count * sizeof(struct position));
    add(&f->handlers, code->handlers, code->handler_count * sizeof(struct handler));
    add(&f->slot_kinds, code->slot_kinds, code->slot_count);
    add(&f->codes, &frozen, sizeof frozen);
    free(numbers);
    return f->code_count++;
}

/* --- modules */

static char *read_file(const char *directory, const char *name, size_t *size)
{
    char *path = malloc(strlen(directory) + strlen(name) + 2);
    if (!path)
        fail("no memory", name);
    sprintf(path, "%s/%s", directory, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail("cannot be read", path);
    struct table text = {0};
    char block[4096];
    size_t read;
    while ((read = fread(block, 1, sizeof block, file)) > 0)
        add(&text, block, read);
    *size = text.size;
    add(&text, "", 1);
    fclose(file);
    free(path);
    return text.items;
}

static struct code *compile(struct machine *m, const char *name, const char *text, size_t size)
{
    value file_name = str_from(m, name);
    struct source *source = file_name ? source_new(m, file_name, text, size, true) : NULL;
    drop(m, file_name);
    struct code *code = source ? compile_source(m, source, COMPILE_FILE) : NULL;
    source_drop(m, source);
    if (code)
        return code;
    struct str_builder told = {0};
    value error = error_take(m);
    exception_format(m, error, &told);
    value shown = str_builder_finish(m, &told);
    fail("does not compile", shown ? str_text(shown) : name);
    return NULL;
}

/* "asyncio/__init__.py" is the package asyncio, "collections/abc.py" the module collections.abc. */
static void add_module(struct freezer *f, const char *file, uint32_t text, size_t size,
                       uint32_t code)
{
    char name[200], row[600];
    if (snprintf(name, sizeof name, "%s", file) >= (int)sizeof name)
        fail("name too long", file);
    name[strlen(name) - strlen(".py")] = '\0';
    char *init = strstr(name, "/__init__");
    if (init)
        *init = '\0';
    for (char *c = name; *c; c++)
        if (*c == '/')
            *c = '.';
    int written = snprintf(row, sizeof row, "    {\"%s\", \"%s\", %s, %u, %zu, %u},\n", name, file,
                           init ? "true" : "false", text, size, code);
    add(&f->modules, row, (size_t)written);
}

static void freeze_module(struct freezer *f, const char *directory, const char *path)
{
    if (strncmp(path, PREFIX, strlen(PREFIX)) != 0)
        fail("not in " PREFIX, path);
    const char *file = path + strlen(PREFIX);
    size_t size;
    char *text = read_file(directory, path, &size);
    struct code *code = compile(f->m, file, text, size);
    uint32_t number = add_code(f, code);
    drop(f->m, (value)code);
    add_module(f, file, add(&f->text, text, size + 1), size, number);
    free(text);
}

/* --- writing */

static void write_numbers(const char *type, const char *name, const struct table *table)
{
    printf("static const %s %s[] = {", type, name);
    for (size_t i = 0; i < table->size; i += sizeof(uint32_t)) {
        uint32_t number;
        memcpy(&number, table->items + i, sizeof number);
        printf("%s%u,", i % 64 ? "" : "\n", number);
    }
    puts("\n};");
}

static void write_bytes(const char *declaration, const struct table *table)
{
    printf("%s = {", declaration);
    for (size_t i = 0; i < table->size; i++)
        printf("%s%d,", i % 32 ? "" : "\n", (unsigned char)table->items[i]);
    puts("0\n};");
}

/* Structs of numbers are written without inner braces. */
static void write_all(const struct freezer *f)
{
    puts("/* Made by freeze from sim/modules/python; do not edit. */\n"
         "#include \"sim/lang/frozen.h\"\n"
         "#include \"sim/modules/module.h\"\n"
         "#ifdef __GNUC__\n"
         "#pragma GCC diagnostic ignored \"-Wmissing-braces\"\n"
         "#endif");
    write_numbers("struct frozen_code", "codes", &f->codes);
    write_numbers("instruction", "instructions", &f->instructions);
    write_numbers("struct position", "positions", &f->positions);
    write_numbers("struct handler", "handlers", &f->handlers);
    write_bytes("static const uint8_t slot_kinds[]", &f->slot_kinds);
    write_bytes("static const uint8_t values[]", &f->values);
    puts("const struct frozen_tables python_modules_code = {codes, instructions, positions,\n"
         "                                                  handlers, slot_kinds, values};");
    write_bytes("static const unsigned char text[]", &f->text);
    puts("const char *const python_modules_text = (const char *)text;");
    printf("const struct python_module python_modules[] = {\n%.*s    {0}};\n",
           (int)f->modules.size, f->modules.items);
}

static bool go_on(struct machine *m)
{
    m->countdown = INT64_MAX;
    return true;
}

static struct machine *open_machine(struct region *region)
{
    if (!region_open(region, (size_t)1 << 30, (size_t)1 << 30))
        return NULL;
    struct machine *m = region_extend_heap(region, sizeof *m);
    if (!m)
        return NULL;
    memset(m, 0, sizeof *m);
    m->hooks.countdown_expired = go_on;
    return machine_open_values(m, region, (size_t)1 << 30) && lang_open(m) ? m : NULL;
}

int main(int count, char **arguments)
{
    struct region region;
    struct freezer f = {0};
    if (count < 2)
        fail("usage", "freeze SOURCE_DIRECTORY FILE...");
    f.m = open_machine(&region);
    if (!f.m)
        fail("no memory", "machine");
    for (int i = 2; i < count; i++)
        freeze_module(&f, arguments[1], arguments[i]);
    write_all(&f);
    printf("const size_t python_module_count = %d;\n", count - 2);
    lang_close(f.m);
    machine_close_values(f.m);
    heap_close(&f.m->heap);
    region_close(&region);
    struct table *tables[] = {&f.codes, &f.instructions, &f.positions, &f.handlers,
                              &f.slot_kinds, &f.values, &f.text, &f.modules};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        free(tables[i]->items);
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}

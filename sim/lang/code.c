/* Code objects: their making and their end. What a program sees of them: code_object.c. */
#include "sim/lang/code.h"

#include "sim/lang/code_object.h"
#include "sim/lang/source.h"
#include "sim/lang/types.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct code *code_new(struct machine *m, struct source *source, value name, value qualname)
{
    struct code *code = AS_CODE(object_alloc(m, m->types.code, sizeof(struct code)));
    if (!code)
        return NULL;
    code->plain_count = UINT32_MAX;
    code->source = source_keep(source);
    code->name = keep(name);
    code->qualname = keep(qualname);
    if (source->is_library)
        code->flags |= CODE_LIBRARY;
    return code;
}

void code_note_arguments(struct code *code)
{
    bool plain = code->keyword_only_count == 0 &&
                 !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_ASLEEP));
    code->plain_count = plain ? code->argument_count : UINT32_MAX;
}

static void drop_all(struct machine *m, value *items, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        drop(m, items[i]);
    heap_free(&m->heap, items, count * sizeof(value));
}

void code_drop_values(struct machine *m, struct code *code)
{
    for (uint32_t i = 0; i < code->site_count; i++)
        drop(m, code->sites[i].name);
    if (code->sites)
        heap_free(&m->heap, code->sites, code->site_count * sizeof(struct site));
    if (code->constants)
        drop_all(m, code->constants, code->constant_count);
    code->sites = NULL;
    code->constants = NULL;
    code->site_count = code->constant_count = 0;
    drop_place(m, code->slot_names);
}

static void free_const(struct machine *m, const void *items, size_t size)
{
    if (items)
        heap_free(&m->heap, (void *)(uintptr_t)items, size);
}

static void code_destroy(struct machine *m, value self)
{
    struct code *code = AS_CODE(self);
    code_drop_values(m, code);
    if (!(code->flags & CODE_FROZEN)) {
        free_const(m, code->instructions, code->instruction_count * sizeof(instruction));
        free_const(m, code->positions, code->instruction_count * sizeof(struct position));
        free_const(m, code->handlers, code->handler_count * sizeof(struct handler));
        free_const(m, code->slot_kinds, code->slot_count);
    }
    drop(m, code->name);
    drop(m, code->qualname);
    source_drop(m, code->source);
}

static value code_repr(struct machine *m, value self)
{
    struct code *code = AS_CODE(self);
    return str_format(m, "<code object %S at 0x%llx, file \"%S\", line %u>", code->name,
                      (unsigned long long)object_address(m, self), code->source->file_name,
                      code->first_line);
}

/* Constants are not tracked: they are immutable and hold nothing that leads back. */
const struct type_spec code_type_spec = {
    .name = "code",
    .instance_size = sizeof(struct code),
    .flags = TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.make = code_make,
              .destroy = code_destroy,
              .repr = code_repr,
              .hash = code_hash,
              .compare = code_compare},
    .getsets = code_getsets,
    .methods = code_methods,
};

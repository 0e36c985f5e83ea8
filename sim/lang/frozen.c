/* Making code objects of code that was compiled when the project was built. See frozen.h. */
#include "sim/lang/frozen.h"

#include "sim/lang/source.h"
#include "sim/value/bytes.h"
#include "sim/value/complex.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

#include <string.h>

/* Where the reading of values stands. */
struct reader {
    struct machine *m;
    const struct frozen_tables *tables;
    struct source *source;
    const uint8_t *next;
};

static uint32_t read_size(struct reader *reader)
{
    uint32_t size;
    memcpy(&size, reader->next, sizeof size);
    reader->next += sizeof size;
    return size;
}

static double read_double(struct reader *reader)
{
    double number;
    memcpy(&number, reader->next, sizeof number);
    reader->next += sizeof number;
    return number;
}

static const char *read_text(struct reader *reader, size_t *size)
{
    *size = read_size(reader);
    const char *text = (const char *)reader->next;
    reader->next += *size;
    return text;
}

static value read_value(struct reader *reader);

static value read_tuple(struct reader *reader)
{
    size_t count = read_size(reader);
    value tuple = tuple_new(reader->m, count);
    for (size_t i = 0; tuple && i < count; i++)
        if (!(AS_TUPLE(tuple)->items[i] = read_value(reader)))
            return drop_and_fail(reader->m, tuple);
    return tuple;
}

static value read_set(struct reader *reader)
{
    uint32_t count = read_size(reader);
    value set = frozenset_new(reader->m);
    for (uint32_t i = 0; set && i < count; i++) {
        value item = read_value(reader);
        bool ok = item && set_add(reader->m, set, item);
        drop(reader->m, item);
        if (!ok)
            return drop_and_fail(reader->m, set);
    }
    return set;
}

/* As deep as literals nest in the project's own modules. */
static value read_value(struct reader *reader)
{
    struct machine *m = reader->m;
    enum frozen_kind kind = (enum frozen_kind)*reader->next++;
    const char *text;
    size_t size;
    double real;
    switch (kind) {
    case FROZEN_NONE: return NONE;
    case FROZEN_FALSE: return FALSE;
    case FROZEN_TRUE: return TRUE;
    case FROZEN_ELLIPSIS: return ELLIPSIS;
    case FROZEN_INT: text = read_text(reader, &size); return int_from_text(m, text, size, 10);
    case FROZEN_FLOAT: return float_new(m, read_double(reader));
    case FROZEN_COMPLEX:
        real = read_double(reader);
        return complex_new(m, real, read_double(reader));
    case FROZEN_STR: text = read_text(reader, &size); return str_new(m, text, size);
    case FROZEN_NAME: text = read_text(reader, &size); return str_intern(m, text, size);
    case FROZEN_BYTES: text = read_text(reader, &size); return bytes_new(m, text, size);
    case FROZEN_TUPLE: return read_tuple(reader);
    case FROZEN_SET: return read_set(reader);
    case FROZEN_CODE:
        return (value)frozen_thaw(m, reader->tables, read_size(reader), reader->source);
    }
    return raise_error(m, m->types.SystemError, "frozen code is damaged");
}

struct code *frozen_thaw(struct machine *m, const struct frozen_tables *tables, uint32_t number,
                         struct source *source)
{
    const struct frozen_code *frozen = &tables->codes[number];
    struct reader reader = {m, tables, source, tables->values + frozen->names};
    value name = read_value(&reader), qualname = name ? read_value(&reader) : NULL;
    struct code *code = qualname ? code_new(m, source, name, qualname) : NULL;
    drop(m, name);
    drop(m, qualname);
    if (!code)
        return NULL;
    code->flags |= frozen->flags | CODE_FROZEN | CODE_ASLEEP;
    code->first_line = frozen->first_line;
    code->argument_count = frozen->argument_count;
    code->positional_only_count = frozen->positional_only_count;
    code->keyword_only_count = frozen->keyword_only_count;
    code->slot_count = frozen->slot_count;
    code->free_count = frozen->free_count;
    code->stack_size = frozen->stack_size;
    code->instruction_count = frozen->instruction_count;
    code->handler_count = frozen->handler_count;
    code->instructions = tables->instructions + frozen->instructions;
    code->positions = tables->positions + frozen->instructions;
    code->handlers = tables->handlers + frozen->handlers;
    code->slot_kinds = tables->slot_kinds + frozen->slot_kinds;
    code->frozen = tables;
    code->frozen_number = number;
    return code;
}

/* --- waking */

static bool read_slot_names(struct reader *reader, struct code *code)
{
    value names = tuple_new(reader->m, code->slot_count);
    code->slot_names = names;
    for (uint32_t i = 0; names && i < code->slot_count; i++)
        if (!(AS_TUPLE(names)->items[i] = read_value(reader)))
            return false;
    return names != NULL;
}

static bool read_sites(struct reader *reader, struct code *code, uint32_t count)
{
    struct machine *m = reader->m;
    code->sites = count ? heap_alloc(&m->heap, count * sizeof *code->sites) : NULL;
    if (count && !code->sites)
        return raise_memory_error(m);
    code->site_count = count;
    if (count)
        memset(code->sites, 0, count * sizeof *code->sites);
    for (uint32_t i = 0; i < count; i++)
        if (!(code->sites[i].name = read_value(reader)))
            return false;
    return true;
}

static bool read_constants(struct reader *reader, struct code *code, uint32_t count)
{
    struct machine *m = reader->m;
    code->constants = count ? heap_alloc(&m->heap, count * sizeof(value)) : NULL;
    if (count && !code->constants)
        return raise_memory_error(m);
    code->constant_count = count;
    if (count)
        memset(code->constants, 0, count * sizeof(value));
    for (uint32_t i = 0; i < count; i++)
        if (!(code->constants[i] = read_value(reader)))
            return false;
    return true;
}

bool frozen_wake(struct machine *m, struct code *code)
{
    if (!(code->flags & CODE_ASLEEP))
        return true;
    const struct frozen_code *frozen = &code->frozen->codes[code->frozen_number];
    struct reader reader = {m, code->frozen, code->source, code->frozen->values + frozen->values};
    if (read_slot_names(&reader, code) && read_sites(&reader, code, frozen->site_count) &&
        read_constants(&reader, code, frozen->constant_count)) {
        code->flags &= ~(uint32_t)CODE_ASLEEP;
        code_note_arguments(code);
        return true;
    }
    code_drop_values(m, code);
    return false;
}

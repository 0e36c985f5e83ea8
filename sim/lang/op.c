/* The table of instructions made readable: names, argument kinds, disassembly. */
#include "sim/lang/code.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static const char *const names[] = {
#define X(name, kind) #name,
    OPS(X)
#undef X
};

static const unsigned char kinds[] = {
#define X(name, kind) ARG_##kind,
    OPS(X)
#undef X
};

const char *op_name(enum op op)
{
    return op < OP_COUNT ? names[op] : "?";
}

enum op_argument op_argument_kind(enum op op)
{
    return kinds[op];
}

static bool add_argument(struct machine *m, struct code *code, enum op op, uint32_t argument,
                         struct str_builder *out)
{
    value shown = NULL, text = NULL;
    switch (op_argument_kind(op)) {
    case ARG_NONE:
        return true;
    case ARG_CONST:
        shown = code->constants[argument];
        break;
    case ARG_LOCAL:
    case ARG_CELL:
        shown = AS_TUPLE(code->slot_names)->items[argument];
        break;
    case ARG_SITE:
        shown = code->sites[argument].name;
        break;
    default:
        break;
    }
    if (shown)
        text = str_format(m, " %u (%R)", argument, shown);
    else
        text = str_format(m, " %u", argument);
    bool ok = text && str_builder_add_value(m, out, text);
    drop(m, text);
    return ok;
}

static bool add_instruction(struct machine *m, struct code *code, uint32_t i,
                            struct str_builder *out)
{
    enum op op = INSTRUCTION_OP(code->instructions[i]);
    value text = str_format(m, "%5u %4u  %s", code->positions[i].line, i, op_name(op));
    bool ok = text && str_builder_add_value(m, out, text);
    drop(m, text);
    return ok && add_argument(m, code, op, INSTRUCTION_ARG(code->instructions[i]), out) &&
           str_builder_add(m, out, "\n", 1);
}

bool code_disassemble(struct machine *m, struct code *code, struct str_builder *out)
{
    for (uint32_t i = 0; i < code->instruction_count; i++)
        if (!add_instruction(m, code, i, out))
            return false;
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const struct handler *h = &code->handlers[i];
        value text = str_format(m, "  %u to %u -> %u [%u]\n", h->start, h->end, h->target,
                                h->depth);
        bool ok = text && str_builder_add_value(m, out, text);
        drop(m, text);
        if (!ok)
            return false;
    }
    return true;
}

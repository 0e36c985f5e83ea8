/* What tracebacks show of code objects: where an instruction stands, and the text there. */
#include "sim/lang/eval.h"
#include "sim/lang/source.h"
#include "sim/value/traceback.h"

static bool find_place(struct machine *m, value v, uint32_t at,
                       struct traceback_place *place)
{
    (void)m;
    struct code *code = AS_CODE(v);
    if (!code->source || at >= code->instruction_count)
        return false;
    struct position position = code->positions[at];
    bool known = position.end_line > position.line || position.end_column > position.column;
    *place = (struct traceback_place){.file_name = code->source->file_name,
                                      .function_name = code->name,
                                      .line = position.line,
                                      .end_line = known ? position.end_line : position.line,
                                      .column = known ? (int64_t)position.column : -1,
                                      .end_column = known ? (int64_t)position.end_column : -1,
                                      .is_library = code->flags & CODE_LIBRARY};
    return true;
}

static bool find_line(struct machine *m, value code, uint32_t line, const char **text, size_t *size)
{
    (void)m;
    const struct source *source = AS_CODE(code)->source;
    return source && !source->in_no_file && source_line(source, line, text, size);
}

const struct traceback_lookup code_traceback_lookup = {find_place, find_line};

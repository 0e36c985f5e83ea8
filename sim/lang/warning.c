/* Warnings from C. CPython 3.13 Python/_warnings.c, Lib/warnings.py. */
#include "sim/lang/warning.h"

#include "sim/lang/eval.h"
#include "sim/lang/output.h"
#include "sim/lang/source.h"
#include "sim/value/dict.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* The innermost frame of the program itself: library frames do not count. */
static struct frame *warning_frame(struct machine *m)
{
    struct fiber *fiber = m->lang->shutting_down ? NULL : m->fiber;
    for (; fiber; fiber = fiber->resumer)
        for (struct frame *f = fiber->frame; f; f = f->back)
            if (!(f->code->flags & CODE_LIBRARY))
                return f;
    return NULL;
}

/* The source that some running code came from, by its file name. */
static const struct source *find_source(struct machine *m, value file_name)
{
    for (struct fiber *fiber = m->fiber; fiber; fiber = fiber->resumer)
        for (struct frame *f = fiber->frame; f; f = f->back)
            if (!f->code->source->in_no_file &&
                str_equal(f->code->source->file_name, file_name))
                return f->code->source;
    return NULL;
}

static value line_of(struct machine *m, const struct source *source, uint32_t line)
{
    const char *text;
    size_t size;
    if (!source || source->in_no_file || !source_line(source, line, &text, &size))
        return NULL;
    while (size > 0 && (*text == ' ' || *text == '\t' || *text == '\f')) {
        text++;
        size--;
    }
    while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\t'))
        size--;
    return size > 0 ? str_new(m, text, size) : NULL;
}

value warning_source_line(struct machine *m, value file_name, uint32_t line)
{
    return line_of(m, find_source(m, file_name), line);
}

value warning_source_text(struct machine *m, value file_name)
{
    const struct source *source = find_source(m, file_name);
    return source && !source->is_library ? str_new(m, source->text, source->size) : NULL;
}

/* code_line: stolen; NULL: unknown. */
static bool show(struct machine *m, struct type *category, value text, value file_name,
                 uint32_t line, value code_line, value source)
{
    value shown = code_line ? str_format(m, "%S:%u: %S: %S\n  %S\n", file_name, line,
                                         category->name, text, code_line)
                            : str_format(m, "%S:%u: %S: %S\n", file_name, line, category->name,
                                         text);
    output_error(m, shown);
    drop(m, code_line);
    drop(m, shown);
    if (source && !m->error) {
        value more = str_format(m, "%S: Enable tracemalloc to get the object allocation "
                                   "traceback\n",
                                category->name);
        output_error(m, more);
        drop(m, more);
    }
    return !m->error;
}

bool warning_show(struct machine *m, struct type *category, value text, value file_name,
                  uint32_t line, value source)
{
    return show(m, category, text, file_name, line, warning_source_line(m, file_name, line),
                source);
}

/* Module warnings, once imported, has filters and may show in its own way. */
static int issue_by_module(struct machine *m, struct type *category, value text, value source,
                           value file_name, uint32_t line)
{
    value module = dict_get_text(m, m->sys_modules, "warnings");
    value name = str_from(m, "_issue");
    value issue = module && name ? object_find_attribute(m, module, name) : NULL;
    drop(m, name);
    if (!issue)
        return -1;
    value items[] = {text, (value)category, file_name, tag_small_int(line), source ? source : NONE};
    value result = object_call(m, issue, &(struct args){items, 5, NULL});
    drop(m, issue);
    drop(m, result);
    return result != NULL;
}

bool warning_issue_at(struct machine *m, struct type *category, value text, value file_name,
                      uint32_t line, const struct source *source)
{
    int done = issue_by_module(m, category, text, NULL, file_name, line);
    if (done >= 0)
        return done;
    error_clear(m);
    value code_line = *str_text(file_name) == '<' ? NULL : line_of(m, source, line);
    return show(m, category, text, file_name, line, code_line, NULL);
}

/* Has this text been shown at this place before? Notes that it has now. */
static bool seen_before(struct machine *m, struct frame *frame, struct type *category, value text)
{
    value name = str_from(m, "__warningregistry__");
    value registry = name ? dict_get(m, frame->globals, name) : NULL;
    if (name && !registry) {
        registry = (value)dict_new(m);
        if (registry && dict_set(m, frame->globals, name, registry))
            drop(m, registry);
    }
    value key = registry ? tuple_pack3(m, text, (value)category, tag_small_int(frame->line)) : NULL;
    bool seen = key && dict_get(m, AS_DICT(registry), key);
    if (key && !seen)
        dict_set(m, AS_DICT(registry), key, TRUE);
    drop(m, key);
    drop(m, name);
    error_clear(m);
    return seen;
}

bool warning_issue(struct machine *m, struct type *category, value text, value source)
{
    struct frame *frame = warning_frame(m);
    value file_name = frame ? keep(frame->code->source->file_name) : str_from(m, "<sys>");
    uint32_t line = frame ? frame->line : 0;
    if (!frame)
        source = NULL; /* the program is over: tracemalloc can no longer be asked for */
    if (!file_name)
        return false;
    int done = issue_by_module(m, category, text, source, file_name, line);
    if (done < 0) {
        error_clear(m);
        done = (frame && seen_before(m, frame, category, text)) ||
               warning_show(m, category, text, file_name, line, source);
    }
    drop(m, file_name);
    return done;
}

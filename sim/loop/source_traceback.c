/* Debug mode's memory of where a future, task or handle was made. CPython 3.13
 * Lib/asyncio/format_helpers.py extract_stack (handles), traceback.extract_stack (futures and tasks
 * made in C: without a limit); of the frames only the program's are kept. */
#include "sim/lang/fiber.h"
#include "sim/lang/frame.h"
#include "sim/lang/source.h"
#include "sim/loop/face.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* constants.DEBUG_STACK_DEPTH */
#define STACK_DEPTH 10
/* Between a task's coroutine and the call that runs the loop CPython has these of its own:
 * Handle._run, _run_once, run_forever, run_until_complete. */
#define FRAMES_OF_LOOP 4

static const char *skip_blanks(const char *text, size_t *size)
{
    while (*size && (*text == ' ' || *text == '\t' || *text == '\f')) {
        text++;
        --*size;
    }
    return text;
}

/* (file, line, function, text of the line) */
static value entry(struct machine *m, struct frame *frame)
{
    const char *text = "";
    size_t size = 0;
    uint32_t line = frame_line(frame);
    if (source_line(frame->code->source, line, &text, &size))
        text = skip_blanks(text, &size);
    value source = str_new(m, text, size), result = source ? tuple_new(m, 4) : NULL;
    if (!result)
        return drop_and_fail(m, source);
    value *items = AS_TUPLE(result)->items;
    items[0] = keep(frame->code->source->file_name);
    items[1] = tag_small_int(line);
    items[2] = keep(frame->code->name);
    items[3] = source;
    return result;
}

static bool collect(struct machine *m, value list, size_t seen, size_t limit)
{
    for (struct fiber *fiber = m->fiber; fiber; fiber = fiber->resumer) {
        for (struct frame *f = fiber->frame; f && seen < limit; f = f->back, seen++) {
            if (f->code->flags & CODE_LIBRARY)
                continue;
            value made = entry(m, f);
            if (!made || !list_append_steal(m, list, made))
                return false;
        }
        seen += FRAMES_OF_LOOP;
    }
    return true;
}

static value traceback_new(struct machine *m, size_t seen, size_t limit)
{
    value list = list_new(m, 8);
    if (!list || !collect(m, list, seen, limit))
        return drop_and_fail(m, list);
    value *items = AS_LIST(list)->items;
    for (size_t i = 0, j = list_size(list); i + 1 < j; i++) {
        value kept = items[i];
        items[i] = items[--j];
        items[j] = kept;
    }
    return list;
}

value source_traceback_new(struct machine *m)
{
    return traceback_new(m, 0, SIZE_MAX);
}

value source_traceback_short(struct machine *m, size_t hidden)
{
    return traceback_new(m, hidden, STACK_DEPTH);
}

bool source_traceback_add_place(struct machine *m, struct str_builder *text, value traceback)
{
    if (!traceback || list_size(traceback) == 0)
        return true;
    value *last = AS_TUPLE(AS_LIST(traceback)->items[list_size(traceback) - 1])->items;
    value words = str_format(m, " created at %S:%lld", last[0], (long long)small_int(last[1]));
    bool ok = words && str_builder_add_value(m, text, words);
    drop(m, words);
    return ok;
}

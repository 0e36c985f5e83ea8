/* Where a task stands, for the record. A place is a function at a line, awaited by another place;
 * each is numbered once. A frame keeps the number of its place with the instruction at which it had
 * it, so that a step of a task deep in awaits costs no more than the frames that have moved. */
#include "sim/loop/place.h"

#include "sim/lang/function.h"
#include "sim/lang/generator.h"
#include "sim/lang/native_coroutine.h"
#include "sim/lang/source.h"
#include "sim/loop/loops.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

#define CALL_TEXT_MOST 60

/* --- numbering */

static uint64_t look_up_place(struct machine *m, uint64_t outer, value function, value file,
                              uint32_t line, bool native)
{
    struct loops *loops = m->loops;
    uint32_t name = record_str(m, function), file_text = file ? record_str(m, file) : 0;
    value key = tuple_pack3(m, tag_small_int((int64_t)outer), tag_small_int(name),
                            tag_small_int((int64_t)((uint64_t)file_text << 32 | line)));
    value known = key ? dict_get(m, loops->places, key) : NULL;
    uint64_t number = known ? (uint64_t)small_int(known) : ++loops->next_place;
    if (key && !known) {
        dict_set(m, loops->places, key, tag_small_int((int64_t)number));
        RECORD(m, place, .id = number, .outer = outer, .function = name, .file = file_text,
               .line = line, .native = native);
    }
    error_clear(m);
    drop(m, key);
    return number;
}

static uint64_t place_number(struct machine *m, uint64_t outer, value function, value file,
                             uint32_t line, bool native)
{
    uint64_t hash = ((uintptr_t)function >> 4) + outer * 31 + line;
    struct known_place *known = &m->loops->known_places[(hash ^ hash >> 7) % KNOWN_PLACES];
    if (known->number && known->function == function && known->outer == outer &&
        known->line == line && known->file == file && known->native == native)
        return known->number;
    uint64_t number = look_up_place(m, outer, function, file, line, native);
    drop(m, known->function);
    drop(m, known->file);
    *known = (struct known_place){.outer = outer, .number = number, .function = keep(function),
                                  .file = keep_or_null(file), .line = line, .native = native};
    return number;
}

/* The library's own helpers ("_wait") are no place of their own. */
static bool is_helper(const struct code *code)
{
    return code->flags & CODE_LIBRARY && str_text(code->name)[0] == '_' &&
           str_text(code->name)[1] != '_';
}

static uint64_t frame_place(struct machine *m, struct frame *frame, uint64_t outer)
{
    bool library = frame->code->flags & CODE_LIBRARY;
    if (is_helper(frame->code))
        return outer;
    frame->place = place_number(m, outer, frame->code->qualname,
                                library ? NULL : frame->code->source->file_name,
                                library ? 0 : frame_line(frame), library);
    frame->place_at = frame->next;
    return frame->place;
}

/* A generator may be asked for more from another place than before; a coroutine is awaited at one
 * place only, from its beginning to its end. */
static bool place_is_known(const struct frame *frame)
{
    return frame->place && frame->place_at == frame->next &&
           !(frame->code->flags & (CODE_GENERATOR | CODE_ASYNC_GENERATOR));
}

/* --- the chain of awaits */

/* One link: a frame, or the native coroutine that stands between two. */
struct link {
    struct frame *frame;
    value native;
};

struct links {
    struct link few[32];
    struct link *items;
    size_t count, capacity;
};

static bool add_link(struct machine *m, struct links *links, struct frame *frame, value native)
{
    if (links->count == links->capacity) {
        size_t capacity = links->capacity * 2;
        struct link *more = heap_alloc(&m->heap, capacity * sizeof *more);
        if (!more)
            return false;
        memcpy(more, links->items, links->count * sizeof *more);
        if (links->items != links->few)
            heap_free(&m->heap, links->items, links->capacity * sizeof *links->items);
        links->items = more;
        links->capacity = capacity;
    }
    links->items[links->count++] = (struct link){frame, native};
    return true;
}

/* From the innermost outwards, up to the first whose place is known. What a primitive written in C
 * does at the very end of the chain is told by the label of what it waits for. */
static void collect_links(struct machine *m, struct links *links, struct fiber *fiber)
{
    struct frame *frame = fiber->frame;
    struct native_wait *wait = fiber->waits;
    while (wait && wait->frame == frame)
        wait = wait->outer;
    while (frame && add_link(m, links, frame, NULL) && !place_is_known(frame)) {
        frame = frame->back;
        for (; wait && frame && wait->frame == frame; wait = wait->outer)
            if (is_exactly(wait->coroutine, m->types.native_coroutine) &&
                !add_link(m, links, NULL, wait->coroutine))
                return;
    }
}

static uint64_t place_of_fiber(struct machine *m, struct fiber *fiber)
{
    uint64_t place = 0;
    if (place_is_known(fiber->frame))
        return fiber->frame->place;
    struct links links;
    links.items = links.few;
    links.count = 0;
    links.capacity = sizeof links.few / sizeof *links.few;
    collect_links(m, &links, fiber);
    while (links.count > 0) {
        struct link *link = &links.items[--links.count];
        if (!link->frame)
            place = place_number(m, place, AS_NATIVE_COROUTINE(link->native)->qualname, NULL, 0,
                                 true);
        else if (place_is_known(link->frame))
            place = link->frame->place;
        else
            place = frame_place(m, link->frame, place);
    }
    if (links.items != links.few)
        heap_free(&m->heap, links.items, links.capacity * sizeof *links.items);
    return place;
}

static uint64_t place_of_coroutine(struct machine *m, value coroutine)
{
    struct fiber *fiber = NULL;
    if (is_exactly(coroutine, m->types.coroutine))
        fiber = AS_GENERATOR(coroutine)->fiber;
    else if (is_exactly(coroutine, m->types.native_coroutine))
        fiber = AS_NATIVE_COROUTINE(coroutine)->fiber;
    uint64_t place = fiber && fiber->frame ? place_of_fiber(m, fiber) : 0;
    if (!place && is_exactly(coroutine, m->types.native_coroutine))
        place = place_number(m, 0, AS_NATIVE_COROUTINE(coroutine)->qualname, NULL, 0, true);
    return place;
}

/* Recording leaves an error that is on its way alone. */
static uint64_t place_of_task(struct machine *m, value task)
{
    value error = m->error ? error_take(m) : NULL;
    uint64_t place = AS_TASK(task)->coroutine ? place_of_coroutine(m, AS_TASK(task)->coroutine) : 0;
    if (error)
        reraise(m, error);
    return place;
}

/* --- the end of a step */

void place_record_wait(struct machine *m, value task, value awaited)
{
    struct future *future = AS_FUTURE(awaited);
    uint64_t place = place_of_task(m, task), what = future->stands_for;
    uint32_t wait = future->wait_kind;
    if (future->is_task) {
        wait = WAIT_TASK;
        what = future->number;
    } else if (!wait) {
        wait = WAIT_FUTURE;
        if (!future->number) {
            future->number = record_number(m, SERIES_FUTURE);
            RECORD(m, future_created, .future = future->number, .label = future->label);
        }
        what = future->number;
    }
    RECORD(m, step_waits, .task = AS_FUTURE(task)->number, .place = place, .wait = wait,
           .what = what, .label = future->label);
}

void place_record_yield(struct machine *m, value task)
{
    RECORD(m, step_waits, .task = AS_FUTURE(task)->number, .place = place_of_task(m, task),
           .wait = WAIT_NOTHING);
}

uint32_t place_last_line(struct machine *m, value task)
{
    value coroutine = AS_TASK(task)->coroutine;
    if (!coroutine || !is_exactly(coroutine, m->types.coroutine))
        return 0;
    struct generator *generator = AS_GENERATOR(coroutine);
    if (generator->code->flags & CODE_LIBRARY)
        return 0;
    return generator->frame ? frame_line(generator->frame) : generator->last_line;
}

void place_of_caller(struct machine *m, uint32_t *file, uint32_t *line)
{
    for (struct fiber *fiber = m->fiber; fiber; fiber = fiber->resumer)
        for (struct frame *frame = fiber->frame; frame; frame = frame->back) {
            if (frame->code->flags & CODE_LIBRARY)
                continue;
            *file = record_str(m, frame->code->source->file_name);
            *line = frame_line(frame);
            return;
        }
    *file = *line = 0;
}

/* --- the call that made a coroutine */

struct call_text {
    char *text;
    size_t size;
};

static void add(struct call_text *call, const char *text, size_t size)
{
    size_t room = PLACE_CALL_MOST - call->size;
    if (size > room)
        for (size = room; size > 0 && ((unsigned char)text[size] & 0xc0) == 0x80;)
            size--;
    memcpy(call->text + call->size, text, size);
    call->size += size;
}

static void add_name(struct call_text *call, value name)
{
    add(call, str_text(name), str_size(name));
    add(call, "(", 1);
}

static void add_argument(struct machine *m, struct call_text *call, bool first, value v)
{
    char shown[24];
    if (v && is_exactly(v, m->types.cell))
        v = AS_CELL(v)->item;
    if (!v || call->size > CALL_TEXT_MOST)
        return;
    add(call, ", ", first ? 0 : 2);
    add(call, shown, record_brief_into(m, v, sizeof shown, shown));
}

static void add_arguments(struct machine *m, struct call_text *call, struct generator *coroutine)
{
    struct code *code = coroutine->code;
    size_t count = code->argument_count, i;
    size_t method = count && strchr(str_text(code->qualname), '.') &&
                    str_equals_text(AS_TUPLE(code->slot_names)->items[0], "self");
    for (i = method; i < count; i++)
        add_argument(m, call, i == method, coroutine->frame->slots[i]);
    if (code->flags & CODE_VARARGS) {
        value rest = coroutine->frame->slots[count + code->keyword_only_count];
        for (i = 0; rest && is_exactly(rest, m->types.tuple) && i < tuple_size(rest); i++)
            add_argument(m, call, !i && count <= method, AS_TUPLE(rest)->items[i]);
    }
}

static void add_native_arguments(struct machine *m, struct call_text *call,
                                 struct native_coroutine *coroutine)
{
    size_t first = strchr(str_text(coroutine->qualname), '.') ? 1 : 0, count = coroutine->count;
    while (count > first && (!coroutine->args[count - 1] || coroutine->args[count - 1] == NONE))
        count--;
    for (size_t i = first; i < count; i++)
        add_argument(m, call, i == first, coroutine->args[i]);
}

size_t place_call_text(struct machine *m, value coroutine, char *text)
{
    struct call_text call = {text, 0};
    if (!recording(m))
        return 0;
    if (is_exactly(coroutine, m->types.native_coroutine)) {
        add_name(&call, AS_NATIVE_COROUTINE(coroutine)->qualname);
        add_native_arguments(m, &call, AS_NATIVE_COROUTINE(coroutine));
    } else if (!is_exactly(coroutine, m->types.coroutine) || !AS_GENERATOR(coroutine)->frame) {
        add(&call, str_text(type_of(m, coroutine)->name), str_size(type_of(m, coroutine)->name));
        return call.size;
    } else {
        add_name(&call, AS_GENERATOR(coroutine)->qualname);
        if (!AS_GENERATOR(coroutine)->frame->begun)
            add_arguments(m, &call, AS_GENERATOR(coroutine));
    }
    add(&call, ")", 1);
    return call.size;
}

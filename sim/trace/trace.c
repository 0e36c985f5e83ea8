/* The events of a run as bytes: a kind, the ticks since the event before, the fields. Numbers are
 * LEB128, so that most events take under ten bytes. Blocks never move; each is a way mark. */
#include "sim/trace/trace.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define BLOCK_SIZE     ((size_t)64 << 10)
#define FEW_BLOCKS     16 /* of a malloc each; a longer trace takes them from CHUNKs */
#define CHUNK          ((size_t)2 << 20) /* a huge page: asking the kernel for small ones took longer than
                                            writing the events into them */
#define MAX_VARINT     10
#define MAX_FIXED_PART (1 + MAX_VARINT + 8 * MAX_VARINT) /* the longest event has eight fields */

struct block {
    unsigned char *bytes;
    size_t used, capacity;
    bool begins_chunk;    /* or is a malloc of its own: `bytes` can be freed */
    uint64_t first_index; /* of its first event */
    uint64_t first_tick;  /* of the event before its first */
};

struct trace {
    struct block *blocks;
    size_t block_count, block_capacity;
    uint64_t count;
    size_t bytes;
    struct block *last;     /* the one being written to; NULL: none yet */
    unsigned char *scratch; /* where an event written again is encoded, to be compared */
    size_t scratch_size;
    unsigned char *chunk;   /* what is left of the last one */
    size_t chunk_left;
};

struct trace *trace_new(void)
{
    return calloc(1, sizeof(struct trace));
}

void trace_free(struct trace *trace)
{
    if (!trace)
        return;
    for (size_t i = 0; i < trace->block_count; i++)
        if (trace->blocks[i].begins_chunk)
            free(trace->blocks[i].bytes);
    free(trace->blocks);
    free(trace->scratch);
    free(trace);
}

uint64_t trace_count(const struct trace *trace)
{
    return trace->count;
}

size_t trace_bytes(const struct trace *trace)
{
    return trace->bytes;
}

/* --- encoding */

static unsigned char *put_number(unsigned char *to, uint64_t number)
{
    while (number >= 0x80) {
        *to++ = (unsigned char)(number | 0x80);
        number >>= 7;
    }
    *to++ = (unsigned char)number;
    return to;
}

static unsigned char *put_time(unsigned char *to, double time)
{
    memcpy(to, &time, sizeof time);
    return to + sizeof time;
}

static unsigned char *put_text(unsigned char *to, struct event_text_field text)
{
    to = put_number(to, text.size);
    if (text.size)
        memcpy(to, text.text, text.size);
    return to + text.size;
}

static unsigned char *encode(unsigned char *to, uint64_t ticks, const struct event *event)
{
    *to++ = (unsigned char)event->kind;
    to = put_number(to, ticks);
    switch (event->kind) {
#define U(name) to = put_number(to, e->name);
#define T(name) to = put_time(to, e->name);
#define S(name) to = put_text(to, e->name);
#define EVENT(name, fields)                                                                        \
    case EVENT_##name: {                                                                           \
        const struct event_##name *e = &event->name;                                               \
        fields break;                                                                              \
    }
        EVENTS(EVENT)
#undef EVENT
#undef U
#undef T
#undef S
    case EVENT_none:
    case EVENT_KIND_COUNT: break;
    }
    return to;
}

#define U(name)
#define T(name)
#define S(name) +e->name.size
#define EVENT(name, fields)                                                                        \
    static inline size_t text_bytes_of_##name(const struct event_##name *e)                        \
    {                                                                                              \
        (void)e;                                                                                   \
        return 0 fields;                                                                           \
    }
EVENTS(EVENT)
#undef EVENT
#undef U
#undef T
#undef S

static size_t text_bytes(const struct event *event)
{
    switch (event->kind) {
#define EVENT(name, fields)                                                                        \
    case EVENT_##name: return text_bytes_of_##name(&event->name);
        EVENTS(EVENT)
#undef EVENT
    case EVENT_none:
    case EVENT_KIND_COUNT: break;
    }
    return 0;
}

/* --- decoding */

static const unsigned char *get_number(const unsigned char *from, uint64_t *number)
{
    uint64_t result = 0;
    for (int shift = 0;; shift += 7) {
        result |= (uint64_t)(*from & 0x7f) << shift;
        if (!(*from++ & 0x80))
            break;
    }
    *number = result;
    return from;
}

static const unsigned char *get_time(const unsigned char *from, double *time)
{
    memcpy(time, from, sizeof *time);
    return from + sizeof *time;
}

static const unsigned char *get_text(const unsigned char *from, struct event_text_field *text)
{
    uint64_t size;
    from = get_number(from, &size);
    text->text = (const char *)from;
    text->size = size;
    return from + size;
}

static const unsigned char *decode(const unsigned char *from, uint64_t *ticks, struct event *event)
{
    event->kind = (enum event_kind)*from++;
    from = get_number(from, ticks);
    switch (event->kind) {
#define U(name) from = get_number(from, &e->name);
#define T(name) from = get_time(from, &e->name);
#define S(name) from = get_text(from, &e->name);
#define EVENT(name, fields)                                                                        \
    case EVENT_##name: {                                                                           \
        struct event_##name *e = &event->name;                                                     \
        fields break;                                                                              \
    }
        EVENTS(EVENT)
#undef EVENT
#undef U
#undef T
#undef S
    case EVENT_none:
    case EVENT_KIND_COUNT: break;
    }
    return from;
}

/* --- writing */

void tracer_open(struct tracer *tracer, struct trace *trace)
{
    memset(tracer, 0, sizeof *tracer);
    tracer->trace = trace;
}

static unsigned char *take_bytes(struct trace *trace, size_t size, bool *begins_chunk)
{
    *begins_chunk = true;
    if (trace->block_count < FEW_BLOCKS || size > BLOCK_SIZE)
        return malloc(size);
    if (trace->chunk_left < size) {
        trace->chunk = aligned_alloc(CHUNK, CHUNK);
        if (!trace->chunk)
            return NULL;
        trace->chunk_left = CHUNK;
#ifdef MADV_HUGEPAGE
        madvise(trace->chunk, CHUNK, MADV_HUGEPAGE);
#endif
    } else {
        *begins_chunk = false;
    }
    unsigned char *bytes = trace->chunk;
    trace->chunk += size;
    trace->chunk_left -= size;
    return bytes;
}

static struct block *add_block(struct trace *trace, size_t need, uint64_t tick)
{
    if (trace->block_count == trace->block_capacity) {
        size_t capacity = trace->block_capacity ? trace->block_capacity * 2 : 16;
        struct block *blocks = realloc(trace->blocks, capacity * sizeof *blocks);
        if (!blocks)
            return NULL;
        trace->blocks = blocks;
        trace->block_capacity = capacity;
    }
    size_t capacity = need > BLOCK_SIZE ? need : BLOCK_SIZE;
    bool begins_chunk;
    unsigned char *bytes = take_bytes(trace, capacity, &begins_chunk);
    if (!bytes)
        return NULL;
    struct block *block = &trace->blocks[trace->block_count++];
    *block = (struct block){.bytes = bytes, .capacity = capacity, .begins_chunk = begins_chunk,
                            .first_index = trace->count, .first_tick = tick};
    trace->last = block;
    return block;
}

static void fail(struct tracer *tracer)
{
    tracer->failed = tracer->index + 1;
    tracer->off = true;
}

/* The run was taken back and runs here again: what it writes must be what stands there. A difference
 * means that the run is not the pure function of its inputs that it must be. */
static void write_again(struct tracer *tracer, uint64_t ticks, const struct event *event, size_t most)
{
    struct trace *trace = tracer->trace;
    if (most > trace->scratch_size) {
        unsigned char *scratch = realloc(trace->scratch, most);
        if (!scratch) {
            fail(tracer);
            return;
        }
        trace->scratch = scratch;
        trace->scratch_size = most;
    }
    size_t size = (size_t)(encode(trace->scratch, ticks, event) - trace->scratch);
    if (tracer->offset == trace->blocks[tracer->block].used) {
        tracer->block++;
        tracer->offset = 0;
    }
    const struct block *block = &trace->blocks[tracer->block];
    if (tracer->offset + size > block->used ||
        memcmp(block->bytes + tracer->offset, trace->scratch, size) != 0) {
        fail(tracer);
        return;
    }
    tracer->offset += size;
    tracer->index++;
}

void trace_emit(struct tracer *tracer, uint64_t tick, const struct event *event)
{
    if (tracer->off)
        return;
    struct trace *trace = tracer->trace;
    size_t most = MAX_FIXED_PART + text_bytes(event);
    uint64_t ticks = tick - tracer->tick;
    if (tracer->index < trace->count) {
        write_again(tracer, ticks, event, most);
        tracer->tick = tick;
        return;
    }
    struct block *block = trace->block_count ? &trace->blocks[trace->block_count - 1] : NULL;
    if (!block || block->capacity - block->used < most) {
        block = add_block(trace, most, tracer->tick);
        if (!block) {
            fail(tracer);
            return;
        }
    }
    unsigned char *at = block->bytes + block->used;
    size_t size = (size_t)(encode(at, ticks, event) - at);
    block->used += size;
    trace->bytes += size;
    trace->count++;
    tracer->tick = tick;
    tracer->index++;
    tracer->block = trace->block_count - 1;
    tracer->offset = block->used;
}

/* Where an event of at most `most` bytes is encoded right away; NULL: trace_emit has to see to it. */
static inline unsigned char *room_for(const struct tracer *tracer, size_t most)
{
    const struct trace *trace = tracer->trace;
    const struct block *last = trace->last;
    if (tracer->index != trace->count || !last || last->capacity - last->used < most)
        return NULL;
    return last->bytes + last->used;
}

static inline void written(struct tracer *tracer, uint64_t tick, size_t size)
{
    struct trace *trace = tracer->trace;
    trace->last->used += size;
    trace->bytes += size;
    trace->count++;
    tracer->tick = tick;
    tracer->index++;
    tracer->block = trace->block_count - 1;
    tracer->offset = trace->last->used;
}

#define U(name) to = put_number(to, e->name);
#define T(name) to = put_time(to, e->name);
#define S(name) to = put_text(to, e->name);
#define EVENT(name_, fields)                                                                       \
    void trace_write_##name_(struct tracer *tracer, uint64_t tick, const struct event_##name_ *e)  \
    {                                                                                              \
        unsigned char *at = room_for(tracer, MAX_FIXED_PART + text_bytes_of_##name_(e)), *to = at; \
        if (at) {                                                                                  \
            *to++ = EVENT_##name_;                                                                 \
            to = put_number(to, tick - tracer->tick);                                              \
            fields written(tracer, tick, (size_t)(to - at));                                       \
        } else {                                                                                   \
            struct event event = {.kind = EVENT_##name_, .name_ = *e};                             \
            trace_emit(tracer, tick, &event);                                                      \
        }                                                                                          \
    }
EVENTS(EVENT)
#undef EVENT
#undef U
#undef T
#undef S

/* --- walking */

void trace_begin(const struct trace *trace, struct trace_cursor *cursor)
{
    (void)trace;
    *cursor = (struct trace_cursor){0};
}

bool trace_next(const struct trace *trace, struct trace_cursor *cursor, struct event *event)
{
    if (cursor->index >= trace->count)
        return false;
    if (cursor->offset == trace->blocks[cursor->block].used) {
        cursor->block++;
        cursor->offset = 0;
    }
    const struct block *block = &trace->blocks[cursor->block];
    uint64_t ticks;
    const unsigned char *from = block->bytes + cursor->offset;
    cursor->offset += (size_t)(decode(from, &ticks, event) - from);
    cursor->tick += ticks;
    cursor->index++;
    event->tick = cursor->tick;
    return true;
}

/* The last block whose first event is not after `index`. */
static size_t block_of(const struct trace *trace, uint64_t index)
{
    size_t low = 0, high = trace->block_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (trace->blocks[middle].first_index <= index)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool trace_seek(const struct trace *trace, struct trace_cursor *cursor, uint64_t index)
{
    if (index > trace->count)
        return false;
    trace_begin(trace, cursor);
    if (trace->block_count == 0)
        return true;
    size_t number = block_of(trace, index);
    const struct block *block = &trace->blocks[number];
    *cursor = (struct trace_cursor){block->first_index, block->first_tick, number, 0};
    struct event event;
    while (cursor->index < index && trace_next(trace, cursor, &event))
        ;
    return true;
}

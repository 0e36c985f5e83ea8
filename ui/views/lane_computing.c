/* Lanes of threads that compete for interpreter locks and cores. */
#include "ui/views/lane.h"

#define MOST_CORES 8

static const struct story_span *span_at(const struct story *story, size_t position)
{
    return STORY_AT(story, thread_spans, story_span, position);
}

static double end_of(const struct story *story, const struct story_span *span)
{
    return span->to < 0 ? story->time : span->to;
}

static void name_lane(struct stage *stage, struct area area, int row, const struct scale *scale,
                      const char *kind, phrase name)
{
    struct area part = area;
    struct words words;
    part.width = scale->column - 1;
    words_clear(&words);
    words_add(&words, "%s", kind);
    words_add_text(&words, name);
    draw_words(&stage->canvas, part, row, 1, STYLE_PLAIN, &words);
}

static enum bar_kind kind_of(enum span_kind kind)
{
    return kind == SPAN_RUNS ? BAR_RAN : kind >= SPAN_WANTS_LOCK ? BAR_READY : BAR_WAITED;
}

/* What a thread did at the middle of a cell; NULL: nothing. */
static const struct story_span *span_in(const struct story *story, const struct scale *scale, int cell,
                                        uint64_t thread)
{
    double time = scale->first + cell * (scale->last - scale->first) / (scale->width - 1);
    for (size_t i = 0; i < story->thread_spans.count; i++) {
        const struct story_span *span = span_at(story, i);
        if (span->thread == thread && span->from <= time && end_of(story, span) > time)
            return span;
    }
    return NULL;
}

/* Where threads take turns more often than there are cells, a cell shows what was at its middle, so that
 * only one of those that share a lock is seen to run. */
static void draw_dense(struct stage *stage, struct area area, int row, const struct scale *scale,
                       uint64_t number)
{
    struct area lanes = {area.row, area.column + scale->column, area.height, scale->width};
    for (int cell = 0; cell < scale->width && scale->width > 1; cell++) {
        const struct story_span *span = span_in(stage->story, scale, cell, number);
        enum bar_kind kind = span ? kind_of(span->kind) : BAR_WAITED;
        if (span)
            draw_mark(&stage->canvas, lanes, row, cell, kind == BAR_RAN ? STYLE_NOW : STYLE_WAIT,
                      kind == BAR_RAN     ? MARK_LANE_RAN
                      : kind == BAR_READY ? MARK_LANE_KEPT
                                          : MARK_LANE_WAITED);
    }
}

static int crosses(const struct story *story, const struct scale *scale, uint64_t number)
{
    int count = 0;
    for (size_t i = 0; i < story->thread_spans.count; i++) {
        const struct story_span *span = span_at(story, i);
        count += span->thread == number && span->forced && span->from >= scale->first &&
                 span->from <= scale->last;
    }
    return count;
}

/* A cross where lock or core were taken from it, unless that is nearly everywhere. */
static void draw_thread(struct stage *stage, struct area area, int row, const struct scale *scale,
                        uint64_t number)
{
    const struct story *story = stage->story;
    struct area lanes = {area.row, area.column + scale->column, area.height, scale->width};
    const struct story_thread *thread = story_thread(story, number);
    name_lane(stage, area, row, scale, number == 0 ? "" : thread->process ? "process " : "thread ",
              story_thread_name(story, number));
    if (crosses(story, scale, number) > scale->width / 3) {
        draw_dense(stage, area, row, scale, number);
        return;
    }
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < story->thread_spans.count; i++) {
            const struct story_span *span = span_at(story, i);
            double to = end_of(story, span);
            bool seen = span->thread == number && to >= scale->first && span->from <= scale->last;
            if (seen && pass == 0 && to > span->from)
                lane_stretch(stage, area, row, scale, span->from, to, kind_of(span->kind));
            else if (seen && pass == 1 && span->forced && span->from >= scale->first)
                draw_mark(&stage->canvas, lanes, row, scale_cell(scale, span->from), STYLE_ERROR,
                          MARK_FORCED);
        }
}

/* Letters of those who hold it. */
static void draw_lock(struct stage *stage, struct area area, int row, const struct scale *scale,
                      uint64_t process, phrase of)
{
    const struct story *story = stage->story;
    struct area lanes = {area.row, area.column + scale->column, area.height, scale->width};
    name_lane(stage, area, row, scale, process ? "lock of " : "interpreter lock", of);
    for (size_t i = 0; i < story->thread_spans.count; i++) {
        const struct story_span *span = span_at(story, i);
        double to = end_of(story, span);
        if (span->kind != SPAN_RUNS || story_thread(story, span->thread)->of_process != process ||
            !(to > span->from) || to < scale->first || span->from > scale->last)
            continue;
        char letter = story_thread_letter(story, span->thread);
        for (int cell = scale_cell(scale, span->from); cell <= scale_cell(scale, to); cell++)
            draw_text(&stage->canvas, lanes, row, cell, STYLE_NOW, &letter, 1);
    }
}

static bool draw_core(struct stage *stage, struct area area, int row, const struct scale *scale,
                      uint64_t core)
{
    const struct story *story = stage->story;
    bool used = false;
    for (size_t i = 0; i < story->thread_spans.count; i++) {
        const struct story_span *span = span_at(story, i);
        if (span->kind != SPAN_RUNS || span->core != core || !(end_of(story, span) > span->from))
            continue;
        used = true;
        lane_stretch(stage, area, row, scale, span->from, end_of(story, span), BAR_RAN);
    }
    if (used)
        draw(&stage->canvas, area, row, 1, STYLE_PLAIN, "core %llu", (unsigned long long)core);
    return used;
}

static int draw_locks(struct stage *stage, struct area area, int row, const struct scale *scale)
{
    const struct story *story = stage->story;
    if (!story_has_locks(story))
        return row;
    for (uint64_t number = 0; number < story->threads.count && row < area.height - 1; number++) {
        const struct story_thread *thread = story_thread(story, number);
        uint64_t process = number ? thread->of_process : 0;
        if ((number && !thread->process) || story_threads_of(story, process) < 2)
            continue;
        draw_lock(stage, area, row++, scale, process, number ? thread->name : (phrase){"", 0});
    }
    return row;
}

/* "The interpreter lock: Thread-1 holds it; Thread-2, Thread-3 want it." */
static int say_lock(struct stage *stage, struct area area, int row)
{
    const struct story *story = stage->story;
    struct words words;
    size_t wanting = 0;
    if (!story_has_locks(story) || story_threads_of(story, 0) < 2 || row >= area.height - 1)
        return row;
    uint64_t holder = story->processes.count
                          ? STORY_AT(story, processes, story_process, 0)->holder : 0;
    words_clear(&words);
    words_add(&words, "The interpreter lock: ");
    if (holder)
        words_add_text(&words, story_thread_name(story, holder - 1));
    words_add(&words, holder ? " holds it" : "nobody holds it");
    for (uint64_t number = 0; number < story->threads.count; number++) {
        size_t at = story_thread(story, number)->span;
        if (story_thread(story, number)->of_process || at == 0 ||
            span_at(story, at - 1)->kind != SPAN_WANTS_LOCK)
            continue;
        words_add(&words, wanting++ ? ", " : "; ");
        words_add_text(&words, story_thread_name(story, number));
    }
    words_add(&words, wanting == 0 ? "." : wanting == 1 ? " wants it." : " want it.");
    draw_words(&stage->canvas, area, row, 1, STYLE_WAIT, &words);
    return row + 1;
}

int lanes_of_computing(struct stage *stage, struct area area, int row, const struct scale *scale)
{
    const struct story *story = stage->story;
    for (uint64_t number = 0; number < story->threads.count && row < area.height - 1; number++)
        if (number == 0 || story_thread(story, number)->state)
            draw_thread(stage, area, row++, scale, number);
    row = draw_locks(stage, area, row, scale);
    for (uint64_t core = 1; core <= MOST_CORES && row < area.height - 1; core++)
        row += draw_core(stage, area, row, scale, core);
    return say_lock(stage, area, row);
}

/* Timelines in characters. */
#include "ui/export/timeline.h"

#include "ui/export/axis.h"
#include "ui/story/words.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_MOST = 32, CELLS_LEAST = 20, CELLS_MOST = 500, LABEL_CELLS = 10 };

/* What a cell shows: the busiest of what happens in it. */
static const char *mark_of(enum bar_kind kind, bool ascii)
{
    switch (kind) {
    case BAR_RAN: return ascii ? "#" : "█";
    case BAR_READY: return ascii ? "%" : "▒";
    case BAR_WAITED: return ascii ? "-" : "─";
    }
    return " ";
}

static const char *mark_of_force(bool ascii)
{
    return ascii ? "X" : "╳";
}

static int cell_of(double time, double end, int cells)
{
    if (!(end > 0) || time <= 0)
        return 0;
    return time >= end ? cells - 1 : (int)(time / end * (cells - 1) + 0.5);
}

/* The name of a lane, cut to its column. */
static void lane_name(struct words *words, const struct lane *lane)
{
    words_clear(words);
    words_add_text(words, lane->name);
    if (lane->call.size) {
        words_add(words, " ");
        words_add_text(words, lane->call);
    }
}

/* Characters of UTF-8, of which at most `most` are printed. */
static int print_cut(FILE *file, const char *text, int most)
{
    int printed = 0;
    const char *end = text;
    while (*end && printed < most) {
        end++;
        while ((*end & 0xc0) == 0x80)
            end++;
        printed++;
    }
    fwrite(text, 1, (size_t)(end - text), file);
    return printed;
}

static int name_width(const struct lanes *lanes)
{
    int widest = 4;
    for (size_t i = 0; i < lanes->count; i++) {
        struct words words;
        lane_name(&words, &lanes->all[i]);
        if ((int)words.size > widest)
            widest = (int)words.size;
        for (size_t j = 0; j < lanes->all[i].call_count; j++)
            if ((int)strlen(lanes->all[i].call_names[j]) + 2 > widest)
                widest = (int)strlen(lanes->all[i].call_names[j]) + 2;
    }
    return widest < NAME_MOST ? widest : NAME_MOST;
}

static size_t count_forced(const struct lane *lane)
{
    size_t forced = 0;
    for (size_t i = 0; i < lane->count; i++)
        forced += lane->bars[i].forced;
    return forced;
}

/* Where threads take turns more often than there are cells, a cell shows what was at its middle, so that
 * only one of those that share a lock is seen to run. */
static bool is_dense(const struct lane *lane, int count)
{
    return lane->is_lock ? lane->count > (size_t)count / 2 : count_forced(lane) > (size_t)count / 3;
}

static const struct lane_bar *bar_at(const struct lane *lane, double time)
{
    size_t low = 0, high = lane->count; /* bars of a lane come one after another */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lane->bars[middle].to <= time)
            low = middle + 1;
        else
            high = middle;
    }
    return low < lane->count && lane->bars[low].from <= time ? &lane->bars[low] : NULL;
}

static double middle_of(int cell, double end, int count)
{
    return count > 1 ? cell * end / (count - 1) : 0;
}

/* Who holds the lock: one letter a cell. */
static void print_lock(FILE *file, const struct timeline *timeline, const struct lane *lane, int count)
{
    char cells[CELLS_MOST + 1];
    memset(cells, ' ', sizeof cells);
    for (size_t i = 0; i < lane->count && !is_dense(lane, count); i++) {
        const struct lane_bar *bar = &lane->bars[i];
        int to = cell_of(bar->to, timeline->end, count);
        for (int cell = cell_of(bar->from, timeline->end, count); cell <= to; cell++)
            cells[cell] = bar->holder;
    }
    for (int cell = 0; cell < count && is_dense(lane, count); cell++) {
        const struct lane_bar *bar = bar_at(lane, middle_of(cell, timeline->end, count));
        cells[cell] = bar ? bar->holder : ' ';
    }
    while (count > 0 && cells[count - 1] == ' ')
        count--;
    fprintf(file, "%.*s\n", count, cells);
}

/* Where a thread lost lock or core by force; where that is nearly everywhere, nothing is marked. */
static void mark_forced(bool *forced, int count, const struct lane *lane, double end)
{
    memset(forced, 0, (size_t)count * sizeof *forced);
    for (size_t i = 0; i < lane->count && !is_dense(lane, count); i++)
        if (lane->bars[i].forced)
            forced[cell_of(lane->bars[i].from, end, count)] = true;
}

/* A thread is switched away anywhere, a task gives way only at an await. */
static void print_force(FILE *file, const struct lanes *lanes, int names, bool ascii)
{
    size_t forced = 0;
    for (size_t i = 0; i < lanes->count; i++)
        forced += lanes->all[i].is_lock ? 0 : count_forced(&lanes->all[i]);
    if (forced)
        fprintf(file, "%*s%s switched away by force, %zu time%s (a task gives way only at an await)\n",
                names + 2, "", mark_of_force(ascii), forced, forced == 1 ? "" : "s");
}

static void fill_cells(enum bar_kind *cells, int count, const struct lane *lane, double end)
{
    memset(cells, 0, (size_t)count * sizeof *cells);
    for (int cell = 0; cell < count && is_dense(lane, count); cell++) {
        const struct lane_bar *bar = bar_at(lane, middle_of(cell, end, count));
        cells[cell] = bar ? bar->kind : 0;
    }
    for (int pass = is_dense(lane, count) ? 0 : BAR_WAITED; pass >= BAR_RAN; pass--)
        for (size_t i = 0; i < lane->count; i++) {
            const struct lane_bar *bar = &lane->bars[i];
            int to = cell_of(bar->to, end, count);
            if (bar->kind != (enum bar_kind)pass || (pass != BAR_RAN && bar->to <= bar->from))
                continue;
            for (int cell = cell_of(bar->from, end, count); cell <= to; cell++)
                cells[cell] = bar->kind;
        }
}

/* Below the lane of one task its awaits in sequence: a staircase. */
static void print_calls(FILE *file, const struct timeline *timeline, const struct lane *lane, int names,
                        int count, bool ascii)
{
    for (size_t i = 0; i < lane->call_count; i++) {
        int from = cell_of(lane->calls[i].from, timeline->end, count);
        int to = cell_of(lane->calls[i].to, timeline->end, count);
        fputs("  ", file);
        int printed = print_cut(file, lane->call_names[i], names - 2) + 2;
        fprintf(file, "%*s", names - printed + 2 + from, "");
        for (int cell = from; cell <= to; cell++)
            fputs(mark_of(BAR_WAITED, ascii), file);
        putc('\n', file);
    }
}

static void print_lane(FILE *file, const struct timeline *timeline, const struct lane *lane,
                       int names, int count, bool ascii)
{
    enum bar_kind cells[CELLS_MOST];
    bool forced[CELLS_MOST];
    struct words words;
    lane_name(&words, lane);
    int printed = print_cut(file, words.text, names);
    fprintf(file, "%*s", names - printed + 2, "");
    if (lane->is_lock) {
        print_lock(file, timeline, lane, count);
        return;
    }
    fill_cells(cells, count, lane, timeline->end);
    mark_forced(forced, count, lane, timeline->end);
    int last = count;
    while (last > 0 && !cells[last - 1])
        last--;
    for (int cell = 0; cell < last; cell++)
        fputs(forced[cell] ? mark_of_force(ascii) : cells[cell] ? mark_of(cells[cell], ascii) : " ", file);
    putc('\n', file);
    print_calls(file, timeline, lane, names, count, ascii);
}

static void print_scale(FILE *file, const struct timeline *timeline, int names, int count)
{
    char labels[CELLS_MOST + 32], label[32];
    double distance = axis_distance(timeline->end, count / LABEL_CELLS > 0 ? count / LABEL_CELLS : 1);
    memset(labels, ' ', sizeof labels);
    int end = 0;
    for (int i = 0; i <= count; i++) {
        int size = axis_label(label, sizeof label, i * distance, timeline->lanes->digits);
        int cell = cell_of(i * distance, timeline->end, count);
        if (i * distance > timeline->end * (1 + 1e-9) || (i && (distance <= 0 || cell <= end)))
            break;
        memcpy(labels + cell, label, (size_t)size);
        end = cell + size;
    }
    fprintf(file, "%*s%.*s s\n", names + 2, "", end, labels);
}

void timeline_print(FILE *file, const struct timeline *timeline, int width, bool ascii)
{
    const struct lanes *lanes = timeline->lanes;
    int names = name_width(lanes), count = width - names - 2;
    count = count < CELLS_LEAST ? CELLS_LEAST : count > CELLS_MOST ? CELLS_MOST : count;
    fprintf(file, "%s   %.*f s", timeline->title, lanes->digits, lanes->end);
    fprintf(file, timeline->note ? " (%s)\n" : "\n", timeline->note);
    print_scale(file, timeline, names, count);
    for (size_t i = 0; i < lanes->count; i++)
        print_lane(file, timeline, &lanes->all[i], names, count, ascii);
    fprintf(file, "%*s%s runs  %s ready, kept waiting  %s waits\n", names + 2, "",
            mark_of(BAR_RAN, ascii), mark_of(BAR_READY, ascii), mark_of(BAR_WAITED, ascii));
    print_force(file, lanes, names, ascii);
}

/* Timelines as SVG: one picture, without fonts, scripts or links of its own; light or dark as the
 * reader's screen is. */
#include "ui/export/timeline.h"

#include "ui/export/axis.h"
#include "ui/story/words.h"

#include <stdlib.h>

enum { WIDTH = 960, LEFT = 230, RIGHT = 30, ROW = 26, BAR = 14, HEAD = 58, FOOT = 16, LEGEND = 34 };

static void put_escaped(FILE *file, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&': fputs("&amp;", file); break;
        case '<': fputs("&lt;", file); break;
        case '>': fputs("&gt;", file); break;
        case '"': fputs("&quot;", file); break;
        default: putc(*text, file);
        }
    }
}

static double place_of(double time, double end)
{
    return end > 0 ? LEFT + time / end * (WIDTH - LEFT - RIGHT) : LEFT;
}

static int height_of(const struct timeline *timeline)
{
    return HEAD + (int)timeline->lanes->count * ROW + FOOT;
}

static void put_style(FILE *file)
{
    fputs("<style>\n"
          "  text { font: 13px system-ui, sans-serif; fill: #1a1a1a; }\n"
          "  .title { font-weight: 600; font-size: 16px; }\n"
          "  .small { font-size: 11px; fill: #555; }\n"
          "  .paper { fill: #ffffff; }\n"
          "  .grid { stroke: #d8d8d8; }\n"
          "  .runs { fill: #0b5cad; }\n"
          "  .ready { fill: url(#hatch); stroke: #b34700; stroke-width: 1; }\n"
          "  .hatch { stroke: #b34700; stroke-width: 3; }\n"
          "  .force { stroke: #b30000; stroke-width: 2; }\n"
          "  .holder { font-size: 10px; fill: #ffffff; }\n"
          "  .waits { stroke: #6b7785; stroke-width: 2; }\n"
          "  @media (prefers-color-scheme: dark) {\n"
          "    text { fill: #ececec; } .small { fill: #b0b0b0; } .paper { fill: #16181b; }\n"
          "    .grid { stroke: #3a3f45; } .runs { fill: #5fb0ff; } .waits { stroke: #97a3af; }\n"
          "    .ready, .hatch { stroke: #ff9d52; } .force { stroke: #ff6b6b; } .holder { fill: #16181b; }\n"
          "  }\n"
          "</style>\n"
          "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
          "patternTransform=\"rotate(45)\"><line class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" "
          "y2=\"6\"/></pattern></defs>\n",
          file);
}

static void put_title(FILE *file, const struct lane_bar *bar, int digits)
{
    static const char *const verbs[] = {[BAR_RAN] = "runs", [BAR_READY] = "ready, kept waiting",
                                        [BAR_WAITED] = "waits"};
    struct words words;
    words_clear(&words);
    words_add_text(&words, bar->label);
    fprintf(file, "<title>%s ", verbs[bar->kind]);
    put_escaped(file, words.text);
    fprintf(file, " %.*f to %.*f s</title>", digits, bar->from, digits, bar->to);
}

static void put_bar(FILE *file, const struct timeline *timeline, const struct lane_bar *bar, int y)
{
    double from = place_of(bar->from, timeline->end), to = place_of(bar->to, timeline->end);
    if (bar->kind == BAR_WAITED) {
        if (to <= from)
            return;
        fprintf(file, "<line class=\"waits\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\">", from,
                y + BAR / 2, to, y + BAR / 2);
        put_title(file, bar, timeline->lanes->digits);
        fputs("</line>\n", file);
        return;
    }
    if (bar->kind == BAR_READY && to <= from)
        return;
    fprintf(file, "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\">",
            bar->kind == BAR_RAN ? "runs" : "ready", from, y, to - from > 3 ? to - from : 3, BAR);
    put_title(file, bar, timeline->lanes->digits);
    fputs("</rect>\n", file);
}

/* A cross where a thread lost lock or core by force. */
static void put_force(FILE *file, const struct timeline *timeline, const struct lane_bar *bar, int y)
{
    double x = place_of(bar->from, timeline->end);
    fprintf(file,
            "<path class=\"force\" d=\"M%.1f %dl6 %dm0 -%dl-6 %d\"><title>switched away by force at "
            "%.*f s</title></path>\n",
            x - 3, y, BAR, BAR, BAR, timeline->lanes->digits, bar->from);
}

/* Who holds the lock, in one letter where there is room. */
static void put_holder(FILE *file, const struct timeline *timeline, const struct lane_bar *bar, int y)
{
    double from = place_of(bar->from, timeline->end), to = place_of(bar->to, timeline->end);
    if (to - from >= 9)
        fprintf(file, "<text class=\"holder\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%c</text>\n",
                (from + to) / 2, y + BAR - 3, bar->holder);
}

static void put_lane(FILE *file, const struct timeline *timeline, const struct lane *lane, int y)
{
    struct words words;
    words_clear(&words);
    words_add_text(&words, lane->name);
    words_add(&words, "  ");
    words_add_text(&words, lane->call);
    if (words.size > 32) {
        size_t cut = 31;
        while (cut && (words.text[cut] & 0xc0) == 0x80)
            cut--;
        words.text[cut] = '\0';
    }
    fprintf(file, "<text x=\"12\" y=\"%d\">", y + BAR - 2);
    put_escaped(file, words.text);
    fputs("</text>\n", file);
    for (int pass = BAR_WAITED; pass >= BAR_RAN; pass--)
        for (size_t i = 0; i < lane->count; i++)
            if (lane->bars[i].kind == (enum bar_kind)pass)
                put_bar(file, timeline, &lane->bars[i], y);
    for (size_t i = 0; i < lane->count; i++) {
        if (lane->bars[i].forced && lane->bars[i].kind == BAR_READY)
            put_force(file, timeline, &lane->bars[i], y);
        if (lane->is_lock)
            put_holder(file, timeline, &lane->bars[i], y);
    }
}

static void put_axis(FILE *file, const struct timeline *timeline, int top, int bottom)
{
    double distance = axis_distance(timeline->end, 8);
    for (int i = 0; i <= 20; i++) {
        char label[32];
        double time = i * distance, x = place_of(time, timeline->end);
        if (time > timeline->end * (1 + 1e-9) || (i && distance <= 0))
            break;
        axis_label(label, sizeof label, time, timeline->lanes->digits);
        fprintf(file,
                "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>\n"
                "<text class=\"small\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s s</text>\n",
                x, top, x, bottom, x, top - 4, label);
    }
}

static void put_run(FILE *file, const struct timeline *timeline, int y)
{
    const struct lanes *lanes = timeline->lanes;
    fprintf(file, "<text class=\"title\" x=\"12\" y=\"%d\">", y + 24);
    put_escaped(file, timeline->title);
    fprintf(file, "</text>\n<text class=\"small\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%.*f s%s%s",
            WIDTH - RIGHT, y + 24, lanes->digits, lanes->end, timeline->note ? ", " : "",
            timeline->note ? timeline->note : "");
    fputs("</text>\n", file);
    put_axis(file, timeline, y + HEAD - 6, y + HEAD + (int)lanes->count * ROW);
    for (size_t i = 0; i < lanes->count; i++)
        put_lane(file, timeline, &lanes->all[i], y + HEAD + (int)i * ROW + (ROW - BAR) / 2);
}

static void put_legend(FILE *file, int y)
{
    fprintf(file,
            "<rect class=\"runs\" x=\"%d\" y=\"%d\" width=\"24\" height=\"%d\"/>"
            "<text x=\"%d\" y=\"%d\">runs</text>\n"
            "<rect class=\"ready\" x=\"%d\" y=\"%d\" width=\"24\" height=\"%d\"/>"
            "<text x=\"%d\" y=\"%d\">ready, but kept waiting</text>\n"
            "<line class=\"waits\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
            "<text x=\"%d\" y=\"%d\">waits</text>\n",
            LEFT, y, BAR, LEFT + 30, y + BAR - 2, LEFT + 90, y, BAR, LEFT + 120, y + BAR - 2,
            LEFT + 290, y + BAR / 2, LEFT + 314, y + BAR / 2, LEFT + 320, y + BAR - 2);
}

bool timeline_svg(FILE *file, const struct timeline *timelines, size_t count)
{
    int height = LEGEND, y = 0;
    for (size_t i = 0; i < count; i++)
        height += height_of(&timelines[i]);
    fprintf(file,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
            "height=\"%d\" role=\"img\">\n<title>",
            WIDTH, height, WIDTH, height);
    put_escaped(file, timelines[0].title);
    fputs("</title>\n", file);
    put_style(file);
    fprintf(file, "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", WIDTH, height);
    for (size_t i = 0; i < count; i++) {
        put_run(file, &timelines[i], y);
        y += height_of(&timelines[i]);
    }
    put_legend(file, y + 6);
    fputs("</svg>\n", file);
    return !ferror(file);
}

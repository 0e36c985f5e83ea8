/* Tasks and their waits as CSV. */
#include "ui/export/tables.h"

/* In quotes where it must be. */
static void put_field(FILE *file, phrase text)
{
    bool quote = false;
    for (size_t i = 0; i < text.size; i++)
        quote |= text.text[i] == ',' || text.text[i] == '"' || text.text[i] == '\n' ||
                 text.text[i] == '\r';
    if (quote)
        putc('"', file);
    for (size_t i = 0; i < text.size; i++) {
        if (text.text[i] == '"')
            putc('"', file);
        putc(text.text[i], file);
    }
    if (quote)
        putc('"', file);
}

static void put_bar(FILE *file, const struct lane *lane, const struct lane_bar *bar)
{
    static const char *const whats[] = {
        [BAR_RAN] = "runs", [BAR_READY] = "ready", [BAR_WAITED] = "waits"};
    put_field(file, lane->name);
    putc(',', file);
    put_field(file, lane->call);
    fprintf(file, ",%s,", whats[bar->kind]);
    put_field(file, bar->label);
    fprintf(file, ",%.6f,%.6f,", bar->from, bar->to);
    if (bar->step)
        fprintf(file, "%llu", (unsigned long long)bar->step);
    fputs("\r\n", file);
}

bool csv_write(FILE *file, const struct lanes *lanes)
{
    fputs("task,call,what,label,from,to,step\r\n", file);
    for (size_t i = 0; i < lanes->count; i++)
        for (size_t j = 0; j < lanes->all[i].count; j++)
            if (lanes->all[i].bars[j].kind == BAR_RAN ||
                lanes->all[i].bars[j].to > lanes->all[i].bars[j].from)
                put_bar(file, &lanes->all[i], &lanes->all[i].bars[j]);
    return !ferror(file);
}

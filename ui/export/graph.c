/* Who waits for whom, as a graph: tasks, and the things and tasks that they wait for. */
#include "ui/export/tables.h"

#include "ui/story/sentence.h"

struct graph {
    FILE *file;
    bool mermaid;
};

/* A text within double quotes: those of its own, and what would end them, are replaced. */
static void put_text(const struct graph *graph, const struct words *words)
{
    putc('"', graph->file);
    for (const char *c = words->text; *c; c++) {
        if (*c == '"')
            fputs(graph->mermaid ? "#quot;" : "\\\"", graph->file);
        else if (*c == '\\' && !graph->mermaid)
            fputs("\\\\", graph->file);
        else
            putc(*c, graph->file);
    }
    putc('"', graph->file);
}

static void put_node(const struct graph *graph, char kind, uint64_t number,
                     const struct words *words)
{
    fprintf(graph->file, "  %c%llu", kind, (unsigned long long)number);
    fputs(graph->mermaid ? (kind == 't' ? "[" : "([") : " [label=", graph->file);
    put_text(graph, words);
    if (graph->mermaid)
        fputs(kind == 't' ? "]\n" : "])\n", graph->file);
    else
        fputs(kind == 't' ? ", shape=box];\n" : ", shape=ellipse];\n", graph->file);
}

static void put_arrow(const struct graph *graph, char from_kind, uint64_t from, char to_kind,
                      uint64_t to, const char *label)
{
    fprintf(graph->file, graph->mermaid ? "  %c%llu -->|%s| %c%llu\n" : "  %c%llu -> ", from_kind,
            (unsigned long long)from, label, to_kind, (unsigned long long)to);
    if (!graph->mermaid)
        fprintf(graph->file, "%c%llu [label=\"%s\"];\n", to_kind, (unsigned long long)to, label);
}

/* What a task waits for, when it is a task or a thing; else it stands in its own box. */
static void put_wait(const struct graph *graph, const struct story *story, uint64_t number)
{
    const struct story_task *task = story_task(story, number);
    if (task->wait == WAIT_TASK)
        put_arrow(graph, 't', number, 't', task->what, "waits for");
    else if (task->wait == WAIT_RESOURCE)
        put_arrow(graph, 't', number, 'r', task->what, "waits for");
    if (task->wait != WAIT_GROUP)
        return;
    const struct story_member *members = story->members.items;
    for (size_t i = 0; i < story->members.count; i++)
        if (members[i].group == task->what &&
            story_task(story, members[i].task)->state < TASK_DONE)
            put_arrow(graph, 't', number, 't', members[i].task, "waits for");
}

static bool is_waited_for(const struct story *story, uint64_t resource)
{
    for (uint64_t number = 1; number <= story_task_count(story); number++) {
        const struct story_task *task = story_task(story, number);
        if (task->state == TASK_WAITING && task->wait == WAIT_RESOURCE && task->what == resource)
            return true;
    }
    return false;
}

static void put_tasks(const struct graph *graph, const struct story *story)
{
    struct words words;
    for (uint64_t number = 1; number <= story_task_count(story); number++) {
        const struct story_task *task = story_task(story, number);
        if (task->state >= TASK_DONE)
            continue;
        words_clear(&words);
        words_add_task_call(&words, story, number);
        if (task->state == TASK_WAITING) {
            words_add(&words, ": waits ");
            sentence_wait(&words, story, task);
        }
        put_node(graph, 't', number, &words);
        if (task->state == TASK_WAITING)
            put_wait(graph, story, number);
    }
}

static void put_resources(const struct graph *graph, const struct story *story)
{
    struct words words;
    for (uint64_t number = 1; number < story->resources.count; number++) {
        const struct story_resource *resource = story_resource(story, number);
        if (!resource->holder && !is_waited_for(story, number))
            continue;
        words_clear(&words);
        sentence_resource(&words, story, number);
        put_node(graph, 'r', number, &words);
        if (resource->holder)
            put_arrow(graph, 'r', number, 't', resource->holder, "held by");
    }
}

bool graph_write_dot(FILE *file, const struct story *story)
{
    struct graph graph = {file, false};
    fputs("digraph waits {\n", file);
    put_tasks(&graph, story);
    put_resources(&graph, story);
    fputs("}\n", file);
    return !ferror(file);
}

bool graph_write_mermaid(FILE *file, const struct story *story)
{
    struct graph graph = {file, true};
    fputs("flowchart LR\n", file);
    put_tasks(&graph, story);
    put_resources(&graph, story);
    return !ferror(file);
}

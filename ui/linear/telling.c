/* The facts of a stop, one a line. */
#include "ui/linear/telling.h"

#include "ui/story/ending.h"
#include "ui/story/facts.h"
#include "ui/story/sentence.h"

void telling_position(const struct telling *telling)
{
    struct words words;
    facts_position(&words, telling->reel, !telling->hide_future);
    fprintf(telling->file, "%s.\n", words.text);
}

void telling_why(const struct telling *telling)
{
    struct words words;
    sentence_why(&words, &telling->reel->story);
    fprintf(telling->file, "%s%s\n", telling->indent,
            words.size ? words.text : "No task ran here.");
}

static void tell_note(const struct telling *telling, const struct fact *fact)
{
    if (telling->said && telling->said[fact->line])
        return;
    if (telling->said)
        telling->said[fact->line] = true;
    fprintf(telling->file, "%sNote, line %u: %s\n", telling->indent, fact->line, fact->words->text);
}

static void tell(void *host, const struct fact *fact)
{
    const struct telling *telling = host;
    if (fact->kind == FACT_NOTE)
        tell_note(telling, fact);
    else if (fact->kind != FACT_NEXT || !telling->hide_future)
        fprintf(telling->file, "%s%s%s\n", telling->indent,
                fact->kind == FACT_WARNING ? "Warning: " : "", fact->words->text);
}

void telling_stop(const struct telling *telling)
{
    telling_position(telling);
    facts_at_stop(telling->reel, telling->scenario, tell, (void *)telling);
}

void telling_end(const struct telling *telling, struct score score, const char *next_lesson)
{
    struct ending ending;
    ending_make(&ending, &telling->reel->story, telling->scenario, score, next_lesson);
    for (int i = 0; i < ENDING_PARTS; i++)
        if (ending.parts[i].size)
            fprintf(telling->file, "%s%s\n", telling->indent, ending.parts[i].text);
}

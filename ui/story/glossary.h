/* The words of the screen, each explained in a sentence or two: one list for `?`. */
#ifndef LOOPGLASS_UI_STORY_GLOSSARY_H
#define LOOPGLASS_UI_STORY_GLOSSARY_H

#include <stddef.h>

struct glossary_entry {
    const char *word, *words;
};

/* Ended by a NULL word; in the order of the alphabet. */
extern const struct glossary_entry glossary[];

/* The entry of a word, capitals or not, or that begins with it. NULL: none. */
const struct glossary_entry *glossary_find(const char *word);

#endif

/*
 * A snapshot of a story, to come back to. The tables that hold what has been (bars, timers, tasks ...)
 * grow with the run, so a snapshot does not copy them whole: it shares with the story and with other
 * snapshots every chunk that none has changed since. Going back copies only the chunks that differ.
 * (A run of a million steps has 150 MB of them; copying them all took 60 ms a time.)
 */
#ifndef LOOPGLASS_UI_STORY_SNAPSHOT_H
#define LOOPGLASS_UI_STORY_SNAPSHOT_H

#include "ui/story/story.h"

struct snapshot;

/* NULL: out of memory. The story stays as it is (it remembers which chunks are shared). */
struct snapshot *snapshot_take(struct story *story);
/* Makes `story`, which is open, what it was then. False: out of memory, it is not whole now. */
bool snapshot_restore(const struct snapshot *snapshot, struct story *story);
void snapshot_free(struct snapshot *snapshot);
/* Bytes that only came to be for this one. */
size_t snapshot_bytes(const struct snapshot *snapshot);
/* Bytes of the tables of a story, which all snapshots of it together hold at least once. */
size_t snapshot_least_bytes(const struct story *story);

#endif

/* Exports that other tools read: tasks and their waits as CSV, who waits for whom as a graph. */
#ifndef LOOPGLASS_UI_EXPORT_TABLES_H
#define LOOPGLASS_UI_EXPORT_TABLES_H

#include "ui/export/lanes.h"

#include <stdio.h>

/* RFC 4180, a header line first: task,call,what,label,from,to,step; one line for each step (runs),
 * each wait (waits) and each stretch in which a task was ready but kept waiting (ready). Seconds of
 * virtual time. False: writing failed. */
bool csv_write(FILE *file, const struct lanes *lanes);

/* Who waits for whom at the story's position: DOT for Graphviz, or a Mermaid flowchart. */
bool graph_write_dot(FILE *file, const struct story *story);
bool graph_write_mermaid(FILE *file, const struct story *story);

#endif

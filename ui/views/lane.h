/* Lanes: what became of a task over virtual time, drawn on one row. */
#ifndef LOOPGLASS_UI_VIEWS_LANE_H
#define LOOPGLASS_UI_VIEWS_LANE_H

#include "ui/views/view.h"

/* Which part of the time stands in which columns. */
struct scale {
    int column, width;
    double first, last;
};

/* All that is known now, or the part that the person has chosen. */
struct scale scale_make(const struct stage *stage, int column, int width);
/* The column within the lanes for a time; times beyond an end stand at the end. */
int scale_cell(const struct scale *scale, double time);
/* "0.0      0.1 now   0.2      0.3": now, the ends, and a few between, on the area's first row. */
void scale_draw(struct stage *stage, struct area area, const struct scale *scale);
void lane_draw(struct stage *stage, struct area area, int row, const struct scale *scale,
               const struct story_task *task);
/* A plain stretch of a lane, such as a job's on a thread. */
void lane_stretch(struct stage *stage, struct area area, int row, const struct scale *scale,
                  double from, double to, enum bar_kind kind);

/* Where threads compute: their lanes, who holds each interpreter lock when, the cores, and in words who has
 * the lock now and who wants it. The row after the last. */
int lanes_of_computing(struct stage *stage, struct area area, int row, const struct scale *scale);

#endif

/* The marks of a time axis. */
#ifndef LOOPGLASS_UI_EXPORT_AXIS_H
#define LOOPGLASS_UI_EXPORT_AXIS_H

#include <stddef.h>

/* 1, 2 or 5 times a power of ten, so that about `marks` of them lie in `length`; 0 for no length. */
double axis_distance(double length, int marks);
/* "0.1", "2.05": as short as the time allows, with one decimal at least. The size. */
int axis_label(char *text, size_t size, double time, int digits);

#endif

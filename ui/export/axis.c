/* The marks of a time axis. */
#include "ui/export/axis.h"

#include <math.h>
#include <stdio.h>

double axis_distance(double length, int marks)
{
    if (!(length > 0) || marks < 1)
        return 0;
    double wanted = length / marks, power = pow(10, floor(log10(wanted)));
    return wanted <= power       ? power
           : wanted <= 2 * power ? 2 * power
           : wanted <= 5 * power ? 5 * power
                                 : 10 * power;
}

int axis_label(char *text, size_t size, double time, int digits)
{
    int length = snprintf(text, size, "%.*f", digits, time);
    while (length > 3 && length < (int)size && text[length - 1] == '0' && text[length - 2] != '.')
        text[--length] = '\0';
    return length;
}

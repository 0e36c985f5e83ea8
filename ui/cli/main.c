/* The command line: picks the sub-command and hands it the rest. */
#include "sim/sim.h"

#include <stdio.h>

int main(void)
{
    printf("loopglass %s\n", sim_version());
    return 0;
}

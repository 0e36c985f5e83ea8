/* Which loopglass this is. */
#include "sim/sim.h"

const char *sim_version(void)
{
    return PACKAGE_VERSION;
}

/* Which loopglass this is. */
#include "sim/sim.h"
#include "sim/version_now.h" /* made by sim/version.sh */

const char *sim_version(void)
{
    return LOOPGLASS_VERSION;
}

/* The public face of the simulator. */
#include "sim/sim.h"
#include "config.h"

const char *sim_version(void)
{
    return PACKAGE_VERSION;
}

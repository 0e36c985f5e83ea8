/* The public face of the simulator. */
#ifndef LOOPGLASS_SIM_SIM_H
#define LOOPGLASS_SIM_SIM_H
const char *sim_version(void);
#endif

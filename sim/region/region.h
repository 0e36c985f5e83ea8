/* Placeholder while the rooms are being furnished. */
#ifndef LOOPGLASS_REGION_REGION_H
#define LOOPGLASS_REGION_REGION_H
#endif

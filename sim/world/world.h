/* Placeholder while the rooms are being furnished. */
#ifndef LOOPGLASS_WORLD_WORLD_H
#define LOOPGLASS_WORLD_WORLD_H
#endif

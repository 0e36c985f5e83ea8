/* Placeholder while the rooms are being furnished. */
#ifndef LOOPGLASS_LOOP_LOOP_H
#define LOOPGLASS_LOOP_LOOP_H
#endif

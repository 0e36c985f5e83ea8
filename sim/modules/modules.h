/* Placeholder while the rooms are being furnished. */
#ifndef LOOPGLASS_MODULES_MODULES_H
#define LOOPGLASS_MODULES_MODULES_H
#endif

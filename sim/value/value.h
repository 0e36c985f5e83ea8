/* Placeholder while the rooms are being furnished. */
#ifndef LOOPGLASS_VALUE_VALUE_H
#define LOOPGLASS_VALUE_VALUE_H
#endif

/* Placeholder while the rooms are being furnished. */
#ifndef LOOPGLASS_LANG_LANG_H
#define LOOPGLASS_LANG_LANG_H
#endif

/* Placeholder while the rooms are being furnished. */
#ifndef LOOPGLASS_CORO_CORO_H
#define LOOPGLASS_CORO_CORO_H
#endif

/* Placeholder while the rooms are being furnished. */
#ifndef LOOPGLASS_TRACE_EVENT_H
#define LOOPGLASS_TRACE_EVENT_H
#endif

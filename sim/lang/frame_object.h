/* Frame objects: what a program sees of a frame (sys._getframe, cr_frame, gi_frame, tb_frame). */
#ifndef LOOPGLASS_LANG_FRAME_OBJECT_H
#define LOOPGLASS_LANG_FRAME_OBJECT_H

#include "sim/lang/frame.h"

struct frame_view {
    struct object head;
    struct frame *frame; /* borrowed; NULL: it has ended */
    value code, globals;
    value back;          /* after the end: the caller's frame object, or NULL. CPython links them in
                            the same way (take_ownership), and cycles come of it that programs see */
    value locals;        /* after the end: the namespace of a module or class body, or NULL */
    value *slots;        /* after the end: what was in the frame's slots; NULL-able entries */
    uint32_t line;       /* at the end */
};

/* The one object for a frame. New reference. */
value frame_object(struct machine *m, struct frame *frame);
/* An object for a frame that is over: of a traceback entry. */
value frame_object_detached(struct machine *m, value code, value globals, uint32_t line);
/* The frame ends: the object keeps what it showed. */
void frame_view_detach(struct machine *m, struct frame *frame);
/* A dict of the variables that are set; for modules and class bodies the namespace itself. */
value frame_locals(struct machine *m, struct frame *frame);

#endif

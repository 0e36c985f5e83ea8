/* Keys: waiting for them while the run is computed ahead, and asking for a line of text. */
#ifndef LOOPGLASS_UI_VIEWS_INPUT_H
#define LOOPGLASS_UI_VIEWS_INPUT_H

#include "ui/views/view.h"

/* Draws the whole screen: panes, or the view that stands over them. */
void input_draw(struct stage *stage);
/* The next key; ERR: the time to play the next step has come, or a signal asks to end. The screen is
 * kept drawn (resizing, what lies ahead becoming known). */
int input_key(struct stage *stage);
/* Asks on the row of notes; what stands in `text` may be edited. False: taken back with Escape, or
 * asked to end. */
bool input_line(struct stage *stage, const char *question, char *text, size_t size);
/* Whether Escape was pressed: long work asks now and then and gives up. Other keys that were typed
 * ahead stay. */
bool input_interrupts(void);

#endif

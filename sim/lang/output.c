/* The program's streams. */
#include "sim/lang/output.h"

#include "sim/lang/state.h"
#include "sim/lang/stream.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

value output_stream(struct machine *m, value name)
{
    return m->lang->sys ? dict_get_name(m, m->lang->sys, name) : NULL;
}

bool output_is_native(struct machine *m, value stream)
{
    return m->lang->stream && is_exactly(stream, m->lang->stream);
}

bool output_write(struct machine *m, value stream, value text)
{
    if (output_is_native(m, stream)) {
        m->hooks.write(m, ((struct stream *)stream)->number, str_text(text), str_size(text));
        return true;
    }
    value result = object_call_method1(m, stream, m->names.write, text);
    drop(m, result);
    return result != NULL;
}

void output_error(struct machine *m, value text)
{
    value error = error_take(m), stream = output_stream(m, m->names.stderr);
    if (text && stream && stream != NONE) {
        keep(stream);
        output_write(m, stream, text);
        drop(m, stream);
    } else if (text && !stream) {
        m->hooks.write(m, 2, str_text(text), str_size(text));
    }
    error_clear(m);
    m->error = error;
}

/* What the files of the codecs share. */
#ifndef LOOPGLASS_VALUE_CODEC_INTERNAL_H
#define LOOPGLASS_VALUE_CODEC_INTERNAL_H

#include "sim/value/codec.h"

enum codec {
    CODEC_UTF8,
    CODEC_UTF8_SIG,
    CODEC_ASCII,
    CODEC_LATIN1,
    CODEC_UTF16,
    CODEC_UTF16_LE,
    CODEC_UTF16_BE,
    CODEC_UTF32,
    CODEC_UTF32_LE,
    CODEC_UTF32_BE,
    CODEC_UNICODE_ESCAPE,
    CODEC_RAW_UNICODE_ESCAPE,
    CODEC_UNKNOWN
};

enum error_handler {
    HANDLER_STRICT,
    HANDLER_IGNORE,
    HANDLER_REPLACE,
    HANDLER_BACKSLASH,
    HANDLER_XML,
    HANDLER_SURROGATE_ESCAPE,
    HANDLER_SURROGATE_PASS,
    HANDLER_UNKNOWN
};

/* By a name as programs write it; CODEC_UNKNOWN with LookupError set. */
enum codec codec_find(struct machine *m, value name);
/* Asked for only when something cannot be converted, as CPython does; LookupError. */
enum error_handler codec_handler(struct machine *m, value name);
/* Raises type(encoding, object, start, end, reason). */
void codec_raise(struct machine *m, struct type *type, const char *encoding, value object,
                 size_t start, size_t end, const char *reason);

#endif

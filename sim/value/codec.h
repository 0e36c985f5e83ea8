/* Text to bytes and back: utf-8, ascii, latin-1, utf-16 and utf-32, with the error handlers strict,
 * ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape and surrogatepass. CPython
 * 3.13 Objects/unicodeobject.c, Python/codecs.c. */
#ifndef LOOPGLASS_VALUE_CODEC_H
#define LOOPGLASS_VALUE_CODEC_H

#include "sim/value/machine.h"

/* encoding and errors: str, or NULL for utf-8 and strict. UnicodeEncodeError and
 * UnicodeDecodeError, LookupError for a name that is not known. source: anything bytes_view knows. */
value codec_encode(struct machine *m, value str, value encoding, value errors);
value codec_decode(struct machine *m, value source, value encoding, value errors);

#endif

/* The methods of str, for the table in str_type.c. Each takes self first; see native.h. */
#ifndef LOOPGLASS_VALUE_STR_METHODS_H
#define LOOPGLASS_VALUE_STR_METHODS_H

#include "sim/value/type.h"

/* str_find.c */
native_body str_method_find, str_method_rfind, str_method_index, str_method_rindex,
    str_method_count, str_method_startswith, str_method_endswith, str_method_partition,
    str_method_rpartition, str_method_replace, str_method_removeprefix, str_method_removesuffix;
/* str_split.c */
native_body str_method_split, str_method_rsplit, str_method_splitlines, str_method_join,
    str_method_strip, str_method_lstrip, str_method_rstrip;
/* str_case.c */
native_body str_method_capitalize, str_method_casefold, str_method_lower, str_method_swapcase,
    str_method_title, str_method_upper;
/* str_test.c */
native_body str_method_isalnum, str_method_isalpha, str_method_isascii, str_method_isdecimal,
    str_method_isdigit, str_method_isidentifier, str_method_islower, str_method_isnumeric,
    str_method_isprintable, str_method_isspace, str_method_istitle, str_method_isupper;
/* str_layout.c */
native_body str_method_center, str_method_ljust, str_method_rjust, str_method_zfill,
    str_method_expandtabs;
/* str_translate.c */
native_body str_method_translate, str_method_maketrans;

#endif

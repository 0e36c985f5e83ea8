/* What the files about exceptions share. */
#ifndef LOOPGLASS_VALUE_EXCEPTION_INTERNAL_H
#define LOOPGLASS_VALUE_EXCEPTION_INTERNAL_H

#include "sim/value/exception.h"

/* Makes the exception classes of EXCEPTION_TYPES, BaseException and ExceptionGroup. */
bool exception_types_make(struct machine *m);

value exception_make(struct machine *m, struct type *type, const struct args *args);
bool exception_init(struct machine *m, value self, const struct args *args);
void exception_destroy(struct machine *m, value self);
value exception_str(struct machine *m, value self);

/* Indices into `extra`, by class. */
enum { EXTRA_STOP_VALUE = 0 };
enum { EXTRA_EXIT_CODE = 0 };
enum { EXTRA_ERRNO, EXTRA_STRERROR, EXTRA_FILENAME, EXTRA_FILENAME2 };
enum { EXTRA_IMPORT_MSG, EXTRA_IMPORT_NAME, EXTRA_IMPORT_PATH, EXTRA_IMPORT_FROM };
enum { EXTRA_NAME, EXTRA_OBJ }; /* AttributeError, NameError */
enum { EXTRA_GROUP_MESSAGE, EXTRA_GROUP_EXCEPTIONS };
enum {
    EXTRA_MSG,
    EXTRA_SYNTAX_FILENAME,
    EXTRA_LINENO,
    EXTRA_OFFSET,
    EXTRA_TEXT,
    EXTRA_END_LINENO,
    EXTRA_END_OFFSET,
    EXTRA_PRINT_FILE_AND_LINE
};
enum { EXTRA_ENCODING, EXTRA_OBJECT, EXTRA_START, EXTRA_END, EXTRA_REASON }; /* Unicode errors */
#define EXTRA_COUNT (sizeof ((struct exception *)0)->extra / sizeof(value))

/* How one class (and those below) differs from its base. */
struct exception_kind {
    const char *name;
    value (*make)(struct machine *m, struct type *type, const struct args *args);
    bool (*init)(struct machine *m, value self, const struct args *args);
    value (*str)(struct machine *m, value self);
    const struct native_spec *methods;
    const struct getset_spec *getsets;
};
extern const struct exception_kind exception_kinds[];  /* exception_kinds.c; ended by a NULL name */

/* BaseExceptionGroup, in exception_group.c. */
value exception_group_make(struct machine *m, struct type *type, const struct args *args);
bool exception_group_init(struct machine *m, value self, const struct args *args);
value exception_group_str(struct machine *m, value self);
extern const struct native_spec exception_group_methods[];
extern const struct getset_spec exception_group_getsets[];

/* Getters and setters of the n-th extra; a missing one reads None. */
#define EXTRA_GETSET(function, index)                                                              \
    static value get_##function(struct machine *m, value self)                                     \
    {                                                                                              \
        (void)m;                                                                                   \
        value v = AS_EXCEPTION(self)->extra[index];                                                \
        return v ? keep(v) : NONE;                                                                 \
    }                                                                                              \
    static bool set_##function(struct machine *m, value self, value v)                             \
    {                                                                                              \
        replace_place(m, AS_EXCEPTION(self)->extra[index], keep_or_null(v));                       \
        return true;                                                                               \
    }

#endif

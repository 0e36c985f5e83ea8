/* Exception objects, tracebacks, and how they print. CPython 3.13 Objects/exceptions.c,
 * Python/traceback.c, Lib/traceback.py (the ^^^^ markers, groups, notes, suggestions). */
#ifndef LOOPGLASS_VALUE_EXCEPTION_H
#define LOOPGLASS_VALUE_EXCEPTION_H

#include "sim/value/machine.h"

struct str_builder;

struct exception {
    struct object head;
    value args;      /* tuple */
    value traceback; /* struct traceback, or NULL */
    value context, cause;
    bool suppress_context;
    /* what some classes add; NULL elsewhere. Meaning by class: StopIteration value; SystemExit
     * code; KeyError -; OSError errno strerror filename; ImportError msg name path; AttributeError
     * and NameError name obj; BaseExceptionGroup message exceptions(tuple); SyntaxError msg
     * filename lineno offset text end_lineno end_offset: */
    value extra[8];
};

#define AS_EXCEPTION(v) ((struct exception *)(v))

/* One entry: a line of code that the exception passed through. The outermost call comes first;
 * `next` is the entry nearer to where it was raised. */
struct traceback {
    struct object head;
    struct traceback *next;
    value code;          /* sim/lang's code object */
    value globals;       /* dict */
    uint32_t instruction; /* index of the instruction, for line and columns */
    int lineno;
    value frame;         /* sim/lang's frame object: keeps the locals alive, or NULL */
    value held;          /* tuple: what the frame of a library function would keep alive, or NULL */
};

value exception_new(struct machine *m, struct type *type, value args_tuple);
/* As `raise` does with a class or an instance: an instance, new reference. */
value exception_normalize(struct machine *m, value class_or_instance);
/* Sets __context__ to the exception being handled, avoiding cycles. */
void exception_chain(struct machine *m, value exception);
/* The same with another exception (borrowed, NULL: nothing happens) than the one being handled. */
void exception_chain_to(struct machine *m, value exception, value handled);
/* Adds a note (format as str_format's) to the error that is set; a failure to do so is ignored. */
void exception_note(struct machine *m, const char *format, ...);
/* Everything that CPython would print for an uncaught exception, with causes, groups and notes. */
bool exception_format(struct machine *m, value exception, struct str_builder *out);
/* Splits by a condition for except*: matched and rest (new references, NONE if nothing). */
bool exception_group_split(struct machine *m, value group, value type, value *matched, value *rest);
/* What goes on after the except* clauses of a try statement: of `list`, what they raised and what
 * was left; NONE when nothing. New reference. CPython 3.13 _PyExc_PrepReraiseStar. */
value exception_prepare_reraise(struct machine *m, value original, value list);
/* What CPython's C code prints of an exception that cannot be raised: no markers, chains, notes. */
bool exception_format_unraisable(struct machine *m, value exception, struct str_builder *out);
/* The last part only: class, message, notes; a SyntaxError's place. Ends in a newline. */
bool exception_format_only(struct machine *m, value exception, struct str_builder *out);

#endif

/*
 * The instructions of the machine: one table, from which come the enum, the names, the
 * disassembly and the dispatch.
 *
 * An instruction is 32 bits: 8 bits of operation, 24 bits of argument. Jumps have absolute targets
 * (index of an instruction). What stands after -- is what is on the operand stack afterwards, top
 * at the right. Names and meaning follow CPython 3.13's `dis` where the two agree.
 *
 * Argument kinds:
 *   NONE    no argument               CONST  index in code->constants
 *   LOCAL   index of a local slot     CELL   index of a cell slot (locals + cells + free: all slots
 *   NAME    index in code->names             are numbered together: see struct code)
 *   SITE    index in code->sites: a name with room for the evaluator's cache
 *   COUNT   a number                  JUMP   index of an instruction
 *
 * Exceptions: code->handlers says for every range of instructions where control goes when one
 * raises, with the stack cut to `depth` and the exception pushed (new reference). There is no
 * "last instruction" value as in CPython: RERAISE keeps the traceback as it is.
 */
#ifndef LOOPGLASS_LANG_OP_H
#define LOOPGLASS_LANG_OP_H

#include <stdint.h>

/* clang-format off */
/*    name                 argument  stack effect and meaning */
#define OPS(X) \
    X(NOP,                 NONE)  /* -- */ \
    X(LINE,                COUNT) /* -- : a line begins (argument: its number): one tick; countdown; line detail */ \
    X(COST,                COUNT) /* -- : the body of a function begins that costs virtual time; which of the costs */ \
    X(INTERRUPT,           NONE)  /* -- : put in another's place for a moment: the thread is interrupted here */ \
    X(POP_TOP,             NONE)  /* a -- */ \
    X(COPY,                COUNT) /* pushes the n-th from the top, 1 is the top */ \
    X(SWAP,                COUNT) /* exchanges the top with the n-th, 2 is the one below */ \
    X(PUSH_NULL,           NONE)  /* -- NULL */ \
    /* constants, variables */ \
    X(LOAD_CONST,          CONST) /* -- c */ \
    X(LOAD_FAST,           LOCAL) /* -- v : the compiler has proved that it is set */ \
    X(LOAD_FAST_CHECK,     LOCAL) /* -- v : UnboundLocalError when not set */ \
    X(LOAD_FAST_AND_CLEAR, LOCAL) /* -- v or NULL : for inlined comprehensions; the slot is emptied */ \
    X(STORE_FAST,          LOCAL) /* v -- : v may be NULL only to undo LOAD_FAST_AND_CLEAR */ \
    X(DELETE_FAST,         LOCAL) /* -- : UnboundLocalError */ \
    X(MAKE_CELL,           CELL)  /* -- : the slot's content (or nothing) moves into a new cell in it */ \
    X(LOAD_DEREF,          CELL)  /* -- v : NameError/UnboundLocalError in CPython's words */ \
    X(STORE_DEREF,         CELL)  /* v -- */ \
    X(DELETE_DEREF,        CELL)  /* -- */ \
    X(LOAD_CLOSURE,        CELL)  /* -- cell */ \
    X(LOAD_FROM_DICT_OR_DEREF, CELL) /* mapping -- v : class bodies */ \
    X(LOAD_LOCALS,         NONE)  /* -- namespace of the class body or module */ \
    X(LOAD_NAME,           SITE)  /* -- v : namespace, globals, builtins */ \
    X(STORE_NAME,          SITE)  /* v -- */ \
    X(DELETE_NAME,         SITE)  /* -- */ \
    X(LOAD_GLOBAL,         SITE)  /* -- v : globals, builtins; cached by dict versions */ \
    X(STORE_GLOBAL,        SITE)  /* v -- */ \
    X(DELETE_GLOBAL,       SITE)  /* -- */ \
    /* attributes, items */ \
    X(LOAD_ATTR,           SITE)  /* o -- o.name */ \
    X(LOAD_METHOD,         SITE)  /* o -- callable self_or_NULL : for o.name(...) */ \
    X(STORE_ATTR,          SITE)  /* v o -- : o.name = v */ \
    X(DELETE_ATTR,         SITE)  /* o -- */ \
    X(LOAD_SUPER_ATTR,     SITE)  /* super_global class self -- v : super().name, no arguments */ \
    X(LOAD_SUPER_METHOD,   SITE)  /* super_global class self -- callable self_or_NULL */ \
    X(BINARY_SUBSCR,       NONE)  /* o k -- o[k] */ \
    X(STORE_SUBSCR,        NONE)  /* v o k -- : o[k] = v */ \
    X(DELETE_SUBSCR,       NONE)  /* o k -- */ \
    X(BUILD_SLICE,         COUNT) /* start stop (step) -- slice ; argument 2 or 3 */ \
    /* operators */ \
    X(BINARY_OP,           COUNT) /* a b -- a op b ; argument: enum binary_op */ \
    X(INPLACE_OP,          COUNT) /* a b -- a op= b */ \
    X(COMPARE_OP,          COUNT) /* a b -- a op b ; argument: enum compare_op */ \
    X(IS_OP,               COUNT) /* a b -- bool ; argument 1: is not */ \
    X(CONTAINS_OP,         COUNT) /* a b -- a in b ; argument 1: not in */ \
    X(UNARY_NEGATIVE,      NONE)  X(UNARY_POSITIVE, NONE)  X(UNARY_INVERT, NONE)  X(UNARY_NOT, NONE) \
    X(TO_BOOL,             NONE)  /* v -- True or False */ \
    /* jumps: backward ones are back edges: they count down */ \
    X(JUMP,                JUMP)  \
    X(JUMP_BACKWARD,       JUMP)  \
    X(POP_JUMP_IF_FALSE,   JUMP)  /* v -- : any value, its truth is asked */ \
    X(POP_JUMP_IF_TRUE,    JUMP)  \
    X(POP_JUMP_IF_NONE,    JUMP)  X(POP_JUMP_IF_NOT_NONE, JUMP) \
    X(JUMP_IF_FALSE_OR_POP, JUMP) /* v -- v (jumps) or nothing */ \
    X(JUMP_IF_TRUE_OR_POP, JUMP)  \
    /* building */ \
    X(BUILD_TUPLE, COUNT)  X(BUILD_LIST, COUNT)  X(BUILD_SET, COUNT) \
    X(BUILD_MAP,           COUNT) /* k1 v1 ... -- dict */ \
    X(BUILD_CONST_KEY_MAP, COUNT) /* v1 ... keys_tuple -- dict */ \
    X(BUILD_STRING,        COUNT) /* s1 ... -- str */ \
    X(LIST_APPEND,         COUNT) /* v -- : appended to the list n below (1: just below v) */ \
    X(LIST_EXTEND,         COUNT) /* iterable -- ; "Value after * must be an iterable, not int" */ \
    X(LIST_TO_TUPLE,       NONE)  /* list -- tuple */ \
    X(SET_ADD,             COUNT) X(SET_UPDATE, COUNT) \
    X(MAP_ADD,             COUNT) /* k v -- : set in the dict n below (1: just below k) */ \
    X(DICT_UPDATE,         COUNT) /* mapping -- */ \
    X(DICT_MERGE,          COUNT) /* mapping -- : for **kwargs; TypeError on duplicates, naming the callee (callable stands n + 2 below: callable self_or_NULL tuple dict mapping) */ \
    X(UNPACK_SEQUENCE,     COUNT) /* s -- vn ... v1 */ \
    X(UNPACK_EX,           COUNT) /* s -- ... : low 8 bits before the star, next bits after it */ \
    X(FORMAT_SIMPLE,       NONE)  /* v -- str */ \
    X(FORMAT_WITH_SPEC,    NONE)  /* v spec -- str */ \
    X(CONVERT_VALUE,       COUNT) /* v -- str ; 1 str, 2 repr, 3 ascii */ \
    /* calls, functions, classes */ \
    X(CALL,                COUNT) /* callable self_or_NULL a1 ... an -- result */ \
    X(CALL_KW,             COUNT) /* callable self_or_NULL a1 ... an names -- result ; n counts keyword values too */ \
    X(CALL_FUNCTION_EX,    COUNT) /* callable NULL args_tuple (kwargs_dict) -- result ; argument 1: has kwargs */ \
    X(MAKE_FUNCTION,       COUNT) /* (defaults tuple) (kwdefaults dict) (annotations: tuple of name, value..., or a function) (closure tuple) code -- function ; flags 1 2 4 8 */ \
    X(LOAD_BUILD_CLASS,    NONE)  /* -- __build_class__ */ \
    X(RETURN_VALUE,        NONE)  /* v -- : leaves the frame */ \
    X(SETUP_ANNOTATIONS,   NONE)  /* makes __annotations__ in the namespace */ \
    /* generators, coroutines */ \
    X(RETURN_GENERATOR,    NONE)  /* first instruction (after MAKE_CELL) of generator, coroutine and async generator functions: the frame becomes an object, which is returned to the caller */ \
    X(YIELD_VALUE,         NONE)  /* v -- sent */ \
    X(ASYNC_GEN_YIELD,     NONE)  /* v -- sent : a yield of an async generator */ \
    X(GET_YIELD_FROM_ITER, NONE)  /* iterable -- iterator */ \
    X(YIELD_FROM,          NONE)  /* iterator -- result : yields what it yields until it returns */ \
    X(AWAIT,               COUNT) /* awaitable -- result : see design; 0 plain, 1 for __aenter__, 2 for __aexit__, 3 for __anext__ (words of the TypeError) */ \
    X(GET_ITER,            NONE)  /* v -- iterator */ \
    X(FOR_ITER,            JUMP)  /* it -- it v ; when exhausted pops `it` and jumps */ \
    X(GET_AITER,           NONE)  /* v -- async_iterator */ \
    X(GET_ANEXT,           NONE)  /* ait -- ait awaitable */ \
    X(END_ASYNC_FOR,       NONE)  /* ait exception -- : StopAsyncIteration ends the loop, others go on */ \
    /* with, exceptions */ \
    X(BEFORE_WITH,         NONE)  /* manager -- exit result_of_enter */ \
    X(BEFORE_ASYNC_WITH,   NONE)  /* manager -- aexit awaitable_of_aenter */ \
    X(WITH_EXCEPT_START,   NONE)  /* exit handled_before exception -- exit handled_before exception result : calls exit(type, value, tb) */ \
    X(PUSH_EXC_INFO,       NONE)  /* exception -- handled_before exception : it is now the one being handled */ \
    X(POP_EXCEPT,          NONE)  /* handled_before -- : that one is being handled again (may be NONE) */ \
    X(CHECK_EXC_MATCH,     NONE)  /* exception type -- exception bool */ \
    X(CHECK_EG_MATCH,      NONE)  /* exception type -- rest_or_None matched_or_None ; a match is now the one being handled */ \
    X(PREP_RERAISE_STAR,   NONE)  /* original list_of_raised_and_rest -- exception_or_None (as CPython's CALL_INTRINSIC_2) */ \
    X(RERAISE,             NONE)  /* exception -- : goes on as it is, no new traceback entry for this frame */ \
    X(RAISE_VARARGS,       COUNT) /* (exception (cause)) -- : 0: re-raise the one being handled */ \
    X(LOAD_ASSERTION_ERROR, NONE) /* -- AssertionError */ \
    X(STOPITERATION_ERROR, NONE)  /* exception -- exception : StopIteration escaping a generator or coroutine (StopAsyncIteration an async generator) becomes RuntimeError */ \
    /* match */ \
    X(MATCH_SEQUENCE, NONE) X(MATCH_MAPPING, NONE) /* s -- s bool */ \
    X(MATCH_KEYS,          NONE)  /* s keys -- s keys values_or_None */ \
    X(MATCH_CLASS,         COUNT) /* s class names -- attrs_or_None ; argument: positional patterns */ \
    X(GET_LEN,             NONE)  /* s -- s len(s) */ \
    X(DICT_WITHOUT_KEYS,   COUNT) /* s keys -- rest_dict : for **rest in a mapping pattern */ \
    /* import */ \
    X(IMPORT_NAME,         SITE)  /* level fromlist -- module */ \
    X(IMPORT_FROM,         SITE)  /* module -- module v */ \
    X(IMPORT_STAR,         NONE)  /* module -- */ \
    /* the rest of PEP 695 and oddities go through named intrinsics */ \
    X(INTRINSIC_1,         COUNT) /* v -- result ; enum intrinsic_1 */ \
    X(INTRINSIC_2,         COUNT) /* a b -- result ; enum intrinsic_2 */ \
    X(PRINT_EXPR,          NONE)  /* v -- : not used by files */ \
    /* two at one go: see FUSED_OPS */ \
    X(LOAD_FAST_LOAD_FAST,     LOCAL) \
    X(LOAD_FAST_LOAD_CONST,    LOCAL) \
    X(LOAD_FAST_LOAD_ATTR,     LOCAL) \
    X(LOAD_FAST_LOAD_METHOD,   LOCAL) \
    X(LOAD_FAST_BINARY_OP,     LOCAL) \
    X(LOAD_CONST_BINARY_OP,    CONST) \
    X(LOAD_FAST_COMPARE_OP,    LOCAL) \
    X(LOAD_CONST_COMPARE_OP,   CONST) \
    X(LOAD_GLOBAL_PUSH_NULL,   SITE) \
    X(FOR_ITER_STORE_FAST,     JUMP)

/* Pairs that often follow each other and are done without going back to the dispatch, often without
 * the way over the operand stack. The fused instruction stands in the place of the first, with its
 * argument; the second stays where it is, for its argument, for jumps to it and for positions. */
#define FUSED_OPS(X) \
    X(LOAD_FAST_LOAD_FAST, LOAD_FAST, LOAD_FAST) \
    X(LOAD_FAST_LOAD_CONST, LOAD_FAST, LOAD_CONST) \
    X(LOAD_FAST_LOAD_ATTR, LOAD_FAST, LOAD_ATTR) \
    X(LOAD_FAST_LOAD_METHOD, LOAD_FAST, LOAD_METHOD) \
    X(LOAD_FAST_BINARY_OP, LOAD_FAST, BINARY_OP) \
    X(LOAD_CONST_BINARY_OP, LOAD_CONST, BINARY_OP) \
    X(LOAD_FAST_COMPARE_OP, LOAD_FAST, COMPARE_OP) \
    X(LOAD_CONST_COMPARE_OP, LOAD_CONST, COMPARE_OP) \
    X(LOAD_GLOBAL_PUSH_NULL, LOAD_GLOBAL, PUSH_NULL) \
    X(FOR_ITER_STORE_FAST, FOR_ITER, STORE_FAST)
/* clang-format on */

enum op {
#define X(name, kind) OP_##name,
    OPS(X)
#undef X
    OP_COUNT
};

enum op_argument { ARG_NONE, ARG_CONST, ARG_LOCAL, ARG_CELL, ARG_NAME, ARG_SITE, ARG_COUNT, ARG_JUMP };

enum intrinsic_1 {
    INTRINSIC_TYPEVAR,
    INTRINSIC_PARAMSPEC,
    INTRINSIC_TYPEVARTUPLE,
    INTRINSIC_SUBSCRIPT_GENERIC,
    INTRINSIC_PRINT,     /* sys.displayhook */
    INTRINSIC_TYPEALIAS, /* (name, type_params, value_function) tuple */
};

enum intrinsic_2 {
    INTRINSIC_TYPEVAR_WITH_BOUND,
    INTRINSIC_TYPEVAR_WITH_CONSTRAINTS,
    INTRINSIC_SET_FUNCTION_TYPE_PARAMS,
    INTRINSIC_SET_TYPEPARAM_DEFAULT,
};

typedef uint32_t instruction;

#define INSTRUCTION(op, argument) ((instruction)(op) | (instruction)(argument) << 8)
#define INSTRUCTION_OP(i)         ((enum op)((i) & 0xff))
#define INSTRUCTION_ARG(i)        ((i) >> 8)

/* The first of a fused pair; any other operation itself. */
static inline enum op op_plain(enum op op)
{
    switch (op) {
#define X(fused, first, second) \
    case OP_##fused: return OP_##first;
        FUSED_OPS(X)
#undef X
    default: return op;
    }
}

/* Fuses what can be in a finished row of instructions (fuse.c). */
void fuse_instructions(instruction *code, uint32_t count);

#endif

/* Instructions, part of the dispatch loop in eval.c: operators and jumps. */

    /* --- operators */

    CASE(BINARY_OP)
    {
        value a = top[-2], b = top[-1], v;
        if (both_small_ints(a, b) && (v = small_binary(argument, a, b))) {
            top[-2] = v;
            top--;
            NEXT();
        }
        REPLACE(2, fast_binary(m, argument, a, b));
    }
    CASE(INPLACE_OP)
    {
        value a = top[-2], b = top[-1], v;
        if (both_small_ints(a, b) && (v = small_binary(argument, a, b))) {
            top -= 2;
            if (INSTRUCTION_OP(*next) == OP_STORE_FAST && is_small_int(frame->slots[INSTRUCTION_ARG(*next)])) {
                SECOND();
                frame->slots[argument] = v;
                NEXT();
            }
            PUSH(v);
            NEXT();
        }
        if (argument == BINARY_ADD && is_exactly(a, m->types.str) &&
            is_exactly(b, m->types.str)) {
            release_target(m, frame, *next, a);
            top[-2] = NULL;
            REPLACE(2, str_append(m, a, b));
        }
        REPLACE(2, fast_inplace(m, argument, a, b));
    }
    CASE(COMPARE_OP)
    {
        value a = top[-2], b = top[-1];
        if (both_small_ints(a, b)) {
            top -= 2;
            COMPARE_SMALL(a, b);
        }
        REPLACE(2, fast_compare(m, argument, a, b));
    }
    CASE(IS_OP)
    {
        bool same = top[-2] == top[-1];
        REPLACE(2, tag_bool(same != (bool)argument));
    }
    CASE(CONTAINS_OP)
    {
        int found = object_contains(m, top[-1], top[-2]);
        REPLACE(2, found < 0 ? NULL : tag_bool(found != (int)argument));
    }
    CASE(UNARY_NEGATIVE)
    {
        REPLACE(1, object_unary(m, UNARY_NEG, top[-1]));
    }
    CASE(UNARY_POSITIVE)
    {
        REPLACE(1, object_unary(m, UNARY_POS, top[-1]));
    }
    CASE(UNARY_INVERT)
    {
        REPLACE(1, object_unary(m, UNARY_INVERT, top[-1]));
    }
    CASE(UNARY_NOT)
    {
        int truth = fast_truth(m, top[-1]);
        REPLACE(1, truth < 0 ? NULL : tag_bool(!truth));
    }
    CASE(TO_BOOL)
    {
        int truth = fast_truth(m, top[-1]);
        REPLACE(1, truth < 0 ? NULL : tag_bool(truth));
    }

    /* --- jumps */

    CASE(JUMP)
    {
        JUMP();
        NEXT();
    }
    CASE(JUMP_BACKWARD)
    {
        if (--m->countdown <= 0 && !m->hooks.countdown_expired(m))
            goto error;
        JUMP();
        NEXT();
    }
    CASE(POP_JUMP_IF_FALSE)
    {
        value v = POP();
        if (v == TRUE)
            NEXT();
        if (v != FALSE) {
            int truth = fast_truth(m, v);
            drop(m, v);
            if (truth < 0)
                goto error;
            if (truth)
                NEXT();
        }
        JUMP();
        NEXT();
    }
    CASE(POP_JUMP_IF_TRUE)
    {
        value v = POP();
        if (v == FALSE)
            NEXT();
        if (v != TRUE) {
            int truth = fast_truth(m, v);
            drop(m, v);
            if (truth < 0)
                goto error;
            if (!truth)
                NEXT();
        }
        JUMP();
        NEXT();
    }
    CASE(POP_JUMP_IF_NONE)
    {
        value v = POP();
        if (v == NONE)
            JUMP();
        drop(m, v);
        NEXT();
    }
    CASE(POP_JUMP_IF_NOT_NONE)
    {
        value v = POP();
        if (v != NONE)
            JUMP();
        drop(m, v);
        NEXT();
    }
    CASE(JUMP_IF_FALSE_OR_POP)
    {
        int truth = fast_truth(m, top[-1]);
        if (truth < 0)
            goto error;
        if (truth)
            drop(m, POP());
        else
            JUMP();
        NEXT();
    }
    CASE(JUMP_IF_TRUE_OR_POP)
    {
        int truth = fast_truth(m, top[-1]);
        if (truth < 0)
            goto error;
        if (truth)
            JUMP();
        else
            drop(m, POP());
        NEXT();
    }

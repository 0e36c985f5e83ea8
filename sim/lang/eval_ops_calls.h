/* Instructions, part of the dispatch loop in eval.c: calls, functions and classes. */

    CASE(CALL)
    {
        value *base = top - argument - 2;
        if (is_exactly(base[0], m->types.method) && !base[1] && !unpack_method(m, base))
            goto error;
        value *args = base[1] ? base + 1 : base + 2;
        size_t count = (size_t)(top - args);
        struct frame *called = NULL;
        if (is_exactly(base[0], m->types.function)) {
            called = fast_function_frame(m, AS_FUNCTION(base[0]), args, count);
            if (!called)
                goto error;
            SAVE();
            frame->top = base;
            frame = push_frame(m, fiber, called, RETURN_TO_FRAME);
            next = frame->next;
            top = frame->top;
            NEXT();
        }
        if (is_exactly(base[0], m->types.type) && !base[1]) {
            called = eval_instance_frame(m, base, count);
            if (called) {
                SAVE();
                frame->top = base;
                frame = push_frame(m, fiber, called, RETURN_INSTANCE);
                next = frame->next;
                top = frame->top;
                NEXT();
            }
            if (m->error)
                goto error;
        }
        frame->next = next;
        result = eval_call(m, base[0], args, count);
        if (!result)
            goto call_failed;
        top = replace_operands(m, top, (size_t)(top - base), result);
        NEXT();
    }
    CASE(CALL_KW)
    {
        value *base = top - argument - 3, names = top[-1];
        value *args = base[1] ? base + 1 : base + 2;
        size_t count = (size_t)(top - 1 - args) - tuple_size(names);
        if (is_exactly(base[0], m->types.function)) {
            struct args given = {args, count, names};
            struct frame *called = eval_check_depth(m)
                                       ? function_frame(m, AS_FUNCTION(base[0]), &given)
                                       : NULL;
            if (!called)
                goto error;
            top = drop_operands(m, top, (size_t)(top - base));
            SAVE();
            frame = push_frame(m, fiber, called, RETURN_TO_FRAME);
            next = frame->next;
            top = frame->top;
            NEXT();
        }
        frame->next = next;
        result = eval_call_keywords(m, base[0], args, count, names);
        if (!result)
            goto call_failed;
        REPLACE((size_t)(top - base), result);
    }
    CASE(CALL_FUNCTION_EX)
    {
        value *base = top - 3 - argument;
        struct frame *called = eval_frame_ex(m, base[0], base[2], argument ? base[3] : NULL);
        if (called) {
            top = drop_operands(m, top, 3 + argument);
            SAVE();
            frame = push_frame(m, fiber, called, RETURN_TO_FRAME);
            next = frame->next;
            top = frame->top;
            NEXT();
        }
        if (m->error)
            goto error;
        frame->next = next;
        result = eval_call_ex(m, base[0], base[2], argument ? base[3] : NULL);
        REPLACE((size_t)(top - base), result);
    }
    CASE(MAKE_FUNCTION)
    {
        size_t used = make_function_operands(argument);
        REPLACE(used, eval_make_function(m, frame, top - used, argument));
    }
    CASE(LOAD_BUILD_CLASS)
    {
        REPLACE(0, eval_load_build_class(m, frame));
    }
    CASE(RETURN_VALUE)
    {
        result = POP();
        if (frame->returns == RETURN_TO_FRAME && !frame->owner) {
            struct frame *left = frame;
            frame = left->back;
            fiber->frame = frame;
            m->depth--;
            frame_release(m, left);
            next = frame->next;
            top = frame->top;
            PUSH(result);
            NEXT();
        }
        outcome = SEND_RETURNED;
        goto leave;
    }
    CASE(SETUP_ANNOTATIONS)
    {
        CONSUME(0, eval_setup_annotations(m, frame));
    }

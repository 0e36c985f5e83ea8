/* Instructions, part of the dispatch loop in eval.c: fused pairs (fuse.c): where the quick way does not serve, the first one alone. */

    CASE(LOAD_FAST_LOAD_FAST)
    {
        PUSH(keep(frame->slots[argument]));
        SECOND();
        PUSH(keep(frame->slots[argument]));
        NEXT();
    }
    CASE(LOAD_FAST_LOAD_CONST)
    {
        PUSH(keep(frame->slots[argument]));
        SECOND();
        PUSH(keep(frame->code->constants[argument]));
        NEXT();
    }
    CASE(LOAD_FAST_LOAD_ATTR)
    {
        value object = frame->slots[argument];
        value v = site_instance_attribute(&frame->code->sites[INSTRUCTION_ARG(*next)], object);
        if (v)
            next++;
        PUSH(keep(v ? v : object));
        NEXT();
    }
    CASE(LOAD_FAST_LOAD_METHOD)
    {
        value object = frame->slots[argument];
        value method = site_method(m, &frame->code->sites[INSTRUCTION_ARG(*next)], object);
        if (method) {
            next++;
            PUSH(keep(method));
        }
        PUSH(keep(object));
        NEXT();
    }
    CASE(LOAD_FAST_BINARY_OP)
    {
        value b = frame->slots[argument], v;
        if (both_small_ints(top[-1], b) &&
            (v = small_binary(INSTRUCTION_ARG(*next), top[-1], b))) {
            next++;
            top[-1] = v;
            NEXT();
        }
        PUSH(keep(b));
        NEXT();
    }
    CASE(LOAD_CONST_BINARY_OP)
    {
        value b = frame->code->constants[argument], v;
        if (both_small_ints(top[-1], b) &&
            (v = small_binary(INSTRUCTION_ARG(*next), top[-1], b))) {
            next++;
            top[-1] = v;
            NEXT();
        }
        PUSH(keep(b));
        NEXT();
    }
    CASE(LOAD_FAST_COMPARE_OP)
    {
        value b = frame->slots[argument];
        if (both_small_ints(top[-1], b)) {
            SECOND();
            COMPARE_SMALL(POP(), b);
        }
        PUSH(keep(b));
        NEXT();
    }
    CASE(LOAD_CONST_COMPARE_OP)
    {
        value b = frame->code->constants[argument];
        if (both_small_ints(top[-1], b)) {
            SECOND();
            COMPARE_SMALL(POP(), b);
        }
        PUSH(keep(b));
        NEXT();
    }
    CASE(LOAD_GLOBAL_PUSH_NULL)
    {
        struct site *site = SITE();
        value v = site_holds_global(site, frame) ? keep(*site->place)
                                                 : eval_load_global(m, frame, site);
        if (!v)
            goto error;
        next++;
        PUSH(v);
        PUSH(NULL);
        NEXT();
    }
    CASE(FOR_ITER_STORE_FAST)
    {
        value v = quick_next(m, top[-1]);
        if (!v)
            goto for_iter;
        SECOND();
        value before = frame->slots[argument];
        frame->slots[argument] = v;
        drop(m, before);
        NEXT();
    }

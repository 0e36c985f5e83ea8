/* Instructions, part of the dispatch loop in eval.c: constants and variables. */

    CASE(LOAD_CONST)
    {
        PUSH(keep(frame->code->constants[argument]));
        NEXT();
    }
    CASE(LOAD_FAST)
    {
        PUSH(keep(frame->slots[argument]));
        NEXT();
    }
    CASE(LOAD_FAST_CHECK)
    {
        if (!frame->slots[argument]) {
            eval_raise_unbound(m, frame, argument);
            goto error;
        }
        PUSH(keep(frame->slots[argument]));
        NEXT();
    }
    CASE(LOAD_FAST_AND_CLEAR)
    {
        PUSH(frame->slots[argument]);
        frame->slots[argument] = NULL;
        NEXT();
    }
    CASE(STORE_FAST)
    {
        value before = frame->slots[argument];
        frame->slots[argument] = POP();
        drop(m, before);
        NEXT();
    }
    CASE(DELETE_FAST)
    {
        if (!frame->slots[argument]) {
            eval_raise_unbound(m, frame, argument);
            goto error;
        }
        drop_place(m, frame->slots[argument]);
        NEXT();
    }
    CASE(MAKE_CELL)
    {
        value cell = cell_new(m, frame->slots[argument]);
        frame->slots[argument] = cell;
        if (!cell)
            goto error;
        NEXT();
    }
    CASE(LOAD_DEREF)
    {
        value item = AS_CELL(frame->slots[argument])->item;
        if (!item) {
            eval_raise_unbound(m, frame, argument);
            goto error;
        }
        PUSH(keep(item));
        NEXT();
    }
    CASE(STORE_DEREF)
    {
        value v = POP();
        replace_place(m, AS_CELL(frame->slots[argument])->item, v);
        NEXT();
    }
    CASE(DELETE_DEREF)
    {
        if (!AS_CELL(frame->slots[argument])->item) {
            eval_raise_unbound(m, frame, argument);
            goto error;
        }
        drop_place(m, AS_CELL(frame->slots[argument])->item);
        NEXT();
    }
    CASE(LOAD_CLOSURE)
    {
        PUSH(keep(frame->slots[argument]));
        NEXT();
    }
    CASE(LOAD_FROM_DICT_OR_DEREF)
    {
        REPLACE(1, eval_load_from_dict_or_deref(m, frame, top[-1], argument));
    }
    CASE(LOAD_LOCALS)
    {
        PUSH(keep(frame->locals));
        NEXT();
    }
    CASE(LOAD_NAME)
    {
        REPLACE(0, eval_load_name(m, frame, SITE()->name));
    }
    CASE(STORE_NAME)
    {
        CONSUME(1, eval_store_name(m, frame, SITE()->name, top[-1]));
    }
    CASE(DELETE_NAME)
    {
        CONSUME(0, eval_delete_name(m, frame, SITE()->name));
    }
    CASE(LOAD_GLOBAL)
    {
        struct site *site = SITE();
        if (site_holds_global(site, frame)) {
            PUSH(keep(*site->place));
            NEXT();
        }
        REPLACE(0, eval_load_global(m, frame, site));
    }
    CASE(STORE_GLOBAL)
    {
        struct site *site = SITE();
        if (site->version == frame->globals->version && site->version2 == 0) {
            value before = *site->place;
            *site->place = POP();
            drop(m, before);
            NEXT();
        }
        CONSUME(1, eval_store_global(m, frame, site, top[-1]));
    }
    CASE(DELETE_GLOBAL)
    {
        CONSUME(0, eval_delete_global(m, frame, SITE()->name));
    }

/* Instructions, part of the dispatch loop in eval.c: `match`, imports and the rest. */

    /* --- match */

    CASE(MATCH_SEQUENCE)
    {
        REPLACE(0, tag_bool(has_type_flag(m, top[-1], TYPE_MATCH_SEQUENCE)));
    }
    CASE(MATCH_MAPPING)
    {
        REPLACE(0, tag_bool(has_type_flag(m, top[-1], TYPE_MATCH_MAPPING)));
    }
    CASE(MATCH_KEYS)
    {
        REPLACE(0, eval_match_keys(m, top[-2], top[-1]));
    }
    CASE(MATCH_CLASS)
    {
        REPLACE(3, eval_match_class(m, top[-3], top[-2], argument, top[-1]));
    }
    CASE(GET_LEN)
    {
        int64_t length = object_length(m, top[-1]);
        REPLACE(0, length < 0 ? NULL : tag_small_int(length));
    }
    CASE(DICT_WITHOUT_KEYS)
    {
        REPLACE(2, eval_dict_without_keys(m, top[-2], top[-1]));
    }

    /* --- import, the rest */

    CASE(IMPORT_NAME)
    {
        frame->next = next;
        REPLACE(2, eval_import_name(m, frame, SITE()->name, top[-2], top[-1]));
    }
    CASE(IMPORT_FROM)
    {
        REPLACE(0, eval_import_from(m, top[-1], SITE()->name));
    }
    CASE(IMPORT_STAR)
    {
        CONSUME(1, eval_import_star(m, frame, top[-1]));
    }
    CASE(INTRINSIC_1)
    {
        REPLACE(1, eval_intrinsic_1(m, argument, top[-1]));
    }
    CASE(INTRINSIC_2)
    {
        REPLACE(2, eval_intrinsic_2(m, argument, top[-2], top[-1]));
    }
    CASE(PRINT_EXPR)
    {
        drop(m, POP());
        NEXT();
    }

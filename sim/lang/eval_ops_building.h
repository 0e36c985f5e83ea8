/* Instructions, part of the dispatch loop in eval.c: displays, comprehensions, unpacking, f-strings. */

    CASE(BUILD_TUPLE)
    {
        value v = tuple_new(m, argument);
        if (!v)
            goto error;
        top -= argument;
        memcpy(AS_TUPLE(v)->items, top, argument * sizeof(value));
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_LIST)
    {
        value v = list_new(m, argument);
        if (!v)
            goto error;
        top -= argument;
        if (argument)
            memcpy(AS_LIST(v)->items, top, argument * sizeof(value));
        AS_LIST(v)->size = argument;
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_SET)
    {
        value v = set_new(m);
        for (value *at = top - argument; v && at < top; at++)
            if (!set_add(m, v, *at))
                v = drop_and_fail(m, v);
        REPLACE(argument, v);
    }
    CASE(BUILD_MAP)
    {
        REPLACE(2 * argument, eval_build_map(m, top - 2 * argument, argument));
    }
    CASE(BUILD_CONST_KEY_MAP)
    {
        value *items = top - 1 - argument;
        REPLACE(argument + 1, eval_build_const_key_map(m, items, argument, top[-1]));
    }
    CASE(BUILD_STRING)
    {
        REPLACE(argument, eval_build_string(m, top - argument, argument));
    }
    CASE(LIST_APPEND)
    {
        value v = POP();
        if (!list_append_steal(m, top[-(int64_t)argument], v))
            goto error;
        NEXT();
    }
    CASE(LIST_EXTEND)
    {
        CONSUME(1, eval_list_extend(m, top[-1 - (int64_t)argument], top[-1]));
    }
    CASE(LIST_TO_TUPLE)
    {
        REPLACE(1, tuple_from(m, AS_LIST(top[-1])->items, list_size(top[-1])));
    }
    CASE(SET_ADD)
    {
        CONSUME(1, set_add(m, top[-1 - (int64_t)argument], top[-1]));
    }
    CASE(SET_UPDATE)
    {
        CONSUME(1, eval_set_update(m, top[-1 - (int64_t)argument], top[-1]));
    }
    CASE(MAP_ADD)
    {
        value dict = top[-2 - (int64_t)argument];
        CONSUME(2, dict_set(m, AS_DICT(dict), top[-2], top[-1]));
    }
    CASE(DICT_UPDATE)
    {
        CONSUME(1, eval_dict_update(m, top[-1 - (int64_t)argument], top[-1]));
    }
    CASE(DICT_MERGE)
    {
        value *into = top - 1 - argument; /* below it: callable, self or NULL, tuple */
        CONSUME(1, eval_dict_merge(m, into[-3], *into, top[-1]));
    }
    CASE(UNPACK_SEQUENCE)
    {
        value sequence = POP();
        if (!eval_unpack(m, sequence, argument, -1, top)) {
            drop(m, sequence);
            goto error;
        }
        top += argument;
        drop(m, sequence);
        NEXT();
    }
    CASE(UNPACK_EX)
    {
        value sequence = POP();
        size_t before = argument & 0xff, after = argument >> 8;
        if (!eval_unpack(m, sequence, before, (int64_t)after, top)) {
            drop(m, sequence);
            goto error;
        }
        top += before + 1 + after;
        drop(m, sequence);
        NEXT();
    }
    CASE(FORMAT_SIMPLE)
    {
        if (is_exactly(top[-1], m->types.str))
            NEXT();
        REPLACE(1, object_format(m, top[-1], NULL));
    }
    CASE(FORMAT_WITH_SPEC)
    {
        REPLACE(2, object_format(m, top[-2], top[-1]));
    }
    CASE(CONVERT_VALUE)
    {
        REPLACE(1, eval_convert(m, top[-1], argument));
    }

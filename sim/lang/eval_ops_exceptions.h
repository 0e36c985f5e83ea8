/* Instructions, part of the dispatch loop in eval.c: `with` and exceptions. */

    CASE(BEFORE_WITH)
    {
        value exit, entered;
        frame->next = next;
        if (!eval_before_with(m, top[-1], false, &exit, &entered))
            goto error;
        top = replace_operands(m, top, 1, exit);
        PUSH(entered);
        NEXT();
    }
    CASE(BEFORE_ASYNC_WITH)
    {
        value exit, entered;
        frame->next = next;
        if (!eval_before_with(m, top[-1], true, &exit, &entered))
            goto error;
        top = replace_operands(m, top, 1, exit);
        PUSH(entered);
        NEXT();
    }
    CASE(WITH_EXCEPT_START)
    {
        frame->next = next;
        REPLACE(0, eval_with_exit(m, top[-3], top[-1]));
    }
    CASE(PUSH_EXC_INFO)
    {
        value exception = top[-1];
        top[-1] = eval_enter_handled(m, exception);
        PUSH(exception);
        NEXT();
    }
    CASE(POP_EXCEPT)
    {
        eval_leave_handled(m, POP());
        NEXT();
    }
    CASE(CHECK_EXC_MATCH)
    {
        int matches = eval_match_exception(m, top[-2], top[-1]);
        REPLACE(1, matches < 0 ? NULL : tag_bool(matches));
    }
    CASE(CHECK_EG_MATCH)
    {
        value rest, matched;
        if (!eval_match_group(m, top[-2], top[-1], &rest, &matched))
            goto error;
        top = replace_operands(m, top, 2, rest);
        PUSH(matched);
        NEXT();
    }
    CASE(PREP_RERAISE_STAR)
    {
        REPLACE(2, exception_prepare_reraise(m, top[-2], top[-1]));
    }
    CASE(RERAISE)
    {
        reraise(m, POP());
        goto unwind;
    }
    CASE(RAISE_VARARGS)
    {
        if (argument == 0 && lang_handled(m)) {
            reraise(m, keep(lang_handled(m)));
            goto unwind;
        }
        eval_raise(m, argument > 0 ? top[-(int64_t)argument] : NULL, argument > 1 ? top[-1] : NULL);
        goto error;
    }
    CASE(LOAD_ASSERTION_ERROR)
    {
        PUSH(keep((value)m->types.AssertionError));
        NEXT();
    }
    CASE(STOPITERATION_ERROR)
    {
        top[-1] = eval_stop_iteration_error(m, frame, top[-1]);
        if (!top[-1]) {
            top--;
            goto error;
        }
        NEXT();
    }

/* Instructions, part of the dispatch loop in eval.c: generators, coroutines and iteration. */

    CASE(RETURN_GENERATOR)
    {
        SAVE();
        result = generator_new(m, frame);
        if (!result)
            goto error;
        returns = frame->returns;
        instance = frame->instance;
        fiber->frame = frame->back;
        frame->back = NULL;
        frame->instance = NULL;
        m->depth--;
        outcome = SEND_RETURNED;
        frame = fiber->frame;
        goto deliver;
    }
    CASE(YIELD_VALUE)
    {
        result = POP();
        SAVE();
        outcome = SEND_YIELDED;
        goto leave;
    }
    CASE(ASYNC_GEN_YIELD)
    {
        result = POP();
        SAVE();
        outcome = SEND_YIELDED;
        goto leave;
    }
    CASE(GET_YIELD_FROM_ITER)
    {
        REPLACE(1, eval_get_yield_from_iter(m, frame, top[-1]));
    }
    CASE(YIELD_FROM)
    {
        sent = NONE;
        goto send_on;
    }
    CASE(AWAIT)
    {
        value awaited = top[-1];
        SAVE();
        if (is_exactly(awaited, m->types.coroutine) &&
            coroutine_is_fresh(AS_GENERATOR(awaited))) {
            if (!generator_enter(m, AS_GENERATOR(awaited), RETURN_TO_FRAME))
                goto error;
            frame = AS_GENERATOR(awaited)->frame;
            sent = NONE;
            goto resume;
        }
        if (is_exactly(awaited, m->types.async_generator_asend)) {
            struct async_step *step = AS_ASYNC_STEP(awaited);
            value first;
            int enter = async_step_begin(m, step, &first);
            if (enter < 0)
                goto error;
            if (enter) {
                struct generator *gen = AS_GENERATOR(step->generator);
                sent = first;
                if (!generator_enter(m, gen, RETURN_TO_FRAME)) {
                    drop(m, sent);
                    goto error;
                }
                frame = gen->frame;
                goto resume;
            }
            REPLACE(1, first);
        }
        if (!fiber_may_park(m, 1))
            REPLACE(1, eval_await(m, awaited, argument));
        bool parked = false;
        result = eval_await_parking(m, awaited, argument, &parked);
        if (parked) {
            frame->next = next - fiber->wants_stack; /* it is taken again */
            *how = SEND_YIELDED;
            return NULL;
        }
        REPLACE(1, result);
    }
    CASE(GET_ITER)
    {
        REPLACE(1, object_iter(m, top[-1]));
    }
    CASE(FOR_ITER)
    for_iter: {
        value iterator = top[-1];
        if (is_exactly(iterator, m->types.generator) &&
            can_enter_generator(AS_GENERATOR(iterator))) {
            SAVE();
            if (!generator_enter(m, AS_GENERATOR(iterator), RETURN_TO_FRAME))
                goto error;
            frame = AS_GENERATOR(iterator)->frame;
            sent = NONE;
            goto resume;
        }
        value v = fast_next(m, iterator);
        if (v) {
            PUSH(v);
            NEXT();
        }
        if (m->error)
            goto error;
        drop(m, POP());
        JUMP();
        NEXT();
    }
    CASE(GET_AITER)
    {
        REPLACE(1, eval_get_aiter(m, top[-1]));
    }
    CASE(GET_ANEXT)
    {
        REPLACE(0, eval_get_anext(m, top[-1]));
    }
    CASE(END_ASYNC_FOR)
    {
        value exception = POP();
        if (!is_instance(m, exception, m->types.StopAsyncIteration)) {
            reraise(m, exception);
            goto unwind;
        }
        drop(m, exception);
        drop(m, POP());
        NEXT();
    }

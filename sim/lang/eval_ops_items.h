/* Instructions, part of the dispatch loop in eval.c: attributes and items. */

    CASE(LOAD_ATTR)
    {
        value v = site_instance_attribute(SITE(), top[-1]);
        if (v)
            keep(v);
        else if (!(v = eval_load_attribute(m, SITE(), top[-1])))
            goto error;
        value object = top[-1];
        top[-1] = v;
        drop(m, object);
        NEXT();
    }
    CASE(LOAD_METHOD)
    {
        value object = top[-1], self = object, method = site_method(m, SITE(), object);
        if (method) {
            top[-1] = keep(method);
            PUSH(object);
            NEXT();
        }
        method = eval_load_method(m, SITE(), object, &self);
        if (!method)
            goto error;
        top[-1] = method;
        if (!self)
            drop(m, object);
        PUSH(self);
        NEXT();
    }
    CASE(STORE_ATTR)
    {
        value object = top[-1], v = top[-2];
        value *place = site_instance_place(SITE(), object);
        if (place) {
            value before = *place;
            *place = v;
            top -= 2;
            drop(m, before);
            drop(m, object);
            NEXT();
        }
        CONSUME(2, eval_store_attribute(m, SITE(), object, v));
    }
    CASE(DELETE_ATTR)
    {
        CONSUME(1, object_set_attribute(m, top[-1], SITE()->name, NULL));
    }
    CASE(LOAD_SUPER_ATTR)
    {
        REPLACE(3, eval_load_super(m, top - 3, SITE()->name, NULL));
    }
    CASE(LOAD_SUPER_METHOD)
    {
        value self = NULL;
        value method = eval_load_super(m, top - 3, SITE()->name, &self);
        if (!method)
            goto error;
        keep_or_null(self);
        top = replace_operands(m, top, 3, method);
        PUSH(self);
        NEXT();
    }
    CASE(BINARY_SUBSCR)
    {
        value v = fast_item(m, top[-2], top[-1]);
        REPLACE(2, v ? v : object_get_item(m, top[-2], top[-1]));
    }
    CASE(STORE_SUBSCR)
    {
        if (fast_set_item(m, top[-2], top[-1], top[-3])) {
            top = drop_operands(m, top, 2) - 1; /* the item has moved */
            NEXT();
        }
        CONSUME(3, object_set_item(m, top[-2], top[-1], top[-3]));
    }
    CASE(DELETE_SUBSCR)
    {
        CONSUME(2, object_set_item(m, top[-2], top[-1], NULL));
    }
    CASE(BUILD_SLICE)
    {
        value *at = top - argument;
        REPLACE(argument, slice_new(m, at[0], at[1], argument == 3 ? at[2] : NONE));
    }

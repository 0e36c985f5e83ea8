/* Variables that are looked up by name, and what is said when they are unbound. */
#include "sim/lang/eval.h"

#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* NameError(text) with its name, for "Did you mean". */
static value raise_name_error(struct machine *m, struct type *type, value name, value text)
{
    if (!text)
        return NULL;
    raise_with(m, type, text);
    drop(m, text);
    if (type == m->types.NameError && error_is(m, type)) /* UnboundLocalError has none */
        replace_place(m, AS_EXCEPTION(m->error)->extra[0], keep(name));
    return NULL;
}

static value raise_undefined(struct machine *m, value name)
{
    return raise_name_error(m, m->types.NameError, name,
                            str_format(m, "name '%S' is not defined", name));
}

value eval_raise_unbound(struct machine *m, struct frame *frame, uint32_t slot)
{
    value name = AS_TUPLE(frame->code->slot_names)->items[slot];
    if (frame->code->slot_kinds[slot] & SLOT_FREE)
        return raise_name_error(m, m->types.NameError, name,
                                str_format(m,
                                           "cannot access free variable '%S' where it is not "
                                           "associated with a value in enclosing scope",
                                           name));
    return raise_name_error(m, m->types.UnboundLocalError, name,
                            str_format(m,
                                       "cannot access local variable '%S' where it is not "
                                       "associated with a value",
                                       name));
}

/* The namespace's own; NULL without an error: not there. */
static value find_in_namespace(struct machine *m, value namespace, value name)
{
    if (is_exactly(namespace, m->types.dict))
        return keep_or_null(dict_get_name(m, AS_DICT(namespace), name));
    value v = object_get_item(m, namespace, name);
    if (!v)
        error_clear_if(m, m->types.KeyError);
    return v;
}

static value find_global(struct machine *m, struct frame *frame, value name)
{
    value v = dict_get_name(m, frame->globals, name);
    return keep_or_null(v ? v : dict_get_name(m, frame->builtins, name));
}

value eval_load_name(struct machine *m, struct frame *frame, value name)
{
    value v = frame->locals && frame->locals != &frame->globals->head
                  ? find_in_namespace(m, frame->locals, name)
                  : NULL;
    if (v || m->error)
        return v;
    v = find_global(m, frame, name);
    return v ? v : raise_undefined(m, name);
}

bool eval_store_name(struct machine *m, struct frame *frame, value name, value v)
{
    if (is_exactly(frame->locals, m->types.dict))
        return dict_set(m, AS_DICT(frame->locals), name, v);
    return object_set_item(m, frame->locals, name, v);
}

bool eval_delete_name(struct machine *m, struct frame *frame, value name)
{
    if (is_exactly(frame->locals, m->types.dict)) {
        int deleted = dict_delete(m, AS_DICT(frame->locals), name);
        return deleted > 0 || (deleted == 0 && raise_undefined(m, name));
    }
    if (object_set_item(m, frame->locals, name, NULL))
        return true;
    if (error_is(m, m->types.KeyError))
        raise_undefined(m, name);
    return false;
}

value eval_load_global(struct machine *m, struct frame *frame, struct site *site)
{
    struct dict *dict = frame->globals;
    int64_t position = dict_position(m, dict, site->name);
    if (position < 0) {
        dict = frame->builtins;
        position = dict_position(m, dict, site->name);
    }
    if (position < 0)
        return raise_undefined(m, site->name);
    site->version = frame->globals->version;
    site->version2 = dict == frame->builtins ? dict->version : 0;
    site->place = &dict->entries[position].item;
    return keep(*site->place);
}

bool eval_store_global(struct machine *m, struct frame *frame, struct site *site, value v)
{
    if (!dict_set(m, frame->globals, site->name, v))
        return false;
    site->version = frame->globals->version;
    site->version2 = 0;
    site->place = &frame->globals->entries[dict_position(m, frame->globals, site->name)].item;
    return true;
}

bool eval_delete_global(struct machine *m, struct frame *frame, value name)
{
    int deleted = dict_delete(m, frame->globals, name);
    return deleted > 0 || (deleted == 0 && raise_undefined(m, name));
}

value eval_load_from_dict_or_deref(struct machine *m, struct frame *frame, value mapping,
                                   uint32_t slot)
{
    value v = find_in_namespace(m, mapping, AS_TUPLE(frame->code->slot_names)->items[slot]);
    if (v || m->error)
        return v;
    value item = AS_CELL(frame->slots[slot])->item;
    return item ? keep(item) : eval_raise_unbound(m, frame, slot);
}

bool eval_setup_annotations(struct machine *m, struct frame *frame)
{
    value name = m->names.dunder_annotations;
    value there = find_in_namespace(m, frame->locals, name);
    if (there || m->error) {
        drop(m, there);
        return there != NULL;
    }
    value fresh = (value)dict_new(m);
    bool ok = fresh && eval_store_name(m, frame, name, fresh);
    drop(m, fresh);
    return ok;
}

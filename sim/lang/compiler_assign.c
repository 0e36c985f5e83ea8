/* Assignments of every kind, and del. */
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/value/str.h"

/* --- targets */

static void unpack(struct compiler *c, struct node *target, struct node_list *elts)
{
    struct position at = at_node(target);
    int star = -1;
    for (int i = 0; i < elts->count; i++) {
        if (elts->items[i]->kind != NODE_Starred)
            continue;
        if (star >= 0)
            compiler_fail(c, target, "multiple starred expressions in assignment");
        star = i;
    }
    if (star >= 256 || (star >= 0 && elts->count - star - 1 >= 1 << 15))
        compiler_fail(c, target, "too many expressions in star-unpacking assignment");
    if (star < 0)
        emit(c, OP_UNPACK_SEQUENCE, (uint32_t)elts->count, at);
    else
        emit(c, OP_UNPACK_EX, (uint32_t)(star | (elts->count - star - 1) << 8), at);
    for (int i = 0; i < elts->count; i++) {
        struct node *item = elts->items[i];
        compile_store(c, item->kind == NODE_Starred ? item->Starred.value : item);
    }
}

static void check_debug(struct compiler *c, struct node *target, const char *doing)
{
    if (strcmp(target->Attribute.attr, "__debug__") == 0)
        compiler_fail(c, target, "cannot %s __debug__", doing);
}

static void store_attribute(struct compiler *c, struct node *target)
{
    check_debug(c, target, "assign to");
    compile_expression(c, target->Attribute.value);
    emit_site(c, OP_STORE_ATTR, mangled(c, target->Attribute.attr),
              attribute_place(at_node(target), target));
}

void compile_store(struct compiler *c, struct node *target)
{
    switch (target->kind) {
    case NODE_Name: store_name(c, target->Name.id, at_node(target)); break;
    case NODE_Attribute: store_attribute(c, target); break;
    case NODE_Subscript:
        compile_expression(c, target->Subscript.value);
        compile_expression(c, target->Subscript.slice);
        emit(c, OP_STORE_SUBSCR, 0, at_node(target));
        break;
    case NODE_Tuple: unpack(c, target, &target->Tuple.elts); break;
    case NODE_List: unpack(c, target, &target->List.elts); break;
    default:
        compiler_fail(c, target, "starred assignment target must be in a list or tuple");
    }
}

void compile_delete(struct compiler *c, struct node *target)
{
    switch (target->kind) {
    case NODE_Name: name_operation(c, target->Name.id, NAME_DELETE, at_node(target)); break;
    case NODE_Attribute:
        check_debug(c, target, "delete");
        compile_expression(c, target->Attribute.value);
        emit_site(c, OP_DELETE_ATTR, mangled(c, target->Attribute.attr),
                  attribute_place(at_node(target), target));
        break;
    case NODE_Subscript:
        compile_expression(c, target->Subscript.value);
        compile_expression(c, target->Subscript.slice);
        emit(c, OP_DELETE_SUBSCR, 0, at_node(target));
        break;
    case NODE_Tuple:
        for (int i = 0; i < target->Tuple.elts.count; i++)
            compile_delete(c, target->Tuple.elts.items[i]);
        break;
    case NODE_List:
        for (int i = 0; i < target->List.elts.count; i++)
            compile_delete(c, target->List.elts.items[i]);
        break;
    default: break;
    }
}

/* --- statements */

static bool has_starred(const struct node_list *elts)
{
    for (int i = 0; i < elts->count; i++)
        if (elts->items[i]->kind == NODE_Starred)
            return true;
    return false;
}

/* `a, b = b, a`, two or three of them: no tuple is made, as in CPython. */
static bool compile_exchange(struct compiler *c, struct node *target, struct node *given)
{
    if (given->kind != NODE_Tuple || (target->kind != NODE_Tuple && target->kind != NODE_List))
        return false;
    struct node_list *from = &given->Tuple.elts;
    struct node_list *to =
        target->kind == NODE_Tuple ? &target->Tuple.elts : &target->List.elts;
    if (from->count != to->count || from->count < 2 || from->count > 3 || has_starred(from) ||
        has_starred(to))
        return false;
    for (int i = 0; i < from->count; i++)
        compile_expression(c, from->items[i]);
    emit(c, OP_SWAP, (uint32_t)from->count, at_node(target));
    for (int i = 0; i < to->count; i++)
        compile_store(c, to->items[i]);
    return true;
}

void compile_assign(struct compiler *c, struct node *node)
{
    struct node_list *targets = &node->Assign.targets;
    if (targets->count == 1 && compile_exchange(c, targets->items[0], node->Assign.value))
        return;
    compile_expression(c, node->Assign.value);
    for (int i = 0; i < targets->count; i++) {
        if (i + 1 < targets->count)
            emit(c, OP_COPY, 1, at_node(node));
        compile_store(c, targets->items[i]);
    }
}

static void augmented_attribute(struct compiler *c, struct node *node, struct node *target)
{
    struct position at = attribute_place(at_node(target), target);
    const char *name = mangled(c, target->Attribute.attr);
    compile_expression(c, target->Attribute.value);
    emit(c, OP_COPY, 1, at_node(target));
    emit_site(c, OP_LOAD_ATTR, name, at);
    compile_expression(c, node->AugAssign.value);
    emit(c, OP_INPLACE_OP, binary_operator(node->AugAssign.op), at_node(node));
    emit(c, OP_SWAP, 2, at);
    emit_site(c, OP_STORE_ATTR, name, at);
}

static void augmented_subscript(struct compiler *c, struct node *node, struct node *target)
{
    struct position at = at_node(target);
    compile_expression(c, target->Subscript.value);
    compile_expression(c, target->Subscript.slice);
    emit(c, OP_COPY, 2, at);
    emit(c, OP_COPY, 2, at);
    emit(c, OP_BINARY_SUBSCR, 0, at);
    compile_expression(c, node->AugAssign.value);
    emit(c, OP_INPLACE_OP, binary_operator(node->AugAssign.op), at_node(node));
    emit(c, OP_SWAP, 3, at); /* o k v -> v k o -> v o k */
    emit(c, OP_SWAP, 2, at);
    emit(c, OP_STORE_SUBSCR, 0, at);
}

void compile_augmented(struct compiler *c, struct node *node)
{
    struct node *target = node->AugAssign.target;
    if (target->kind == NODE_Attribute) {
        augmented_attribute(c, node, target);
    } else if (target->kind == NODE_Subscript) {
        augmented_subscript(c, node, target);
    } else {
        load_name(c, target->Name.id, at_node(target));
        compile_expression(c, node->AugAssign.value);
        emit(c, OP_INPLACE_OP, binary_operator(node->AugAssign.op), at_node(node));
        store_name(c, target->Name.id, at_node(target));
    }
}

/* --- annotations of variables */

static bool keeps_annotations(struct compiler *c)
{
    return c->unit->scope->kind == SCOPE_MODULE || c->unit->scope->kind == SCOPE_CLASS;
}

value source_text(struct compiler *c, struct node *node)
{
    struct source *source = c->source;
    size_t start = source->lines[node->lineno - 1] + (size_t)node->col_offset;
    size_t end = source->lines[node->end_lineno - 1] + (size_t)node->end_col_offset;
    return str_new(c->m, source->text + start, end - start);
}

static void annotation(struct compiler *c, struct node *node)
{
    if (c->lazy_annotations)
        emit_constant(c, source_text(c, node), at_node(node));
    else
        compile_expression(c, node);
}

static void annotate_name(struct compiler *c, struct node *node)
{
    struct node *target = node->AnnAssign.target;
    struct position at = at_node(node);
    annotation(c, node->AnnAssign.annotation);
    emit_site(c, OP_LOAD_NAME, "__annotations__", at);
    load_str(c, mangled(c, target->Name.id), at);
    emit(c, OP_STORE_SUBSCR, 0, at);
}

void compile_annotated(struct compiler *c, struct node *node)
{
    struct node *target = node->AnnAssign.target;
    if (node->AnnAssign.value) {
        compile_expression(c, node->AnnAssign.value);
        compile_store(c, target);
    } else if (target->kind == NODE_Attribute) { /* what a target is made of is evaluated */
        compile_expression(c, target->Attribute.value);
        emit(c, OP_POP_TOP, 0, NOWHERE);
    } else if (target->kind == NODE_Subscript) {
        compile_expression(c, target->Subscript.value);
        emit(c, OP_POP_TOP, 0, NOWHERE);
        compile_expression(c, target->Subscript.slice);
        emit(c, OP_POP_TOP, 0, NOWHERE);
    }
    if (!keeps_annotations(c))
        return;
    if (target->kind == NODE_Name && node->AnnAssign.simple) {
        annotate_name(c, node);
    } else if (!c->lazy_annotations) {
        compile_expression(c, node->AnnAssign.annotation);
        emit(c, OP_POP_TOP, 0, NOWHERE);
    }
}

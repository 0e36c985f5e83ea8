/* str.format and str.format_map: replacement fields with lookups, conversions and nested specs.
 * CPython 3.13 Objects/stringlib/unicode_format.h. */
#include <string.h>

#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/format.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/unicode.h"
#include "sim/value/utf8.h"

#define NESTING 2 /* a field, and fields within its spec */

enum numbering { UNDECIDED, AUTOMATIC, MANUAL };

struct formatting {
    struct machine *m;
    value args;    /* tuple, or NULL for format_map */
    value mapping; /* of names, or NULL */
    enum numbering numbering;
    size_t next;
};

struct span {
    const char *at, *end;
};

/* One "{name!conversion:spec}". */
struct field {
    struct span name, spec;
    uint32_t conversion; /* 0: none */
    bool nested;         /* the spec has fields of its own */
};

static bool fail(struct formatting *f, const char *message)
{
    raise_error(f->m, f->m->types.ValueError, "%s", message);
    return false;
}

/* Up to '}', ':' or '!', which is returned (or what the text ends with); brackets hide them. */
static bool read_name(struct formatting *f, struct span *in, struct field *field, char *stop)
{
    field->name.at = field->name.end = in->at;
    *stop = '\0';
    while (in->at < in->end) {
        *stop = *in->at++;
        if (*stop == '{')
            return fail(f, "unexpected '{' in field name");
        if (*stop == '}' || *stop == ':' || *stop == '!')
            break;
        if (*stop == '[')
            while (in->at < in->end && *in->at != ']')
                in->at++;
    }
    field->name.end = in->at - 1;
    return true;
}

/* After "!". *closed: the field ended right behind it. */
static bool read_conversion(struct formatting *f, struct span *in, struct field *field, bool *closed)
{
    if (in->at >= in->end)
        return fail(f, "end of string while looking for conversion specifier");
    field->conversion = utf8_next(&in->at);
    if (in->at >= in->end)
        return true;
    *closed = *in->at == '}';
    if (*in->at != '}' && *in->at != ':')
        return fail(f, "expected ':' after conversion specifier");
    in->at++;
    return true;
}

static bool read_spec(struct formatting *f, struct span *in, struct field *field)
{
    size_t open = 1;
    field->spec.at = in->at;
    while (in->at < in->end) {
        char c = *in->at++;
        if (c == '{') {
            field->nested = true;
            open++;
        } else if (c == '}' && --open == 0) {
            field->spec.end = in->at - 1;
            return true;
        }
    }
    return fail(f, "unmatched '{' in format spec");
}

static bool read_field(struct formatting *f, struct span *in, struct field *field)
{
    char stop;
    bool closed = false;
    *field = (struct field){.spec = {"", ""}};
    field->spec.end = field->spec.at;
    if (!read_name(f, in, field, &stop))
        return false;
    if (stop == '}')
        return true;
    if (stop != ':' && stop != '!')
        return fail(f, "expected '}' before end of string");
    if (stop == '!' && !read_conversion(f, in, field, &closed))
        return false;
    return closed || read_spec(f, in, field);
}

/* A decimal number, or -1 when the text is none; -2: ValueError. */
static int64_t read_index(struct formatting *f, struct span text)
{
    int64_t index = 0;
    if (text.at >= text.end)
        return -1;
    while (text.at < text.end) {
        int digit = unicode_decimal(utf8_next(&text.at));
        if (digit < 0)
            return -1;
        if (__builtin_mul_overflow(index, (int64_t)10, &index) ||
            __builtin_add_overflow(index, (int64_t)digit, &index)) {
            fail(f, "Too many decimal digits in format string");
            return -2;
        }
    }
    return index;
}

/* Automatic and manual numbering exclude each other. */
static bool number_field(struct formatting *f, bool is_empty, int64_t *index)
{
    if (!is_empty && *index < 0)
        return true;
    if (f->numbering == UNDECIDED)
        f->numbering = is_empty ? AUTOMATIC : MANUAL;
    if (f->numbering == MANUAL && is_empty)
        return fail(f, "cannot switch from manual field specification to automatic field "
                       "numbering");
    if (f->numbering == AUTOMATIC && !is_empty)
        return fail(f, "cannot switch from automatic field numbering to manual field "
                       "specification");
    if (is_empty)
        *index = (int64_t)f->next++;
    return true;
}

static value text_of(struct formatting *f, struct span text)
{
    return str_new(f->m, text.at, (size_t)(text.end - text.at));
}

static value named_argument(struct formatting *f, struct span name)
{
    value key = text_of(f, name);
    if (!key)
        return NULL;
    value found = f->mapping ? object_get_item(f->m, f->mapping, key) : raise_key_error(f->m, key);
    drop(f->m, key);
    return found;
}

static value numbered_argument(struct formatting *f, int64_t index)
{
    if (!f->args)
        return raise_error(f->m, f->m->types.ValueError,
                           "Format string contains positional fields");
    if ((uint64_t)index >= tuple_size(f->args))
        return raise_error(f->m, f->m->types.IndexError,
                           "Replacement index %lld out of range for positional args tuple",
                           (long long)index);
    return keep(AS_TUPLE(f->args)->items[index]);
}

static const char *first_of(struct span text, const char *stops)
{
    while (text.at < text.end && !(*text.at && strchr(stops, *text.at)))
        text.at++;
    return text.at;
}

/* Follows one ".name" or "[key]" from v; *rest moves behind it. */
static value follow(struct formatting *f, value v, struct span *rest)
{
    bool attribute = *rest->at == '.';
    if (!attribute && *rest->at != '[') {
        fail(f, "Only '.' or '[' may follow ']' in format field specifier");
        return NULL;
    }
    rest->at++;
    struct span name = {rest->at, first_of(*rest, attribute ? ".[" : "]")};
    if (!attribute && name.end == rest->end) {
        fail(f, "Missing ']' in format string");
        return NULL;
    }
    rest->at = attribute ? name.end : name.end + 1;
    if (name.at == name.end) {
        fail(f, "Empty attribute in format string");
        return NULL;
    }
    int64_t index = attribute ? -1 : read_index(f, name);
    if (index == -2)
        return NULL;
    value key = index >= 0 ? tag_small_int(index) : text_of(f, name);
    value found = !key        ? NULL
                  : attribute ? object_get_attribute(f->m, v, key)
                              : object_get_item(f->m, v, key);
    drop(f->m, key);
    return found;
}

static value look_up(struct formatting *f, struct span name)
{
    struct span first = {name.at, first_of(name, ".[")};
    int64_t index = read_index(f, first);
    if (index == -2 || !number_field(f, first.at == first.end, &index))
        return NULL;
    value v = index >= 0 ? numbered_argument(f, index) : named_argument(f, first);
    struct span rest = {first.end, name.end};
    while (v && rest.at < rest.end)
        replace_place(f->m, v, follow(f, v, &rest));
    return v;
}

static value convert(struct formatting *f, value v, uint32_t conversion)
{
    switch (conversion) {
    case 0: return keep(v);
    case 'r': return object_repr(f->m, v);
    case 's': return object_str(f->m, v);
    case 'a': return object_ascii(f->m, v);
    default: break;
    }
    if (conversion > 32 && conversion < 127)
        return raise_error(f->m, f->m->types.ValueError, "Unknown conversion specifier %c",
                           (int)conversion);
    return raise_error(f->m, f->m->types.ValueError, "Unknown conversion specifier \\x%x",
                       (unsigned)conversion);
}

static bool put_all(struct formatting *f, struct str_builder *out, struct span in, int nesting);

static value spec_of(struct formatting *f, const struct field *field, int nesting)
{
    struct str_builder spec = {0};
    if (!field->nested)
        return text_of(f, field->spec);
    if (put_all(f, &spec, field->spec, nesting - 1))
        return str_builder_finish(f->m, &spec);
    str_builder_abandon(f->m, &spec);
    return NULL;
}

static bool put_field(struct formatting *f, struct str_builder *out, const struct field *field,
                      int nesting)
{
    value v = look_up(f, field->name);
    value shown = v ? convert(f, v, field->conversion) : NULL;
    value spec = shown ? spec_of(f, field, nesting) : NULL;
    value text = spec ? object_format(f->m, shown, spec) : NULL;
    drop(f->m, v);
    drop(f->m, shown);
    drop(f->m, spec);
    bool done = text && str_builder_add_value(f->m, out, text);
    drop(f->m, text);
    return done;
}

/* Literal text up to a field; *field_follows. Doubled braces stand for one. */
static bool put_literal(struct formatting *f, struct str_builder *out, struct span *in,
                        bool *field_follows)
{
    const char *start = in->at, *brace = first_of(*in, "{}");
    *field_follows = false;
    in->at = brace;
    if (brace < in->end) {
        char c = *in->at++;
        bool at_end = in->at >= in->end;
        if (c == '}' && (at_end || *in->at != '}'))
            return fail(f, "Single '}' encountered in format string");
        if (c == '{' && at_end)
            return fail(f, "Single '{' encountered in format string");
        *field_follows = *in->at != c;
        if (!*field_follows) { /* the first of the two belongs to the literal */
            in->at++;
            brace++;
        }
    }
    return str_builder_add(f->m, out, start, (size_t)(brace - start));
}

static bool put_all(struct formatting *f, struct str_builder *out, struct span in, int nesting)
{
    struct field field;
    bool field_follows;
    if (nesting <= 0)
        return fail(f, "Max string recursion exceeded");
    while (in.at < in.end) {
        if (!put_literal(f, out, &in, &field_follows))
            return false;
        if (field_follows && (!read_field(f, &in, &field) || !put_field(f, out, &field, nesting)))
            return false;
    }
    return true;
}

static value run(struct machine *m, value format, value args, value mapping)
{
    struct formatting f = {.m = m, .args = args, .mapping = mapping};
    struct str_builder out = {0};
    struct span in = {str_text(format), str_text(format) + str_size(format)};
    if (put_all(&f, &out, in, NESTING))
        return str_builder_finish(m, &out);
    str_builder_abandon(m, &out);
    return NULL;
}

value format_method(struct machine *m, value format, value args, struct dict *kwargs)
{
    return run(m, format, args, (value)kwargs);
}

value format_map_method(struct machine *m, value format, value mapping)
{
    return run(m, format, NULL, mapping);
}

/* The methods of bytes and bytearray that know ASCII: case, questions, filling up. */
#include "sim/value/bytes_internal.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/value/text.h"

#include <string.h>

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static bool is_alpha(char c)
{
    return is_lower(c) || is_upper(c);
}
static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static bool is_alnum(char c)
{
    return is_alpha(c) || is_digit(c);
}
static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* --- case */

static char lower(char c)
{
    return is_upper(c) ? (char)(c + 32) : c;
}
static char upper(char c)
{
    return is_lower(c) ? (char)(c - 32) : c;
}

/* Each byte as `change` makes it, given the one before (0 at the start). */
static value change_all(struct machine *m, value self, char change(char c, char before))
{
    if (!text_charge(m, bytes_of(m, self).size))
        return NULL;
    struct view all = bytes_of(m, self);
    value v = bytes_like(m, self, all.data, all.size);
    char *out = v ? (char *)(uintptr_t)bytes_of(m, v).data : NULL;
    for (size_t i = 0; v && i < all.size; i++)
        out[i] = change(all.data[i], i ? all.data[i - 1] : '\0');
    return v;
}

static char change_lower(char c, char before)
{
    (void)before;
    return lower(c);
}
static char change_upper(char c, char before)
{
    (void)before;
    return upper(c);
}
static char change_swap(char c, char before)
{
    (void)before;
    return is_upper(c) ? lower(c) : upper(c);
}
static char change_title(char c, char before)
{
    return is_alpha(before) ? lower(c) : upper(c);
}

value bytes_method_lower(struct machine *m, value *args)
{
    return change_all(m, args[0], change_lower);
}

value bytes_method_upper(struct machine *m, value *args)
{
    return change_all(m, args[0], change_upper);
}

value bytes_method_swapcase(struct machine *m, value *args)
{
    return change_all(m, args[0], change_swap);
}

value bytes_method_title(struct machine *m, value *args)
{
    return change_all(m, args[0], change_title);
}

value bytes_method_capitalize(struct machine *m, value *args)
{
    value v = change_all(m, args[0], change_lower);
    struct view view = v ? bytes_of(m, v) : (struct view){NULL, 0};
    if (view.size > 0)
        *(char *)(uintptr_t)view.data = upper(view.data[0]);
    return v;
}

/* --- questions */

static value made_of(struct machine *m, value self, bool ask(char c))
{
    struct view all = bytes_of(m, self);
    for (size_t i = 0; i < all.size; i++) {
        if (!ask(all.data[i]))
            return FALSE;
    }
    return tag_bool(all.size > 0);
}

value bytes_method_isalnum(struct machine *m, value *args)
{
    return made_of(m, args[0], is_alnum);
}

value bytes_method_isalpha(struct machine *m, value *args)
{
    return made_of(m, args[0], is_alpha);
}

value bytes_method_isdigit(struct machine *m, value *args)
{
    return made_of(m, args[0], is_digit);
}

value bytes_method_isspace(struct machine *m, value *args)
{
    return made_of(m, args[0], is_space);
}

value bytes_method_isascii(struct machine *m, value *args)
{
    struct view all = bytes_of(m, args[0]);
    for (size_t i = 0; i < all.size; i++) {
        if ((unsigned char)all.data[i] >= 0x80)
            return FALSE;
    }
    return TRUE;
}

static value one_case(struct machine *m, value self, bool wanted(char c), bool refused(char c))
{
    bool seen = false;
    struct view all = bytes_of(m, self);
    for (size_t i = 0; i < all.size; i++) {
        if (refused(all.data[i]))
            return FALSE;
        seen = seen || wanted(all.data[i]);
    }
    return tag_bool(seen);
}

value bytes_method_islower(struct machine *m, value *args)
{
    return one_case(m, args[0], is_lower, is_upper);
}

value bytes_method_isupper(struct machine *m, value *args)
{
    return one_case(m, args[0], is_upper, is_lower);
}

value bytes_method_istitle(struct machine *m, value *args)
{
    bool seen = false, in_word = false;
    struct view all = bytes_of(m, args[0]);
    for (size_t i = 0; i < all.size; i++) {
        char c = all.data[i];
        if (is_alpha(c) && is_upper(c) == in_word)
            return FALSE;
        in_word = is_alpha(c);
        seen = seen || in_word;
    }
    return tag_bool(seen);
}

/* --- filling up */

static value pad(struct machine *m, value self, int64_t left, int64_t right, char fill)
{
    struct view all = bytes_of(m, self);
    if (left + right <= 0 && is_exactly(self, m->types.bytes))
        return keep(self);
    if (left + right > (int64_t)m->heap.limit)
        return raise_memory_error(m);
    value v = bytes_like(m, self, NULL, all.size + (size_t)(left + right));
    if (!v)
        return NULL;
    char *out = (char *)(uintptr_t)bytes_of(m, v).data;
    memset(out, fill, all.size + (size_t)(left + right));
    memcpy(out + left, all.data, all.size);
    return v;
}

/* How many bytes are missing to the width args[1]; the fill byte of args[2]. */
static bool parse(struct machine *m, value *args, const char *method, int64_t *missing, char *fill)
{
    int64_t width;
    if (!text_number(m, args[1], &width))
        return false;
    *fill = ' ';
    if (args[2] != NONE) {
        struct view given = bytes_of(m, args[2]);
        bool right_type = is_bytes(m, args[2]) || is_bytearray(m, args[2]);
        if (!right_type || given.size != 1) {
            raise_error(m, m->types.TypeError,
                        "%s() argument 2 must be a byte string of length 1, not %T", method,
                        args[2]);
            return false;
        }
        *fill = given.data[0];
    }
    int64_t size = (int64_t)bytes_of(m, args[0]).size;
    *missing = width < size ? 0 : width - size;
    return true;
}

value bytes_method_center(struct machine *m, value *args)
{
    int64_t missing;
    char fill;
    if (!parse(m, args, "center", &missing, &fill))
        return NULL;
    int64_t width = missing + (int64_t)bytes_of(m, args[0]).size;
    int64_t left = missing / 2 + (missing & width & 1);
    return pad(m, args[0], left, missing - left, fill);
}

value bytes_method_ljust(struct machine *m, value *args)
{
    int64_t missing;
    char fill;
    return parse(m, args, "ljust", &missing, &fill) ? pad(m, args[0], 0, missing, fill) : NULL;
}

value bytes_method_rjust(struct machine *m, value *args)
{
    int64_t missing;
    char fill;
    return parse(m, args, "rjust", &missing, &fill) ? pad(m, args[0], missing, 0, fill) : NULL;
}

value bytes_method_zfill(struct machine *m, value *args)
{
    int64_t width, size = (int64_t)bytes_of(m, args[0]).size;
    if (!text_number(m, args[1], &width))
        return NULL;
    int64_t missing = width < size ? 0 : width - size;
    value v = pad(m, args[0], missing, 0, '0');
    struct view all = bytes_of(m, args[0]);
    if (v && missing > 0 && all.size > 0 && (all.data[0] == '+' || all.data[0] == '-')) {
        char *out = (char *)(uintptr_t)bytes_of(m, v).data;
        out[missing] = '0';
        out[0] = all.data[0];
    }
    return v;
}

value bytes_method_expandtabs(struct machine *m, value *args)
{
    int64_t tab, column = 0;
    struct str_builder b = {0}; /* of bytes */
    if (!text_number(m, args[1], &tab))
        return NULL;
    struct view all = bytes_of(m, args[0]);
    for (size_t i = 0; i < all.size && !b.failed; i++) {
        char c = all.data[i];
        if (c != '\t') {
            column = c == '\n' || c == '\r' ? 0 : column + 1;
            str_builder_add(m, &b, &c, 1);
            continue;
        }
        int64_t count = tab > 0 ? tab - column % tab : 0;
        column += count;
        for (; count > 0 && str_builder_add(m, &b, " ", 1); count--)
            ;
    }
    value v = b.failed ? NULL : bytes_like(m, args[0], b.text, b.size);
    str_builder_abandon(m, &b);
    return v;
}

/* Finding the name that was meant. */
#include "sim/value/suggestion.h"

#include "sim/value/dict.h"
#include "sim/value/dunder.h"
#include "sim/value/exception_internal.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/suggest.h"
#include "sim/value/traceback.h"

#include <string.h>

#define MAX_NAME 40 /* longer names are not compared */

/* The closest of `names` (a list), borrowed, or NULL. */
static value closest(struct machine *m, value names, value wrong)
{
    return suggest_name(m, AS_LIST(names)->items, AS_LIST(names)->size, wrong);
}

static bool add_names(struct machine *m, value list, value names, bool hide_underscored)
{
    value *items;
    size_t size;
    if (!sequence_items(m, names, &items, &size))
        return true;
    for (size_t i = 0; i < size; i++) {
        bool hidden = hide_underscored && is_str(m, items[i]) && str_text(items[i])[0] == '_';
        if (is_str(m, items[i]) && !hidden && !list_append(m, list, items[i]))
            return false;
    }
    return true;
}

static bool add_keys(struct machine *m, value list, struct dict *dict)
{
    size_t position = 0;
    value key, item;
    while (dict && dict_next(dict, &position, &key, &item))
        if (is_str(m, key) && !list_append(m, list, key))
            return false;
    return true;
}

/* dir(object), without what begins with an underscore where that would be noise. */
static bool add_attributes(struct machine *m, value list, value object, bool hide_underscored)
{
    value names = object_dir(m, object);
    bool done = names && add_names(m, list, names, hide_underscored);
    drop(m, names);
    return done;
}

static struct traceback *innermost(value exception)
{
    struct traceback *tb = (struct traceback *)AS_EXCEPTION(exception)->traceback;
    while (tb && tb->next)
        tb = tb->next;
    return tb;
}

/* The locals of the frame that raised: a dict (new reference), or NULL. */
static value locals_of(struct machine *m, struct traceback *tb)
{
    value name = tb && tb->frame ? str_intern(m, "f_locals", 8) : NULL;
    value locals = name ? object_find_attribute(m, tb->frame, name) : NULL;
    drop(m, name);
    error_clear(m);
    if (locals && !has_type_flag(m, locals, TYPE_IS_DICT))
        return drop_and_fail(m, locals);
    return locals;
}

static value suggest_attribute(struct machine *m, value exception, value wrong, value list)
{
    value object = AS_EXCEPTION(exception)->extra[EXTRA_OBJ];
    value locals = locals_of(m, innermost(exception));
    value self = locals ? dict_get_name(m, AS_DICT(locals), m->names.self) : NULL;
    bool hide = str_text(wrong)[0] != '_' && !(self && self == object);
    drop(m, locals);
    if (!object || !add_attributes(m, list, object, hide))
        return NULL;
    return keep_or_null(closest(m, list, wrong));
}

static value suggest_import(struct machine *m, value exception, value wrong, value list)
{
    value name = AS_EXCEPTION(exception)->extra[EXTRA_IMPORT_NAME];
    value module = name && m->sys_modules ? dict_get(m, m->sys_modules, name) : NULL;
    if (!module || !add_attributes(m, list, module, str_text(wrong)[0] != '_'))
        return NULL;
    return keep_or_null(closest(m, list, wrong));
}

/* In a method: has `self` an attribute of the wrong name? */
static bool has_own(struct machine *m, struct dict *locals, value wrong)
{
    value self = dict_get_name(m, locals, m->names.self);
    value own = self ? object_find_attribute(m, self, wrong) : NULL;
    error_clear(m);
    drop(m, own);
    return own != NULL;
}

static value suggest_variable(struct machine *m, value exception, value wrong, value list)
{
    struct traceback *tb = innermost(exception);
    if (!tb)
        return NULL;
    value locals = locals_of(m, tb);
    bool done = add_keys(m, list, AS_DICT(locals));
    bool is_own = locals && has_own(m, AS_DICT(locals), wrong);
    drop(m, locals);
    if (is_own)
        return str_format(m, "self.%S", wrong);
    if (!done)
        return NULL;
    if (tb->globals && has_type_flag(m, tb->globals, TYPE_IS_DICT) &&
        !add_keys(m, list, AS_DICT(tb->globals)))
        return NULL;
    if (!add_keys(m, list, m->builtins))
        return NULL;
    return keep_or_null(closest(m, list, wrong));
}

value suggestion_for(struct machine *m, value exception)
{
    value *extra = AS_EXCEPTION(exception)->extra;
    bool import = is_instance(m, exception, m->types.ImportError);
    value wrong = extra[import ? EXTRA_IMPORT_FROM : EXTRA_NAME];
    if (!wrong || !is_str(m, wrong) || str_size(wrong) > MAX_NAME)
        return NULL;
    value error = error_take(m), list = list_new(m, 0), found = NULL;
    if (list && import)
        found = suggest_import(m, exception, wrong, list);
    else if (list && is_instance(m, exception, m->types.AttributeError))
        found = suggest_attribute(m, exception, wrong, list);
    else if (list && is_instance(m, exception, m->types.NameError))
        found = suggest_variable(m, exception, wrong, list);
    drop(m, list);
    error_clear(m);
    m->error = error;
    return found;
}

/* sys.stdlib_module_names of CPython 3.13, those for everybody. */
static const char standard_modules[] =
    " abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 "
    "cProfile calendar cmath cmd code codecs codeop collections colorsys compileall concurrent "
    "configparser contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm "
    "decimal difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp "
    "fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob "
    "graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress "
    "itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap "
    "modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator "
    "optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath "
    "pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random "
    "re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex "
    "shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse "
    "ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog "
    "tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token tokenize "
    "tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest "
    "urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp "
    "zipfile zipimport zlib zoneinfo __future__ ";

bool suggestion_is_standard_module(const char *name)
{
    size_t size = strlen(name);
    for (const char *at = standard_modules; (at = strstr(at, name)) != NULL; at += size)
        if (size && at[-1] == ' ' && at[size] == ' ')
            return true;
    return false;
}

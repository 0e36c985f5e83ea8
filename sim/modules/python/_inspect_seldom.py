"""What programs seldom ask of inspect: it is made when one does."""
import sys
from collections import namedtuple

from _warnings import source_line
import inspect as _inspect
from inspect import (CO_VARARGS, CO_VARKEYWORDS, FrameInfo, isclass, iscode, isframe, isfunction,
                     ismethod, ismodule, istraceback, signature)

Arguments = namedtuple('Arguments', 'args, varargs, varkw', module='inspect')
FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, '
                         'kwonlydefaults, annotations', module='inspect')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals', module='inspect')
Attribute = namedtuple('Attribute', 'name kind defining_class object', module='inspect')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound', module='inspect')
Traceback = namedtuple('Traceback', 'filename lineno function code_context index',
                       module='inspect')


def getfullargspec(func):
    try:
        found = signature(func, follow_wrapped=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, varargs, varkw, positional_only, kwonly = [], None, None, [], []
    defaults, notes, kwdefaults = (), {}, {}
    if found.return_annotation is not found.empty:
        notes['return'] = found.return_annotation
    for name, p in found.parameters.items():
        if p.kind in (0, 1):
            (args if p.kind == 1 else positional_only).append(name)
            if p.default is not p.empty:
                defaults += (p.default,)
        elif p.kind == 2:
            varargs = name
        elif p.kind == 3:
            kwonly.append(name)
            if p.default is not p.empty:
                kwdefaults[name] = p.default
        else:
            varkw = name
        if p.annotation is not p.empty:
            notes[name] = p.annotation
    return FullArgSpec(positional_only + args, varargs, varkw, defaults or None, kwonly,
                       kwdefaults or None, notes)


def getargs(co):
    if not iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    names, count, more = co.co_varnames, co.co_argcount, co.co_kwonlyargcount
    at = count + more
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[at]
        at += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[at]
    return Arguments(list(names[:count]) + list(names[count:count + more]), varargs, varkw)


def getargvalues(frame):
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def getcallargs(func, /, *positional, **named):
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


# --- frames

def getframeinfo(frame, context=1):
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    if not isframe(frame):
        raise TypeError(f'{frame!r} is not a frame or traceback object')
    code = frame.f_code
    line = source_line(code.co_filename, lineno) if context else None
    return Traceback(code.co_filename, lineno, code.co_name,
                     [line + '\n'] if line is not None else None, 0 if line is not None else None)


def getouterframes(frame, context=1):
    made = []
    while frame is not None:
        made.append(FrameInfo((frame, *getframeinfo(frame, context))))
        frame = frame.f_back
    return made


def getinnerframes(tb, context=1):
    made = []
    while tb is not None:
        made.append(FrameInfo((tb.tb_frame, *getframeinfo(tb, context))))
        tb = tb.tb_next
    return made


def trace(context=1):
    error = sys.exception()
    return getinnerframes(error.__traceback__ if error is not None else None, context)


# --- attributes

def _of_class(cls, name):
    for base in type.__dict__['__mro__'].__get__(cls) if '__mro__' in type.__dict__ \
            else cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return _nothing


_nothing = object()


def getattr_static(obj, attr, default=_nothing):
    """An attribute without calling what computes it."""
    found = _nothing
    if isinstance(obj, type):
        own = _of_class(obj, attr)
        kind = _of_class(type(obj), attr)
    else:
        own = _nothing
        space = getattr(obj, '__dict__', None)
        if isinstance(space, dict):
            own = space.get(attr, _nothing)
        kind = _of_class(type(obj), attr)
    if own is not _nothing and kind is not _nothing and not isinstance(obj, type):
        if hasattr(type(kind), '__get__') and (hasattr(type(kind), '__set__')
                                               or hasattr(type(kind), '__delete__')):
            return kind
    for found in (own, kind):
        if found is not _nothing:
            return found
    if default is not _nothing:
        return default
    raise AttributeError(attr)


def getmembers_static(object, predicate=None):
    pairs = [(name, getattr_static(object, name)) for name in dir(object)]
    return sorted([(n, v) for n, v in pairs if predicate is None or predicate(v)],
                  key=lambda pair: pair[0])


def classify_class_attrs(cls):
    made = []
    for name in sorted(dir(cls)):
        home = next((base for base in cls.__mro__ if name in base.__dict__), None)
        thing = home.__dict__[name] if home is not None else getattr(cls, name, None)
        if isinstance(thing, staticmethod):
            kind = 'static method'
        elif isinstance(thing, classmethod):
            kind = 'class method'
        elif isinstance(thing, property):
            kind = 'property'
        elif isfunction(thing) or _inspect.isroutine(thing):
            kind = 'method'
        else:
            kind = 'data'
        made.append(Attribute(name, kind, home, thing))
    return made


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {name: cell.cell_contents
                 for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    import builtins
    seen, built_in, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            seen[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            built_in[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, seen, built_in, unbound)


def getclasstree(classes, unique=False):
    children, roots = {}, []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                children.setdefault(parent, [])
                if c not in children[parent]:
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    roots += [parent for parent in children if parent not in classes]
    return _walk_tree(roots, children, None)


def _walk_tree(classes, children, parent):
    made = []
    for c in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        made.append((c, c.__bases__))
        if c in children:
            made.append(_walk_tree(children[c], children, c))
    return made


# --- source

def getfile(object):
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        if object.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was '
                    f'expected, got {type(object).__name__}')


getsourcefile = getabsfile = getfile


def getmodulename(path):
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


from _inspect_source import findsource, getblock, getcomments, getsource, getsourcelines


# --- kinds

def isgetsetdescriptor(object):
    return type(object).__name__ == 'getset_descriptor'


def ismemberdescriptor(object):
    return type(object).__name__ == 'member_descriptor'


def ismethodwrapper(object):
    return type(object).__name__ == 'method-wrapper'


def formatannotationrelativeto(object):
    module = getattr(object, '__module__', None)
    return lambda annotation: _inspect.formatannotation(annotation, module)

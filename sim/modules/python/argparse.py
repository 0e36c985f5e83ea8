"""Parsing a command line. A scenario's own is empty unless the program gives one."""
import os as _os
import re as _re
import sys as _sys

__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction',
           'FileType', 'HelpFormatter', 'ArgumentDefaultsHelpFormatter',
           'RawDescriptionHelpFormatter', 'RawTextHelpFormatter', 'MetavarTypeHelpFormatter',
           'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS',
           'ZERO_OR_MORE']

SUPPRESS = '==SUPPRESS=='
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = '?', '*', '+'
PARSER, REMAINDER = 'A...', '...'


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return f'{self.message}'
        return f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    pass


def _name_of(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return '/'.join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        metavar = argument.metavar
        if not isinstance(metavar, tuple):
            return metavar
        if argument.nargs == ZERO_OR_MORE and len(metavar) == 2:
            return '%s[, %s]' % metavar
        if argument.nargs == ONE_OR_MORE:
            return '%s[, %s]' % metavar
        return ', '.join(metavar)
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    if argument.choices:
        return '{' + ','.join(argument.choices) + '}'
    return None


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        plain = [f'{name}={value!r}' for name, value in vars(self).items() if name.isidentifier()]
        other = {name: value for name, value in vars(self).items() if not name.isidentifier()}
        if other:
            plain.append(f'**{other!r}')
        return f"{type(self).__name__}({', '.join(plain)})"

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


# --- help

class HelpFormatter:
    """Writes usage and help in columns."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog = prog
        self._indent_increment = indent_increment
        self._width = 78 if width is None else width
        self._max_help_position = min(max_help_position, max(self._width - 20,
                                                             indent_increment * 2))
        self._current_indent = 0
        self._action_max_length = 0
        self._parts = []

    # sections are lists of functions that give text

    def start_section(self, heading):
        self._current_indent += self._indent_increment
        self._parts.append(('section', heading, []))
        self._stack = getattr(self, '_stack', []) + [self._parts]
        self._parts = self._parts[-1][2]

    def end_section(self):
        self._parts = self._stack.pop()
        self._current_indent -= self._indent_increment

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._parts.append(('text', text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._parts.append(('usage', usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._current_indent]
        for subaction in action._get_subactions():
            lengths.append(len(self._format_action_invocation(subaction)) + self._current_indent
                           + self._indent_increment)
        self._action_max_length = max(self._action_max_length, *lengths)
        self._parts.append(('action', action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        self._current_indent = 0
        text = self._format_parts(self._parts)
        if text:
            text = _re.sub(r'\n\n\n+', '\n\n', text).strip('\n') + '\n'
        return text

    def _format_parts(self, parts):
        made = []
        for part in parts:
            kind = part[0]
            if kind == 'text':
                made.append(self._format_text(part[1]))
            elif kind == 'usage':
                made.append(self._format_usage(*part[1:]))
            elif kind == 'action':
                made.append(self._format_action(part[1]))
            else:
                self._current_indent += self._indent_increment
                inside = self._format_parts(part[2])
                self._current_indent -= self._indent_increment
                if inside:
                    heading = '' if part[1] in (SUPPRESS, None) else \
                        f'{" " * self._current_indent}{part[1]}:\n'
                    made.append(f'\n{heading}{inside}\n')
        return ''.join(made)

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    # usage

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = 'usage: '
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = self._prog
        else:
            optionals = [a for a in actions if a.option_strings]
            positionals = [a for a in actions if not a.option_strings]
            option_parts = self._usage_parts(optionals, groups)
            positional_parts = self._usage_parts(positionals, groups)
            usage = ' '.join([self._prog, *option_parts, *positional_parts])
            width = self._width - self._current_indent
            if len(prefix) + len(usage) > width:
                usage = self._wrap_usage(prefix, option_parts, positional_parts, width)
        return f'{prefix}{usage}\n\n'

    def _wrap_usage(self, prefix, options, positionals, width):
        def lines_of(parts, indent, first=None):
            lines, line = [], []
            length = (len(first) if first is not None else len(indent)) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + ' '.join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines
        prog = self._prog
        if len(prefix) + len(prog) <= 0.75 * width:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if options:
                lines = lines_of([prog, *options], indent, prefix)
                lines += lines_of(positionals, indent)
            elif positionals:
                lines = lines_of([prog, *positionals], indent, prefix)
            else:
                lines = [prog]
        else:
            indent = ' ' * len(prefix)
            lines = lines_of(options + positionals, indent)
            if len(lines) > 1:
                lines = lines_of(options, indent) + lines_of(positionals, indent)
            lines = [prog, *lines]
        return '\n'.join(lines)

    def _usage_parts(self, actions, groups):
        parts = {}
        for action in actions:
            if action.help is SUPPRESS:
                continue
            if not action.option_strings:
                part = self._format_args(action, self._default_for_positional(action))
                grouped = self._group_of(action, groups)
                if grouped and part[:1] == '[' and part[-1:] == ']':
                    part = part[1:-1]
            else:
                if action.nargs == 0:
                    part = action.format_usage()
                else:
                    part = '%s %s' % (action.option_strings[0], self._format_args(
                        action, self._default_for_optional(action)))
                if not action.required and not self._group_of(action, groups):
                    part = f'[{part}]'
            parts[id(action)] = part
        made, done = [], set()
        for action in actions:
            if id(action) not in parts or id(action) in done:
                continue
            group = self._group_of(action, groups)
            members = [a for a in group._group_actions if id(a) in parts] if group else [action]
            if len(members) == 1 or not group:
                part = parts[id(action)]
                made.append(f'[{part}]' if group and not group.required else part)
                done.add(id(action))
                continue
            inside = [parts[id(a)] for a in members]
            done.update(id(a) for a in members)
            left, right = '()' if group.required else '[]'
            inside[0] = left + inside[0]
            inside[-1] += right
            made.extend(part + ' |' for part in inside[:-1])
            made.append(inside[-1])
        return made

    @staticmethod
    def _group_of(action, groups):
        for group in groups:
            if action in group._group_actions:
                return group
        return None

    # actions

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - position, 11)
        action_width = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        indent = ' ' * self._current_indent
        if not action.help:
            parts = [f'{indent}{header}\n']
        elif len(header) <= action_width:
            parts = [f'{indent}{header:<{action_width}}  ']
            first = 0
        else:
            parts = [f'{indent}{header}\n']
            first = position
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, help_width)
                parts.append(f'{" " * first}{lines[0]}\n')
                parts.extend(f'{" " * position}{line}\n' for line in lines[1:])
        elif not parts[-1].endswith('\n'):
            parts.append('\n')
        self._current_indent += self._indent_increment
        for subaction in action._get_subactions():
            parts.append(self._format_action(subaction))
        self._current_indent -= self._indent_increment
        return ''.join(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._default_for_positional(action)
            return ' '.join(self._metavars(action, default)(1))
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._format_args(action, self._default_for_optional(action))
        return ', '.join(action.option_strings) + ' ' + args

    def _metavars(self, action, default):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{' + ','.join(map(str, action.choices)) + '}'
        else:
            result = default
        return lambda size: result if isinstance(result, tuple) else (result,) * size

    def _format_args(self, action, default):
        metavar = self._metavars(action, default)
        nargs = action.nargs
        if nargs is None:
            return '%s' % metavar(1)
        if nargs == OPTIONAL:
            return '[%s]' % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return '[%s [%s ...]]' % names if len(names) == 2 else '[%s ...]' % names
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % metavar(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % metavar(1)
        if nargs == SUPPRESS:
            return ''
        if not isinstance(nargs, int):
            raise ValueError('invalid nargs value')
        return ' '.join(['%s'] * nargs) % metavar(nargs)

    def _expand_help(self, action):
        params = dict(vars(action), prog=self._prog)
        for name in list(params):
            value = params[name]
            if value is SUPPRESS:
                del params[name]
            elif hasattr(value, '__name__'):
                params[name] = value.__name__
        if params.get('choices') is not None:
            params['choices'] = ', '.join(map(str, params['choices']))
        return self._get_help_string(action) % params

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(' '.join(text.split()), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(' '.join(text.split()), width, initial_indent=indent,
                             subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _default_for_optional(self, action):
        return action.dest.upper()

    def _default_for_positional(self, action):
        return action.dest

    _get_default_metavar_for_optional = _default_for_optional
    _get_default_metavar_for_positional = _default_for_positional


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _default_for_optional(self, action):
        return action.type.__name__

    _default_for_positional = _default_for_optional


# --- actions

class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None, deprecated=False):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.deprecated = deprecated

    def __repr__(self):
        names = ('option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices',
                 'required', 'help', 'metavar', 'deprecated')
        inside = ', '.join(f'{name}={getattr(self, name)!r}' for name in names)
        return f'{type(self).__name__}({inside})'

    def format_usage(self):
        return self.option_strings[0]

    def _get_subactions(self):
        return ()

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


def _list_of(value):
    return [] if value is None else list(value)


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, **kwargs):
        if nargs == 0:
            raise ValueError('nargs for store actions must be != 0; if you have nothing to store, '
                             'actions such as store true or store const may be more appropriate')
        if const is not None and nargs != OPTIONAL:
            raise ValueError('nargs must be %r to supply const' % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None,
                 metavar=None, deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help,
                         metavar=metavar, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None,
                 deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help,
                         deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None,
                 deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help,
                         deprecated=deprecated)


class _AppendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _list_of(getattr(namespace, self.dest, None))
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _list_of(getattr(namespace, self.dest, None))
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _list_of(getattr(namespace, self.dest, None))
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None,
                 deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, required=required, help=help,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (count or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None,
                 deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, help=help,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None,
                 deprecated=False):
        if help is None:
            help = "show program's version number and exit"
        super().__init__(option_strings, dest, 0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(self.version or parser.version)
        parser._print_message(formatter.format_help(), _sys.stdout)
        parser.exit()


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None,
                 deprecated=False):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith('--'):
                if name.startswith('--no-'):
                    raise ValueError(f'invalid option name {name!r} for BooleanOptionalAction')
                names.append('--no-' + name[2:])
        super().__init__(names, dest, 0, default=default, required=required, help=help,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self):
        return ' | '.join(self.option_strings)


class _SubParsersAction(Action):
    class _Choice(Action):
        def __init__(self, name, aliases, help):
            dest = name
            metavar = f'{name} ({", ".join(aliases)})' if aliases else name
            super().__init__([], dest, help=help, metavar=metavar)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False,
                 help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map,
                         required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, deprecated=False, **kwargs):
        if kwargs.get('prog') is None:
            kwargs['prog'] = f'{self._prog_prefix} {name}'
        aliases = kwargs.pop('aliases', ())
        if name in self._name_parser_map:
            raise ValueError(f'conflicting subparser: {name}')
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ValueError(f'conflicting subparser alias: {alias}')
        if 'help' in kwargs:
            self._choices_actions.append(self._Choice(name, aliases, kwargs.pop('help')))
        parser = self._parser_class(**kwargs)
        self._name_parser_map[name] = parser
        for alias in aliases:
            self._name_parser_map[alias] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, *arguments = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        try:
            subparser = self._name_parser_map[name]
        except KeyError:
            choices = ', '.join(self._name_parser_map)
            raise ArgumentError(self, f'unknown parser {name!r} (choices: {choices})')
        made, rest = subparser.parse_known_args(arguments, None)
        for key, value in vars(made).items():
            setattr(namespace, key, value)
        if rest:
            if not hasattr(namespace, '_unrecognized_args'):
                setattr(namespace, '_unrecognized_args', [])
            namespace._unrecognized_args.extend(rest)


class FileType:
    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        if string == '-':
            return _sys.stdin if 'r' in self._mode else _sys.stdout
        raise ArgumentTypeError(f"can't open '{string}': a scenario has no files")


# --- containers of arguments

_ACTIONS = {None: _StoreAction, 'store': _StoreAction, 'store_const': _StoreConstAction,
            'store_true': _StoreTrueAction, 'store_false': _StoreFalseAction,
            'append': _AppendAction, 'append_const': _AppendConstAction, 'count': _CountAction,
            'help': _HelpAction, 'version': _VersionAction, 'parsers': _SubParsersAction,
            'extend': _ExtendAction}


class _Container:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        if conflict_handler not in ('error', 'resolve'):
            raise ValueError(f'invalid conflict_resolution value: {conflict_handler!r}')
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        self._registry = {}

    def register(self, registry_name, value, object):
        self._registry[registry_name, value] = object

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        chars = self.prefix_chars
        if not args or (len(args) == 1 and args[0][0] not in chars):
            if args and 'dest' in kwargs:
                raise TypeError('dest supplied twice for positional argument, did you mean '
                                'metavar?')
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if 'default' not in kwargs:
            dest = kwargs['dest']
            if dest in self._defaults:
                kwargs['default'] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs['default'] = self.argument_default
        name = kwargs.pop('action', None)
        kind = self._registry.get(('action', name)) or (
            name if isinstance(name, type) or callable(name) else _ACTIONS.get(name))
        if kind is None:
            raise ValueError(f'unknown action {name!r}')
        action = kind(**kwargs)
        if action.type is not None and not callable(self._type_of(action)):
            raise TypeError(f'{action.type!r} is not callable')
        if action.type is FileType:
            raise TypeError(f'{FileType!r} is a FileType class object, instance of it must be '
                            'passed')
        return self._add_action(action)

    def _type_of(self, action):
        return self._registry.get(('type', action.type), action.type)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for name in action.option_strings:
            self._option_string_actions[name] = action
        return action

    def _check_conflict(self, action):
        clashes = [(name, self._option_string_actions[name]) for name in action.option_strings
                   if name in self._option_string_actions]
        if not clashes:
            return
        if self.conflict_handler == 'error':
            words = 'conflicting option string' + ('s' if len(clashes) > 1 else '')
            raise ArgumentError(action, f'{words}: {", ".join(name for name, _ in clashes)}')
        for name, old in clashes:
            old.option_strings.remove(name)
            self._option_string_actions.pop(name, None)
            if not old.option_strings:
                old.container._remove_action(old)

    def _remove_action(self, action):
        self._actions.remove(action)

    def _positional(self, dest=None, **kwargs):
        if dest is None:
            dest = kwargs.pop('dest', None)
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get('nargs')
        if nargs == 0:
            raise ValueError('nargs for positionals must be != 0')
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
            kwargs['required'] = True
        if nargs == ZERO_OR_MORE and 'default' not in kwargs:
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *args, **kwargs):
        names, long_names = [], []
        for name in args:
            if name[0] not in self.prefix_chars:
                raise ValueError(f'invalid option string {name!r}: must start with a character '
                                 f'{self.prefix_chars!r}')
            names.append(name)
            if len(name) > 1 and name[1] in self.prefix_chars:
                long_names.append(name)
        dest = kwargs.pop('dest', None)
        if dest is None:
            chosen = long_names[0] if long_names else names[0]
            dest = chosen.lstrip(self.prefix_chars)
            if not dest:
                raise TypeError(f'dest= is required for options like {chosen!r}')
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=names)


class _ArgumentGroup(_Container):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, kwargs.get('prefix_chars', container.prefix_chars),
                         kwargs.get('argument_default', container.argument_default),
                         kwargs.get('conflict_handler', container.conflict_handler))
        self.title = title
        self._group_actions = []
        self._container = container
        self._registry = container._registry
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = prog if prog is not None else _os.path.basename(_sys.argv[0] or 'program.py')
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options')
        self._subparsers = None
        if add_help:
            dash = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(dash + 'h', dash * 2 + 'help', action='help', default=SUPPRESS,
                              help='show this help message and exit')
        for parent in parents:
            self._take_from(parent)

    def __repr__(self):
        names = ('prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')
        inside = ', '.join(f'{name}={getattr(self, name)!r}' for name in names)
        return f'{type(self).__name__}({inside})'

    def _take_from(self, parent):
        groups = {}
        for group in parent._action_groups:
            if group.title in ('positional arguments', 'options'):
                continue
            own = self.add_argument_group(group.title, group.description)
            for action in group._group_actions:
                groups[id(action)] = own
        for action in parent._actions:
            groups.get(id(action), self)._add_action(action)
        self._defaults.update(parent._defaults)

    def _add_action(self, action):
        if action.option_strings:
            self._optionals._add_action(action)
        else:
            self._positionals._add_action(action)
        return action

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            raise ArgumentError(None, 'cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop('title', 'subcommands'),
                                                       kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._get_positional_actions(),
                                self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        kind = kwargs.pop('action', _SubParsersAction)
        action = kind(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _get_optional_actions(self):
        return [a for a in self._actions if a.option_strings]

    def _get_positional_actions(self):
        return [a for a in self._actions if not a.option_strings]

    # --- parsing

    def parse_args(self, args=None, namespace=None):
        namespace, rest = self.parse_known_args(args, namespace)
        if rest:
            message = 'unrecognized arguments: ' + ' '.join(rest)
            if self.exit_on_error:
                self.error(message)
            raise ArgumentError(None, message)
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) \
                    and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if self.exit_on_error:
            try:
                namespace, rest = _Parse(self, args, namespace).run()
            except ArgumentError as error:
                self.error(str(error))
        else:
            namespace, rest = _Parse(self, args, namespace).run()
        if hasattr(namespace, '_unrecognized_args'):
            rest.extend(namespace._unrecognized_args)
            del namespace._unrecognized_args
        return namespace, rest

    def parse_intermixed_args(self, args=None, namespace=None):
        return self.parse_args(args, namespace)

    def _get_values(self, action, arguments):
        if action.nargs == PARSER or action.nargs == REMAINDER:
            values = [self._get_value(action, text) for text in arguments]
            if action.nargs == PARSER:
                self._check_value(action, values[0])
            return values
        if not arguments and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
            return value
        if not arguments and action.nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if len(arguments) == 1 and action.nargs in (None, OPTIONAL):
            value = self._get_value(action, arguments[0])
            self._check_value(action, value)
            return value
        if action.nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, text) for text in arguments]
        for value in values:
            self._check_value(action, value)
        return values

    def _get_value(self, action, text):
        convert = self._type_of(action)
        if convert is None:
            return text
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {text!r}')

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            choices = iter(choices)
        if value not in choices:
            raise ArgumentError(action, f'invalid choice: {str(value)!r} (choose from '
                                        f'{", ".join(map(repr, action.choices))})')

    # --- what is printed

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')


class _Parse:
    """One command line on its way into a namespace."""

    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.seen = set()
        self.seen_non_default = []
        self.extras = []
        self.positionals = parser._get_positional_actions()
        self.options = {}
        self.pattern = ''
        self._classify()

    def _classify(self):
        """A letter for each argument: O an option, A a value, - the two dashes."""
        letters = []
        rest = iter(enumerate(self.args))
        for i, text in rest:
            if text == '--':
                letters.append('-')
                letters.extend('A' for _ in rest)
                break
            found = self._option_of(text)
            if found is None:
                letters.append('A')
            else:
                self.options[i] = found
                letters.append('O')
        self.pattern = ''.join(letters)

    def _option_of(self, text):
        """(action, option string, separator, explicit value), or None for a value."""
        parser = self.parser
        known = parser._option_string_actions
        if not text or text[0] not in parser.prefix_chars:
            return None
        if text in known:
            return known[text], text, None, None
        if len(text) == 1:
            return None
        name, equals, value = text.partition('=')
        if equals and name in known:
            return known[name], name, '=', value
        matches = self._abbreviated(text)
        if len(matches) > 1:
            options = ', '.join(match[1] for match in matches)
            raise ArgumentError(None, f'ambiguous option: {text} could match {options}')
        if matches:
            return matches[0]
        if _re.match(r'-\d+$|-\d*\.\d+$', text) and not any(
                _re.match(r'-\d+$|-\d*\.\d+$', name) for name in known):
            return None
        if ' ' in text:
            return None
        return None, text, None, None

    def _abbreviated(self, text):
        parser = self.parser
        chars = parser.prefix_chars
        known = parser._option_string_actions
        matches = []
        if text[0] in chars and text[1] in chars:
            if parser.allow_abbrev:
                name, equals, value = text.partition('=')
                for option, action in known.items():
                    if option.startswith(name):
                        matches.append((action, option, equals or None,
                                        value if equals else None))
        elif text[1] not in chars:
            short, value = text[:2], text[2:]
            name, equals, explicit = text.partition('=')
            for option, action in known.items():
                if option == short:
                    matches.append((action, option, '', value))
                elif parser.allow_abbrev and option.startswith(name):
                    matches.append((action, option, equals or None,
                                    explicit if equals else None))
        return matches

    def run(self):
        at = 0
        last_option = max(self.options, default=-1)
        while at <= last_option:
            if at not in self.options:
                after = self._take_positionals(at)
                if after > at:
                    at = after
                    continue
                following = min(i for i in self.options if i >= at)
                self.extras.extend(self.args[at:following])
                at = following
            at = self._take_option(at)
        at = self._take_positionals(at)
        self.extras.extend(self.args[at:])
        self._check_required()
        return self.namespace, self.extras

    def _do(self, action, texts, option_string=None):
        self.seen.add(action)
        values = self.parser._get_values(action, texts)
        if values is not action.default:
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.seen_non_default:
                            raise ArgumentError(action, 'not allowed with argument '
                                                        f'{_name_of(other)}')
            self.seen_non_default.append(action)
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def _take_option(self, at):
        action, option, separator, explicit = self.options[at]
        while True:
            if action is None:
                self.extras.append(self.args[at])
                return at + 1
            if explicit is None:
                begin = at + 1
                count = self._count(action, self.pattern[begin:])
                self._do(action, self._without_dashes(action, begin, begin + count), option)
                return begin + count
            if _match_nargs(action, 'A') == 0 and (separator or option[1] in
                                                   self.parser.prefix_chars):
                raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
            if _match_nargs(action, 'A') != 0 and _accepts(action, 1):
                self._do(action, [explicit], option)
                return at + 1
            if separator == '' and explicit:
                # Several one-letter options in one word.
                self._do(action, [], option)
                option = option[0] + explicit[0]
                rest = explicit[1:] or None
                following = self.parser._option_string_actions.get(option)
                if following is None:
                    raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
                action, explicit = following, rest
                separator = ''
                if explicit and explicit[0] == '=':
                    separator, explicit = '=', explicit[1:]
                continue
            raise ArgumentError(action, f'ignored explicit argument {explicit!r}')

    def _count(self, action, pattern):
        count = _match_nargs(action, pattern)
        if count is None:
            words = {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
                     ONE_OR_MORE: 'expected at least one argument'}.get(action.nargs)
            if words is None:
                words = f'expected {action.nargs} argument' + ('s' if action.nargs != 1 else '')
            raise ArgumentError(action, words)
        return count

    def _without_dashes(self, action, begin, end):
        texts = self.args[begin:end]
        if action.nargs not in (PARSER, REMAINDER) and '-' in self.pattern[begin:end]:
            texts.remove('--')
        return texts

    def _take_positionals(self, at):
        pattern = self.pattern[at:]
        counts = self._match_positionals(pattern)
        for action, count in zip(list(self.positionals), counts):
            texts = self._without_dashes(action, at, at + count)
            if action.nargs == PARSER and self.pattern[at:at + 1] == '-':
                texts.remove('--')
            at += count
            self._do(action, texts)
        self.positionals = self.positionals[len(counts):]
        return at

    def _match_positionals(self, pattern):
        for size in range(len(self.positionals), 0, -1):
            form = ''.join(_nargs_pattern(action) for action in self.positionals[:size])
            match = _re.match(form, pattern)
            if match is not None:
                return [len(text) for text in match.groups()]
        return []

    def _check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif (action.default is not None and isinstance(action.default, str)
                  and hasattr(self.namespace, action.dest)
                  and action.default is getattr(self.namespace, action.dest)):
                setattr(self.namespace, action.dest, self.parser._get_value(action,
                                                                            action.default))
        if missing:
            raise ArgumentError(None, 'the following arguments are required: '
                                + ', '.join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(a in self.seen_non_default
                                          for a in group._group_actions):
                names = [_name_of(a) for a in group._group_actions if a.help is not SUPPRESS]
                raise ArgumentError(None, f'one of the arguments {" ".join(names)} is required')


def _nargs_pattern(action):
    nargs = action.nargs
    if nargs is None:
        form = '([A])' if action.option_strings else '(-*A-*)'
    elif nargs == OPTIONAL:
        form = '(-*A?-*)'
    elif nargs == ZERO_OR_MORE:
        form = '(-*[A-]*)'
    elif nargs == ONE_OR_MORE:
        form = '(-*A[A-]*)'
    elif nargs == REMAINDER:
        form = '([AO-]*)'
    elif nargs == PARSER:
        form = '(-*A[-AO]*)'
    elif nargs == SUPPRESS:
        form = '(-*)'
    else:
        form = '(-*' + '-*'.join('A' * nargs) + '-*)'
    if action.option_strings:
        form = form.replace('-*', '').replace('-', '')
    return form


def _match_nargs(action, pattern):
    match = _re.match(_nargs_pattern(action), pattern)
    return None if match is None else len(match[1])


def _accepts(action, count):
    return action.nargs in (None, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, PARSER, count)

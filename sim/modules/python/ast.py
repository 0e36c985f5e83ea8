"""literal_eval, and what else of ast is not offered: there are no trees to look at."""
import re

__all__ = ['literal_eval']

_TOKEN = re.compile(r'''[ \t\f\r\n]+ | \#[^\n]* | \\\n
    | (?P<string>[rRbBuUfF]{0,2}(?:"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'
                                 |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
    | (?P<number>0[xXoObB][0-9a-fA-F_]+|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)
                 (?:[eE][+-]?[0-9_]+)?[jJ]?)
    | (?P<name>[^\W\d]\w*)
    | (?P<other>\*\*|//|<<|>>|[<>=!]=|->|:=|\.\.\.|.)''', re.VERBOSE | re.DOTALL)

_CONSTANTS = {'None': None, 'True': True, 'False': False}
_OPERATORS = {'and': 'BoolOp', 'or': 'BoolOp', 'if': 'IfExp', '<': 'Compare', '>': 'Compare',
              '==': 'Compare', '!=': 'Compare', '<=': 'Compare', '>=': 'Compare', 'in': 'Compare',
              'is': 'Compare', 'not': 'Compare', '(': 'Call', '.': 'Attribute', '[': 'Subscript'}
_BINARY = ('*', '/', '//', '%', '**', '@', '<<', '>>', '&', '|', '^', '+', '-')


class _Reader:
    """The tokens of an expression that compiles, turned into what they mean."""

    def __init__(self, text):
        self.tokens = []
        for found in _TOKEN.finditer(text):
            if found.lastgroup:
                line = text.count('\n', 0, found.start()) + 1
                self.tokens.append((found.lastgroup, found.group(), line))
        self.tokens.append(('end', '', text.count('\n') + 1))
        self.at = 0

    def peek(self):
        return self.tokens[self.at][1]

    def take(self, word):
        if self.tokens[self.at][:2] == ('other', word):
            self.at += 1
            return True
        return False

    def malformed(self, node, at=None):
        line = self.tokens[self.at if at is None else at][2]
        raise ValueError(f'malformed node or string on line {line}: <ast.{node} object at '
                         f'0x{id(self):x}>')

    def whole(self):
        first = self.expression()
        if self.peek() == ',':
            first = self.rest([first], '')
        if self.tokens[self.at][0] != 'end':
            self.malformed(_OPERATORS.get(self.peek(), 'BinOp'), 0)
        return first

    def rest(self, items, end):
        """What follows the first item of a tuple."""
        while self.take(','):
            if self.peek() == end:
                break
            items.append(self.expression())
        return tuple(items)

    def expression(self):
        start = self.at
        value = self.signed()
        kind = self.tokens[self.at][0]
        if kind == 'other' and self.peek() in '+-':
            sign = 1 if self.peek() == '+' else -1
            self.at += 1
            right = self.atom()
            if type(value) not in (int, float) or type(right) is not complex:
                self.malformed('Constant' if self.at <= start + 3 and type(value) is str else 'BinOp',
                               start)
            value = value + right if sign > 0 else value - right
        if self.peek() in _BINARY and self.tokens[self.at][0] == 'other':
            self.malformed('BinOp', start)
        if self.peek() in _OPERATORS and self.tokens[self.at][0] != 'string':
            self.malformed(_OPERATORS[self.peek()], start)
        if self.peek() == 'for':
            self.malformed('GeneratorExp', start)
        return value

    def signed(self):
        start = self.at
        if self.tokens[start][0] == 'other' and self.peek() in '+-':
            sign = self.peek()
            self.at += 1
            value = self.signed() if self.peek() in ('+', '-') else self.atom()
            if type(value) not in (int, float, complex) or self.tokens[start + 1][1] in '+-':
                self.malformed('UnaryOp' if self.tokens[start + 1][1] in '+-' else 'Constant', start)
            return +value if sign == '+' else -value
        return self.atom()

    def atom(self):
        kind, text, _ = self.tokens[self.at]
        start = self.at
        self.at += 1
        if kind == 'number':
            return eval(text)
        if kind == 'string':
            return self.string(start)
        if kind == 'name':
            return self.name(text, start)
        if text == '...':
            return ...
        if text == '(':
            return self.bracketed()
        if text == '[':
            return list(self.items(']', 'ListComp', start))
        if text == '{':
            return self.braced(start)
        self.malformed('UnaryOp' if text in '~' else 'Starred' if text == '*' else 'Name', start)

    def string(self, start):
        while self.tokens[self.at][0] == 'string':
            self.at += 1
        parts = [text for _, text, _ in self.tokens[start:self.at]]
        if any('f' in part[:part.index(part[-1])].lower() for part in parts):
            self.malformed('JoinedStr', start)
        return eval(' '.join(parts))

    def name(self, text, start):
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if text == 'set' and self.take('('):
            if self.take(')'):
                return set()
            self.malformed('Call', start)
        if text == 'lambda':
            self.malformed('Lambda', start)
        if text == 'not':
            self.malformed('UnaryOp', start)
        if text == 'await':
            self.malformed('Await', start)
        at = self.at
        while self.tokens[at][:2] == ('other', '.') and self.tokens[at + 1][0] == 'name':
            at += 2
        follows = self.tokens[at][1] if self.tokens[at][0] == 'other' else ''
        self.malformed(_OPERATORS.get(follows) if follows in ('(', '[')
                       else 'Attribute' if at > self.at else 'Name', start)

    def bracketed(self):
        if self.take(')'):
            return ()
        value = self.expression()
        if self.peek() == ',':
            value = self.rest([value], ')')
        self.at += 1
        return value

    def items(self, end, comprehension, start):
        made = []
        while not self.take(end):
            made.append(self.expression_in(comprehension, start))
            self.take(',')
        return made

    def expression_in(self, comprehension, start):
        if self.tokens[self.at + 1][1] == 'for':
            self.malformed(comprehension, start)
        return self.expression()

    def braced(self, start):
        if self.take('}'):
            return {}
        if self.take('**'):
            self.malformed('Dict', start)
        first = self.expression_in('SetComp', start)
        if not self.take(':'):
            self.take(',')
            return {first, *self.items('}', 'SetComp', start)}
        made = {first: self.expression_in('DictComp', start)}
        while self.take(',') and self.peek() != '}':
            key = self.expression()
            self.take(':')
            made[key] = self.expression()
        self.at += 1
        return made


def literal_eval(node_or_string):
    """The value of a text that holds a literal, or a display of literals, and nothing else."""
    if not isinstance(node_or_string, str):
        raise ValueError(f'malformed node or string: {node_or_string!r}')
    text = node_or_string.lstrip(' \t')
    compile(text, '<unknown>', 'eval')
    return _Reader(text).whole()


def _refused(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f'loopglass does not offer ast.{name}(): it has no syntax trees; '
                                  'only ast.literal_eval() is there')
    function.__name__ = function.__qualname__ = name
    return function


parse, dump, unparse, walk = map(_refused, ('parse', 'dump', 'unparse', 'walk'))

"""Writes a C table of what CPython 3.13 makes of small programs, for tests/expression.c:

    python3.13 tests/expressions/record.py tests/expressions/containers.txt > .../containers.h

Programs are separated by blank lines; lines that begin with ## are comments. The outcome is the repr
of the last expression, or "TypeError: message"."""

import ast
import sys
from types import MappingProxyType, SimpleNamespace


def outcome(text):
    space = {"mappingproxy": MappingProxyType, "SimpleNamespace": SimpleNamespace}
    tree = ast.parse(text)
    try:
        result = None
        for node in tree.body:
            if isinstance(node, ast.Expr):
                result = eval(compile(ast.Expression(node.value), "<test>", "eval"), space)
            else:
                result = None
                exec(compile(ast.Module([node], []), "<test>", "exec"), space)
        return repr(result)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def c_text(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


lines = [line for line in open(sys.argv[1]) if not line.startswith("##")]
print("/* Made by record.py from CPython 3.13; do not edit. */")
for program in "".join(lines).split("\n\n"):
    program = program.strip("\n")
    if program:
        print(f"    {{{c_text(program)},\n     {c_text(outcome(program))}}},")

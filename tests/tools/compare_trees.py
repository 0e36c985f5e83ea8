"""Compares loopglass's trees with CPython's: compare_trees.py TREE_DUMP FILE...

With --errors instead, FILEs hold snippets between lines of `---`, and what is compared is the
error each raises (kind, message, place) when compiled."""
import ast
import os
import re
import subprocess
import sys
import tempfile

PLACELESS_IN_JOINED = (ast.Constant, ast.JoinedStr)
SKIPPED = {"type_comment", "type_ignores"}


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, int):
        return f"I{value};"
    if isinstance(value, float):
        return f"F{value!r};"
    if isinstance(value, complex):
        return f"J{value.imag!r};"
    if isinstance(value, bytes):
        return f"b{value.hex()};"
    return f"s{value.encode('utf-8', 'surrogatepass').hex()};"


def field_text(node, name, value, in_joined):
    if isinstance(node, (ast.Constant, ast.MatchSingleton)) and name == "value":
        return constant(value)
    if isinstance(value, list):
        if name in ("names", "kwd_attrs") and not (value and isinstance(value[0], ast.AST)) \
                and not isinstance(node, (ast.Import, ast.ImportFrom)):
            return "".join(f"{item} " for item in value)
        if name == "ops":
            return "".join(f"{type(op).__name__} " for op in value)
        return "[" + "".join(dump(item, in_joined) + " " for item in value) + "]"
    if isinstance(value, (ast.operator, ast.unaryop, ast.boolop, ast.expr_context)):
        return type(value).__name__
    if isinstance(value, ast.AST):
        return dump(value, False)
    return str(value)


def dump(node, in_joined=False):
    if node is None:
        return "None"
    text = "(" + type(node).__name__
    if hasattr(node, "lineno") and not (in_joined and isinstance(node, PLACELESS_IN_JOINED)):
        text += f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    for name in node._fields:
        if name not in SKIPPED:
            text += f" {name}=" + field_text(node, name, getattr(node, name, None),
                                             isinstance(node, ast.JoinedStr))
    return text + ")"


def normal(text):
    text = re.sub(r"I(\d+):([0-9a-fA-F]+);", lambda m: f"I{int(m[2], int(m[1]))};", text)
    return re.sub(r"([FJ])([-0-9a-fx.p+inf]+);", lambda m: f"{m[1]}{float.fromhex(m[2])!r};", text)


def failure(error):
    def number(value):
        return 0 if value in (None, -1) else value
    return (f"!{type(error).__name__}|{error.msg}|{error.lineno}|{number(error.offset)}|"
            f"{error.end_lineno}|{number(error.end_offset)}")


def in_characters(line, source):
    """loopglass counts columns in bytes; SyntaxError in characters."""
    fields = line.split("|")
    if not line.startswith("!") or len(fields) < 6:
        return line
    lines = source.replace(b"\r\n", b"\n").split(b"\n")
    for row, column in ((-4, -3), (-2, -1)):
        index, offset = int(fields[row]) - 1, int(fields[column])
        if 0 <= index < len(lines) and offset > 0:
            fields[column] = str(len(lines[index][:offset - 1].decode("utf-8", "replace")) + 1
                                 + max(0, offset - 1 - len(lines[index])))
    return "|".join(fields)


def expected(source, compiling):
    try:
        if compiling:
            compile(source, "<file>", "exec", dont_inherit=True)
        return dump(ast.parse(source))
    except SyntaxError as error:
        return failure(error)
    except (RecursionError, MemoryError, ValueError) as error:
        return f"!{type(error).__name__}"


def compare(tool, names, sources, compiling):
    output = subprocess.run([tool, *names], stdout=subprocess.PIPE, check=True).stdout
    lines = output.decode("utf-8", "replace").split("\n")
    bad = 0
    for shown, source, line in zip(sources[0], sources[1], lines):
        want, got = expected(source, compiling), in_characters(normal(line), source)
        if want == got:
            continue
        bad += 1
        at = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), 0)
        start = 0 if want.startswith("!") or got.startswith("!") else max(0, at - 160)
        print(f"--- {shown}\n  cpython   {want[start:at + 160]}\n  loopglass {got[start:at + 160]}")
    print(f"{len(names)} compared, {bad} differ")
    return bad


def main():
    sys.setrecursionlimit(100000)
    errors = sys.argv[1] == "--errors"
    tool, *names = sys.argv[2:] if errors else sys.argv[1:]
    if not errors:
        sources = [open(name, "rb").read() for name in names]
        return 1 if compare(tool, names, (names, sources), False) else 0
    snippets = [s for n in names for s in open(n, encoding="utf-8").read().split("---\n")]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, snippet in enumerate(snippets):
            paths.append(os.path.join(folder, str(i)))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(snippet)
        sources = [s.encode() for s in snippets]
        return 1 if compare(tool, paths, (snippets, sources), True) else 0


if __name__ == "__main__":
    sys.exit(main())

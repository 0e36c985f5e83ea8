SOURCE = """
let x = 5
let y = x * 2 + 1
print x + y
while x > 0
    let x = x - 2
    print x
end
if y == 11
    print 100
end
"""
def run(lines, env, out):
    i = 0
    while i < len(lines):
        match lines[i].split():
            case []:
                pass
            case ["let", name, "=", *expr]:
                env[name] = eval(" ".join(expr), {}, env)
            case ["print", *expr]:
                out.append(eval(" ".join(expr), {}, env))
            case ["while" | "if" as kind, *condition]:
                depth, j = 1, i
                while depth:
                    j += 1
                    first = (lines[j].split() or [""])[0]
                    depth += (first in ("while", "if")) - (first == "end")
                body = lines[i + 1:j]
                while eval(" ".join(condition), {}, env):
                    run(body, env, out)
                    if kind == "if":
                        break
                i = j
            case other:
                raise SyntaxError(f"line {i}: {other}")
        i += 1
    return env, out
print(run(SOURCE.splitlines(), {}, []))
try:
    run(["jump 5"], {}, [])
except SyntaxError as error:
    print(error)
try:
    run(["print z"], {}, [])
except NameError as error:
    print(error)

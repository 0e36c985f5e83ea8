import json
data = {"name": "Ada", "tags": ["x", None, True], "n": 1.5, "big": 10 ** 20, "nested": {"é": "€"}, "esc": "a\"b\\c\n\t\u0001"}
text = json.dumps(data)
print(text)
print(json.loads(text) == data, json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False))
print(json.dumps([1, 2], separators=(",", ":")), json.dumps({1: 2, None: 3, True: 4}), json.dumps((1, 2)), json.dumps("x"), json.dumps(float("nan")))
print(json.loads('[1, 2.0, "a", null, true, {"b": []}, -1e3, "\\u00e9\\ud83d\\ude00"]'))
for bad in ("{", "[1,]", "{'a': 1}", "nul", "", "[1] x", '{"a" 1}', '"abc', "[1 2]", '{"a": 1,}'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error, error.pos, error.lineno)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
print(json.dumps({"when": complex}, default=lambda o: o.__name__), json.loads("1", parse_int=str), json.loads('{"a": 1}', object_hook=lambda d: list(d)))

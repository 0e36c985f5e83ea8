import json
print(json.dumps({"a": [1, 2, {"b": None}], "c": "é\n"}, indent=4), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[]], indent=1))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps("é", ensure_ascii=False), json.dumps([1.0, 1e100, -0.0, 1e-7, 123456789012345678901234567890]), json.dumps({"x": float("inf")}), json.dumps({True: 1, None: 2, 1.5: 3, 4: 4}))
class Encoder(json.JSONEncoder):
    def default(self, o): return list(o) if isinstance(o, set) else super().default(o)
print(json.dumps({"s": {1}}, cls=Encoder), json.dumps((1, (2,))), json.dumps("\u2028</script>"), json.dumps([True, False]))
print(json.loads("[1e5, -0, 0.5, 1E+2, 12345678901234567890]"), json.loads(' {"a" : {"b":[ ]}} '), json.loads('"\\n\\u0041\\/"'), json.loads("NaN") != json.loads("NaN"), json.loads("[Infinity, -Infinity]"), json.loads(b'{"k": "\xc3\xa9"}'), json.loads('{"a": 1, "a": 2}'), json.loads("1.50", parse_float=str))
for bad in (object(), {(1, 2): 3}, b"x"):
    try:
        json.dumps(bad)
    except TypeError as error:
        print(error)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
for bad in ("[1, 2", '{"a":', "tru", '{"a": 1,}', "[,]", '"\\x"', '"\n"', "01", "{1: 2}", "]"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(repr(bad), error.msg, error.lineno, error.colno)

def traffic_light():
    while True:
        for colour, seconds in (("green", 3), ("yellow", 1), ("red", 2)):
            command = yield colour, seconds
            if command == "off":
                return "switched off"
light = traffic_light()
print([next(light) for _ in range(4)])
try:
    light.send("off")
except StopIteration as stop:
    print(stop.value)
def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item
print(list(flatten([1, [2, [3, []], 4], [[5]]])))
def window(seq, n):
    buffer = []
    for item in seq:
        buffer.append(item)
        if len(buffer) == n:
            yield tuple(buffer)
            buffer.pop(0)
print(list(window("abcde", 3)))

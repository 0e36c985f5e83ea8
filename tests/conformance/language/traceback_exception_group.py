def fail(kind, message):
    raise kind(message)

def collect():
    errors = []
    for kind, message in [(ValueError, "bad"), (TypeError, "worse")]:
        try:
            fail(kind, message)
        except Exception as error:
            error.add_note(f"while doing {message}")
            errors.append(error)
    raise ExceptionGroup("several", errors + [ExceptionGroup("deeper", [KeyError("k")])])

try:
    collect()
except ExceptionGroup as group:
    raise RuntimeError("gave up") from group

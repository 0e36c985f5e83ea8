class Machine:
    transitions = {("idle", "start"): "running", ("running", "pause"): "paused", ("paused", "start"): "running", ("running", "stop"): "idle"}
    def __init__(self):
        self.state, self.log = "idle", []
    def __getattr__(self, event):
        if not any(event == e for _, e in self.transitions):
            raise AttributeError(f"{type(self).__name__!r} knows no event {event!r}")
        def fire():
            key = (self.state, event)
            if key not in self.transitions:
                raise RuntimeError(f"cannot {event} while {self.state}")
            self.log.append(f"{self.state}->{self.transitions[key]}")
            self.state = self.transitions[key]
            return self
        return fire
m = Machine()
m.start().pause().start().stop()
print(m.state, m.log)
for event in ("pause", "explode"):
    try:
        getattr(m, event)()
    except (RuntimeError, AttributeError) as error:
        print(type(error).__name__, error)
commands = {"add": lambda *n: sum(map(int, n)), "upper": str.upper, "quit": lambda: "bye", "join": lambda *w: "-".join(w)}
for line in ("add 1 2 3", "upper hello", "join a b", "quit", "nope x", "upper", "add 1 x"):
    name, *args = line.split()
    try:
        print(line, "->", commands[name](*args))
    except KeyError as error:
        print("unknown command", error)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).replace("str.upper()", "upper()"))

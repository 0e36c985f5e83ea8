class Event:
    def __init__(self):
        self.handlers = []
    def __iadd__(self, handler):
        self.handlers.append(handler)
        return self
    def __isub__(self, handler):
        self.handlers.remove(handler)
        return self
    def __call__(self, *args, **kwargs):
        return [handler(*args, **kwargs) for handler in list(self.handlers)]
    def __len__(self):
        return len(self.handlers)
class Button:
    def __init__(self, label):
        self.label, self.clicked = label, Event()
    def click(self, times=1):
        for n in range(times):
            self.clicked(self, n)
def log(button, n):
    print("clicked", button.label, n)
class Counter:
    total = 0
    def on_click(self, button, n):
        self.total += 1
        if self.total == 2:
            button.clicked -= log
b, c = Button("ok"), Counter()
b.clicked += log
b.clicked += c.on_click
b.clicked += lambda button, n: print("lambda", n)
b.click(3)
print(c.total, len(b.clicked), c.on_click in b.clicked.handlers)
try:
    b.clicked -= log
except ValueError as error:
    print(error)

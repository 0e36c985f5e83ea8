class Counter:
    instances = 0
    def __init__(self, start=0):
        self.value = start
        Counter.instances += 1
    def increment(self, by=1):
        self.value += by
        return self
    def __str__(self):
        return f"Counter at {self.value}"
a, b = Counter(), Counter(10)
a.increment().increment(5)
bound = b.increment
bound(3)
Counter.increment(b, 100)
print(a, b, Counter.instances, a.instances, bound.__self__ is b, bound.__func__ is Counter.increment)

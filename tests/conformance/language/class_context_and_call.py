class Timer:
    def __init__(self):
        self.laps = []
    def __call__(self, lap):
        self.laps.append(lap)
        return len(self.laps)
    def __enter__(self):
        return self
    def __exit__(self, *details):
        print("laps", self.laps, details[0])
        return isinstance(details[1], ValueError)
with Timer() as t:
    t("one")
    print(t("two"), callable(t))
    raise ValueError("swallowed")
print("after")

def send(*args, **kwargs):
    raise ConnectionError("refused")
def run(names):
    for name in names:
        result = send(
            name,
            retries=3,
            timeout=2.5,
        )
        print(result)
if __name__ == "__main__":
    run([
        "a",
        "b",
    ])

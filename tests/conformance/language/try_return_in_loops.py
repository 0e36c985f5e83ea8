def first_valid(values):
    for v in values:
        try:
            return int(v)
        except ValueError:
            print("skip", v)
            continue
        finally:
            print("checked", v)
    return None
print(first_valid(["a", "b", "3", "4"]), first_valid(["x"]))
def nested():
    for i in range(2):
        for j in range(2):
            try:
                if j == 1:
                    break
                print(i, j)
            finally:
                print("end", i, j)
    else:
        return "else"
print(nested())
def retry(times):
    while True:
        try:
            times -= 1
            if times:
                raise OSError(times)
            return "done"
        except OSError as error:
            print("retry", error)
print(retry(3))

def run(values):
    for v in values:
        try:
            try:
                n = 10 / v
            except TypeError:
                print("inner type")
                raise ValueError("converted")
            else:
                print("else", n)
            finally:
                print("inner finally")
        except ZeroDivisionError:
            print("outer zero")
        except ValueError as error:
            print("outer", error, type(error.__context__).__name__)
run([2, 0, "x"])

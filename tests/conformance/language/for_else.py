def find(needle, hay):
    for item in hay:
        if item == needle:
            print("found", item)
            break
    else:
        print("no", needle)
find(2, [1, 2, 3])
find(9, [1, 2, 3])
find(1, [])

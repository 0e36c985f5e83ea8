a = [3, 1, 2]
a.append(5)
a.extend([4, 4])
a.insert(1, 9)
print(a, len(a), a.index(4), a.count(4), 9 in a, 7 not in a)
print(a.pop(), a.pop(0), a.remove(9), a)
a.sort()
print(a, a.reverse(), a, sorted(a, reverse=True), list(reversed(a)))
words = ["pear", "fig", "apple", "kiwi"]
words.sort(key=len)
print(words, sorted(words, key=lambda w: (-len(w), w)), max(words, key=len), min(words))
b = list(range(10))
print(b[2:5], b[::3], b[::-2], b[-3:], b[5:2], b[100:], b[:-8])
b[2:5] = ["x"]
print(b)
b[::2] = [0] * len(b[::2])
del b[1:3]
print(b, b * 2 == b + b, [1, 2] < [1, 3], [1] == [1.0], [[]] * 2)
c = b.copy()
c.clear()
print(c, b[0], not c, [1, [2, [3]]], list("abc"), [None] * 3)
b += (7, 8)
b *= 1
print(b, [x for x in b if x], sum(b[-2:]), any(b), all(b))
nested = [1]
nested.append(nested)
print(nested)

text = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox does not. Foxes are quick!"""
words = [w.strip(".,;!").lower() for w in text.split()]
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:5]:
    print(f"{word:<8}{n:>3} {'*' * n}")
index = {}
for number, line in enumerate(text.splitlines(), 1):
    for word in set(line.lower().split()):
        index.setdefault(word, set()).add(number)
print(sorted((w, sorted(lines)) for w, lines in index.items() if len(lines) > 1))
def caesar(s, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(caesar("hello, world", 3), caesar(caesar("abcxyz", 5), -5))
def is_palindrome(s):
    s = [c for c in s.lower() if c.isalnum()]
    return s == s[::-1]
print([is_palindrome(s) for s in ("A man, a plan, a canal: Panama", "nope", "")])
table = [("name", "qty", "price"), ("apple", 3, 1.25), ("kiwi", 12, 0.3)]
widths = [max(len(str(row[i])) for row in table) for i in range(3)]
for row in table:
    print(" | ".join(f"{cell!s:>{w}}" for cell, w in zip(row, widths)))
print("-" * sum(widths, 6), max(words, key=len), "".join(w[0] for w in words[:4]).upper())
def wrap(s, width):
    lines, line = [], ""
    for word in s.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines + [line]
print(*wrap(text, 24), sep="\n")

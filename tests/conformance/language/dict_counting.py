text = "the cat the dog the end"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for word in text.split():
    groups.setdefault(len(word), []).append(word)
print(groups)
for key, value in counts.items():
    print(f"{key:>5} {value}")
print({k: v for k, v in counts.items() if v > 1}, "cat" in counts, counts.pop("cat"), list(counts))

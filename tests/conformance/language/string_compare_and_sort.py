words = ["banana", "Apple", "cherry", "apple", "Banana", "123", "_x", "é", "z"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=lambda w: (len(w), w)), sorted(words, reverse=True))
print("a" < "B", "a" < "b", "abc" < "abcd", "" < "a", "Z" < "a" < "é", max(words), min(words), "10" < "9")
print("abc" == "abc", "abc" != "ABC", "abc".lower() == "ABC".lower(), "a" in "abc", "abc" in "a", "straße".casefold() == "STRASSE".casefold())

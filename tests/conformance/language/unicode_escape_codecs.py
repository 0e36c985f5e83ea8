"""Text as escapes and back: unicode_escape and raw_unicode_escape."""
text = "tab\t line\n 'q' \\ é € \U0001f600 \x00\x7f\ud800"
for codec in ("unicode_escape", "raw_unicode_escape", "unicode-escape", "Raw-Unicode-Escape"):
    data = text.encode(codec)
    print(codec, data, data.decode(codec) == text)
print(rb"\x41\u00e9\U0001f600\101\n\t\'\"\\\7".decode("unicode_escape"))
print(rb"\x41\u00e9\n".decode("raw_unicode_escape"), str(b"\xe9\\u20ac", "unicode_escape"))
for data in (rb"\x4", rb"\u12", rb"\U00110000", b"abc\\"):
    for codec in ("unicode_escape", "raw_unicode_escape"):
        for errors in ("strict", "replace", "ignore"):
            try:
                print(codec, data, errors, ascii(data.decode(codec, errors)))
            except UnicodeDecodeError as error:
                print(codec, data, error)

n = 0
while True:
    n += 1
    if n % 2:
        continue
    if n > 8:
        break
    print(n, end=" ")
else:
    print("never")
print("after", n)

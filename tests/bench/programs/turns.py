"""A loop of N turns."""
N = 5_000_000


def main():
    total = 0
    for i in range(N):
        if i & 1:
            total += i
        else:
            total -= 1
    print(total)


main()

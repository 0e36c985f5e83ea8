squares = []
for n in range(6):
    squares.append(n * n)
print(squares, squares[-1], squares[1:3], sum(squares), len(squares))
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
shared = [[0] * 2] * 2
shared[0][0] = 1
print(grid, shared, [1, 2] + [3], [0] * 3, 3 in squares, squares.index(9))
stack = [1, 2]
stack.append(3)
print(stack.pop(), stack, stack[::-1], [*stack, *"ab"])

def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}
def show(cells, size):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(size)) for y in range(size))
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(3):
    print(show(glider, 5), generation)
    glider = step(glider)
print(sorted(glider), len(glider))
maze = ["S.#.", "..#E", "....", "##.."]
def solve(maze):
    start = next((r, c) for r, row in enumerate(maze) for c, ch in enumerate(row) if ch == "S")
    frontier, seen = [(start, [start])], {start}
    while frontier:
        (r, c), path = frontier.pop(0)
        if maze[r][c] == "E":
            return path
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            n = nr, nc = r + dr, c + dc
            if 0 <= nr < len(maze) and 0 <= nc < len(maze[0]) and maze[nr][nc] != "#" and n not in seen:
                seen.add(n)
                frontier.append((n, path + [n]))
print(solve(maze))
spiral = lambda m: m and [*m[0], *spiral(list(zip(*m[1:]))[::-1])]
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), list(zip(*[[1, 2], [3, 4]])), [list(r) for r in zip(*[[1, 2], [3, 4]][::-1])])

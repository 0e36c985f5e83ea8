class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None):
        self.value, self.next = value, next
class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for item in reversed(list(items)):
            self.head = Node(item, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self
    def __len__(self):
        return sum(1 for _ in self)
    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"
print(LinkedList("abc"), LinkedList("abc").reverse(), LinkedList(), len(LinkedList(range(5))))
class Tree:
    def __init__(self): self.root = None
    def add(self, key):
        def insert(node):
            if node is None:
                return {"key": key, "left": None, "right": None}
            side = "left" if key < node["key"] else "right"
            node[side] = insert(node[side])
            return node
        self.root = insert(self.root)
        return self
    def walk(self, node=...):
        node = self.root if node is ... else node
        if node:
            yield from self.walk(node["left"])
            yield node["key"]
            yield from self.walk(node["right"])
    def depth(self, node=...):
        node = self.root if node is ... else node
        return 0 if node is None else 1 + max(self.depth(node["left"]), self.depth(node["right"]))
tree = Tree()
for key in (5, 2, 8, 1, 9, 3):
    tree.add(key)
print(list(tree.walk()), tree.depth(), 8 in tree.walk())

class Deck:
    def __init__(self, cards):
        self.cards = list(cards)
    def __len__(self):
        return len(self.cards)
    def __getitem__(self, i):
        return self.cards[i]
    def __setitem__(self, i, v):
        self.cards[i] = v
    def __delitem__(self, i):
        del self.cards[i]
    def __contains__(self, c):
        return c in self.cards
d = Deck("AKQJ")
d[0] = "2"
del d[1]
print(len(d), d[0], d[-1], d[0:2], "Q" in d, "A" in d, [c for c in d], list(reversed(d)), sorted(d), max(d), bool(d), bool(Deck("")))
class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right
print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))), sum(Tree(1, Tree(2))), [*Tree("x")])

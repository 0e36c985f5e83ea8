class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.shortfall = needed - available
class Account:
    _next = 1
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []
        self.number = Account._next
        Account._next += 1
    @property
    def balance(self): return self._balance
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))
        return self
    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(("withdraw", amount))
        return self
    def __repr__(self): return f"<Account {self.number} {self.owner}: {self._balance:,.2f}>"
    def __lt__(self, other): return self.balance < other.balance
def transfer(a, b, amount):
    a.withdraw(amount)
    try:
        b.deposit(amount)
    except ValueError:
        a.deposit(amount)
        raise
accounts = [Account("ada", 100), Account("bob", 50.5), Account("cyd")]
transfer(accounts[0], accounts[1], 30)
for action in (lambda: transfer(accounts[2], accounts[0], 5), lambda: accounts[0].deposit(-5), lambda: setattr(accounts[0], "balance", 1)):
    try:
        action()
    except (InsufficientFunds, ValueError, AttributeError) as error:
        print(type(error).__name__, error, getattr(error, "shortfall", None))
print(sorted(accounts), max(accounts), sum(a.balance for a in accounts))
print({a.owner: a.history for a in accounts}, accounts[0].deposit(1).deposit(2).balance)

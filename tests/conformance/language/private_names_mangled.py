class A:
    def __init__(self):
        self.__secret = 1
        self._hint = 2
    def get(self):
        return self.__secret
    def __helper(self):
        return "A helper"
    def call(self):
        return self.__helper()
class B(A):
    def __init__(self):
        super().__init__()
        self.__secret = 3
    def __helper(self):
        return "B helper"
b = B()
print(b.get(), b.call(), sorted(vars(b)), b._A__secret)
try:
    b.__secret
except AttributeError as error:
    print(error)

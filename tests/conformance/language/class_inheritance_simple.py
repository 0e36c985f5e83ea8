class Shape:
    def area(self):
        return 0
    def describe(self):
        return f"{self.__class__.__name__} of area {self.area():.2f}"
class Circle(Shape):
    def __init__(self, r):
        self.r = r
    def area(self):
        return 3.14159 * self.r ** 2
class Square(Shape):
    def __init__(self, s):
        self.s = s
    def area(self):
        return self.s ** 2
    def describe(self):
        return "Nice " + super().describe()
for shape in (Shape(), Circle(1), Square(2)):
    print(shape.describe(), isinstance(shape, Shape), type(shape) is Shape)

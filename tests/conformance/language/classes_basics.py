class Animal:
    """A living thing."""
    kingdom = "animalia"
    count = 0
    def __init__(self, name, legs=4):
        self.name = name
        self.legs = legs
        Animal.count += 1
    def speak(self):
        return f"{self.name} makes a sound"
    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
class Dog(Animal):
    def speak(self):
        return super().speak() + ": woof"
class Bird(Animal):
    def __init__(self, name):
        super().__init__(name, legs=2)
pets = [Dog("Rex"), Bird("Tweety"), Animal("Thing")]
for pet in pets:
    print(pet, pet.speak(), pet.legs, isinstance(pet, Dog), pet.kingdom)
print(Animal.count, Dog.__mro__, issubclass(Dog, Animal), Dog.__bases__, Animal.__doc__, Dog.__doc__)
rex = pets[0]
rex.age = 3
print(vars(rex), hasattr(rex, "age"), getattr(rex, "wings", None), rex.__class__.__name__, rex.__dict__["name"])
setattr(rex, "age", 4)
del rex.legs
try:
    rex.legs
except AttributeError as error:
    print(error)
try:
    Dog()
except TypeError as error:
    print(error)
try:
    rex.speak(1)
except TypeError as error:
    print(error)
print(Dog, type(Dog), Dog.__module__, Dog.__qualname__, Dog.speak(rex), "<bound method" in repr(rex.speak))
Dog.tricks = ["sit"]
print(rex.tricks, Dog.speak.__qualname__, type("New", (Animal,), {"x": 1}).x)

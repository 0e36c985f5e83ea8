"""int | str beside typing.Union, and with type variables."""
from typing import Union, Optional, List
print((int | str) == Union[int, str], Union[int, str] == (str | int), hash(int | str) == hash(str | int), Optional[int] == (int | None), {int | str: 1}[str | int])
from typing import TypeVar
T = TypeVar('T')
x = list[T] | int
print(x, x[str], x.__parameters__, (int | list[T])[int])
try: (int | str)[int]
except TypeError as e: print(e)
print(Union[int], Union[int, int], Union[int, None], int | Union[str, float], List[int] | None)

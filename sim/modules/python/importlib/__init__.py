"""Importing by name."""
import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

from builtins import __import__


def import_module(name, package=None):
    level = len(name) - len(name.lstrip('.'))
    if level:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for "
                            f'{name!r}')
        parent = package.rsplit('.', level - 1)[0] if level > 1 else package
        name = f'{parent}.{name[level:]}' if name[level:] else parent
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    pass


def reload(module):
    raise NotImplementedError('loopglass does not offer importlib.reload(): a module is made once')

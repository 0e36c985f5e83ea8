"""sys.excepthook: the program's own prints what nobody caught."""
import sys


def hook(kind, error, traceback):
    print('hook:', kind.__name__, error, traceback.tb_lineno)


sys.excepthook = hook
raise ValueError('nobody catches this')

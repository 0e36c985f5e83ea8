"""sys.unraisablehook: called for what a destructor raises; its own failure is shown."""
import sys


class Noisy:
    def __del__(self):
        raise ValueError('in del')


def hook(unraisable):
    print('hook:', unraisable.exc_type, unraisable.exc_value, unraisable.err_msg,
          unraisable.object is Noisy.__del__, unraisable.exc_traceback.tb_lineno)


sys.unraisablehook = hook
Noisy()
sys.unraisablehook = sys.__unraisablehook__
Noisy()
print('next')

import warnings
warnings.warn("first warning")
def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)
old()
for _ in range(2):
    warnings.warn("shown once per line", RuntimeWarning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("caught", UserWarning)
    old()
print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error", FutureWarning)
    except FutureWarning as error:
        print(repr(error))
warnings.filterwarnings("ignore", message="quiet")
warnings.warn("quiet please")
warnings.warn(UserWarning("an instance"))
class MyWarning(UserWarning): pass
warnings.warn("custom", MyWarning)

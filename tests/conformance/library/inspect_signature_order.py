"""inspect.Signature looks at the order of parameters; modules made by hand; f_lasti."""
import inspect
import sys
import types
from inspect import Parameter, Signature

P, K, O = Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY
for parameters in ([Parameter('a', O), Parameter('b', P)], [Parameter('a', K), Parameter('a', K)],
                   [Parameter('a', K, default=1), Parameter('b', K)],
                   [Parameter('a', P), Parameter('b', K, default=2), Parameter('c', O)]):
    try:
        print(Signature(parameters))
    except ValueError as error:
        print(error)
made = types.ModuleType('made', 'its doc')
print(made, made.__doc__, sys)


def frame_of_its_own():
    return sys._getframe().f_lasti > 0


print(frame_of_its_own())

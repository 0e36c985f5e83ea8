"""Passwords from a terminal, which a scenario has not."""

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    pass


def getpass(prompt='Password: ', stream=None):
    raise RuntimeError('loopglass does not offer getpass.getpass(): a run must be the same each '
                       'time; put the text into the program')


def getuser():
    return 'user'

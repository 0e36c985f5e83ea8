class AppError(Exception):
    """Base."""
class NotFound(AppError):
    def __init__(self, what, where):
        super().__init__(what, where)
        self.what = what
    def __str__(self):
        return f"{self.what!r} not found"
def find(what):
    raise NotFound(what, "here")
find("key\nwith newline")

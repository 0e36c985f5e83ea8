"""httpx.codes: status codes by name."""
from enum import IntEnum

from _requests_common import _PHRASES

_names = {''.join(c if c.isalnum() else '_' for c in words.replace("'", '')).upper(): number
          for number, words in _PHRASES.items()}


class _Codes(IntEnum):
    @classmethod
    def get_reason_phrase(cls, value):
        return _PHRASES.get(value, '')

    @classmethod
    def is_success(cls, value):
        return 200 <= value < 300

    @classmethod
    def is_redirect(cls, value):
        return 300 <= value < 400

    @classmethod
    def is_client_error(cls, value):
        return 400 <= value < 500

    @classmethod
    def is_server_error(cls, value):
        return 500 <= value < 600

    @classmethod
    def is_error(cls, value):
        return 400 <= value < 600

    def __str__(self):
        return str(self.value)


codes = _Codes('codes', _names)

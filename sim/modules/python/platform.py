"""The platform that a scenario runs on is always the same one."""
from collections import namedtuple

uname_result = namedtuple('uname_result', 'system node release version machine processor',
                          module=__name__)


def system():
    return 'Linux'


def node():
    return 'loopglass'


def release():
    return '6.0'


def version():
    return '#1'


def machine():
    return 'x86_64'


def processor():
    return ''


def uname():
    return uname_result(system(), node(), release(), version(), machine(), processor())


def platform(aliased=False, terse=False):
    return 'Linux-6.0-x86_64-with-glibc2.36'


def architecture(executable='', bits='', linkage=''):
    return '64bit', 'ELF'


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    return 'glibc', '2.36'


def python_implementation():
    return 'CPython'


def python_version():
    return '3.13.0'


def python_version_tuple():
    return '3', '13', '0'


def python_branch():
    return ''


def python_revision():
    return ''


def python_build():
    return 'main', 'Oct  7 2024 00:00:00'


def python_compiler():
    return 'GCC 12.2.0'

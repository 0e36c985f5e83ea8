"""Numbers of the system's errors, as on Linux."""

errorcode = {
    1: 'EPERM', 2: 'ENOENT', 3: 'ESRCH', 4: 'EINTR', 5: 'EIO', 6: 'ENXIO', 7: 'E2BIG',
    8: 'ENOEXEC', 9: 'EBADF', 10: 'ECHILD', 11: 'EAGAIN', 12: 'ENOMEM', 13: 'EACCES',
    14: 'EFAULT', 15: 'ENOTBLK', 16: 'EBUSY', 17: 'EEXIST', 18: 'EXDEV', 19: 'ENODEV',
    20: 'ENOTDIR', 21: 'EISDIR', 22: 'EINVAL', 23: 'ENFILE', 24: 'EMFILE', 25: 'ENOTTY',
    26: 'ETXTBSY', 27: 'EFBIG', 28: 'ENOSPC', 29: 'ESPIPE', 30: 'EROFS', 31: 'EMLINK',
    32: 'EPIPE', 33: 'EDOM', 34: 'ERANGE', 35: 'EDEADLOCK', 36: 'ENAMETOOLONG', 37: 'ENOLCK',
    38: 'ENOSYS', 39: 'ENOTEMPTY', 40: 'ELOOP', 71: 'EPROTO', 75: 'EOVERFLOW', 84: 'EILSEQ',
    87: 'EUSERS', 88: 'ENOTSOCK', 89: 'EDESTADDRREQ', 90: 'EMSGSIZE', 91: 'EPROTOTYPE',
    92: 'ENOPROTOOPT', 93: 'EPROTONOSUPPORT', 94: 'ESOCKTNOSUPPORT', 95: 'ENOTSUP',
    96: 'EPFNOSUPPORT', 97: 'EAFNOSUPPORT', 98: 'EADDRINUSE', 99: 'EADDRNOTAVAIL',
    100: 'ENETDOWN', 101: 'ENETUNREACH', 102: 'ENETRESET', 103: 'ECONNABORTED',
    104: 'ECONNRESET', 105: 'ENOBUFS', 106: 'EISCONN', 107: 'ENOTCONN', 108: 'ESHUTDOWN',
    109: 'ETOOMANYREFS', 110: 'ETIMEDOUT', 111: 'ECONNREFUSED', 112: 'EHOSTDOWN',
    113: 'EHOSTUNREACH', 114: 'EALREADY', 115: 'EINPROGRESS', 116: 'ESTALE', 122: 'EDQUOT',
    125: 'ECANCELED', 130: 'EOWNERDEAD', 131: 'ENOTRECOVERABLE',
}
for _number, _name in errorcode.items():
    globals()[_name] = _number
EWOULDBLOCK = EAGAIN
EDEADLK = EDEADLOCK
EOPNOTSUPP = ENOTSUP
del _number, _name

_texts = {
    1: 'Operation not permitted', 2: 'No such file or directory', 3: 'No such process',
    4: 'Interrupted system call', 5: 'Input/output error', 9: 'Bad file descriptor',
    10: 'No child processes', 11: 'Resource temporarily unavailable', 12: 'Cannot allocate memory',
    13: 'Permission denied', 16: 'Device or resource busy', 17: 'File exists',
    20: 'Not a directory', 21: 'Is a directory', 22: 'Invalid argument', 24: 'Too many open files',
    28: 'No space left on device', 32: 'Broken pipe', 33: 'Numerical argument out of domain',
    34: 'Numerical result out of range', 38: 'Function not implemented',
    39: 'Directory not empty', 71: 'Protocol error', 88: 'Socket operation on non-socket',
    90: 'Message too long', 95: 'Operation not supported', 98: 'Address already in use',
    99: 'Cannot assign requested address', 100: 'Network is down', 101: 'Network is unreachable',
    103: 'Software caused connection abort', 104: 'Connection reset by peer',
    105: 'No buffer space available', 106: 'Transport endpoint is already connected',
    107: 'Transport endpoint is not connected',
    108: 'Cannot send after transport endpoint shutdown', 110: 'Connection timed out',
    111: 'Connection refused', 112: 'Host is down', 113: 'No route to host',
    114: 'Operation already in progress', 115: 'Operation now in progress',
    125: 'Operation canceled',
}

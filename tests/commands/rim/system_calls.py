"""System calls that fail for a process, by order of the kernel: what a broken disk answers, without breaking one."""

import ctypes
import platform
from collections.abc import Callable

_NUMBERS = {
    "x86_64": {"pwrite64": 18, "fsync": 74, "fdatasync": 75},
    "aarch64": {"pwrite64": 68, "fsync": 82, "fdatasync": 83},
}
_NO_NEW_PRIVILEGES, _SECCOMP, _BY_FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_true", ctypes.c_ubyte),
        ("if_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def failing(names: tuple[str, ...], error: int) -> Callable[[], None]:
    """Makes these calls end with this error, in the process that it is called in, for good."""
    numbers = [_NUMBERS[platform.machine()][name] for name in names]
    checks = [_Step(_EQUAL, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    steps = [_Step(_LOAD, 0, 0, 0), *checks, _Step(_RETURN, 0, 0, _ALLOW), _Step(_RETURN, 0, 0, _ERROR | error)]
    program = _Program(len(steps), (_Step * len(steps))(*steps))

    def fail() -> None:
        libc = ctypes.CDLL(None)
        assert libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
        assert libc.prctl(_SECCOMP, _BY_FILTER, ctypes.byref(program), 0, 0) == 0

    return fail

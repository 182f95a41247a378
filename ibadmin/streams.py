"""The standard streams: whatever was closed leads nowhere, and standard output tells its own failures from others."""

import errno
import io
import os
import stat
import sys

_WHY = {errno.EBADF: "closed", errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EPIPE: "unread"}


class ResultStream(io.TextIOWrapper):
    """Standard output; raises ResultUnwritten where the system does not take what is written."""

    def write(self, text: str, /) -> int:
        """Writes text, which may stay in the buffer until the next flush."""
        try:
            return super().write(text)
        except OSError as error:
            raise _unwritten(error) from None

    def flush(self) -> None:
        """Hands everything that is in the buffer to the system."""
        try:
            super().flush()
        except OSError as error:
            raise _unwritten(error) from None

    def give_up(self) -> None:
        """Lets what cannot be written go nowhere, so that nothing fails when the interpreter ends."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())


def open_standard() -> None:
    """Opens the standard streams that were closed: else the next file that is opened, the store, takes their place.

    In this order, because what is opened takes the lowest free place; not by pathlib, for which TAB does not wait.
    Nothing can be written to the standard output that takes the place of a closed one.
    """
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
    if sys.stdout is None:
        nowhere = io.FileIO(os.open(os.devnull, os.O_RDONLY), "w")
        sys.stdout = ResultStream(io.BufferedWriter(nowhere), encoding="utf-8")
    elif isinstance(sys.stdout, io.TextIOWrapper):
        given = sys.stdout
        options = given.encoding, given.errors, None, given.line_buffering, given.write_through
        sys.stdout = ResultStream(given.detach(), *options)
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def refuse_lost(stream: object) -> None:
    """Raises ResultUnwritten when nothing can be written to this stream, as far as can be known beforehand.

    It is closed, nobody reads the pipe any more, or it is a file on a disk without room. A device may still refuse.
    """
    if not isinstance(stream, ResultStream):
        return
    try:
        os.write(stream.fileno(), b"")
        kind = os.fstat(stream.fileno()).st_mode
        if stat.S_ISREG(kind) and not os.fstatvfs(stream.fileno()).f_bfree:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if stat.S_ISFIFO(kind) and _unread(stream.fileno()):
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
    except OSError as error:
        raise _unwritten(error, early=True) from None


def _unread(descriptor: int) -> bool:
    """True when the other end of a pipe is closed."""
    import select  # noqa: PLC0415 - for who changes something into a pipe

    poll = select.poll()
    poll.register(descriptor, select.POLLOUT)
    return any(event & select.POLLERR for _, event in poll.poll(0))


def _unwritten(error: OSError, early: bool = False) -> Exception:
    from ibadmin.errors import ResultUnwritten  # noqa: PLC0415 - for what hardly ever happens

    return ResultUnwritten(_WHY.get(error.errno or 0, "other"), error.strerror or type(error).__name__, early)

"""What a process of ours keeps to itself: its files, and its memory when it crashes."""

from __future__ import annotations

import contextlib
import os
import sys

PR_SET_DUMPABLE = 4  # of Linux's prctl(2)


def keep_to_ourselves() -> None:
    """Files are for this user only; a crash writes no memory, with messages in it, to a disk."""
    os.umask(0o077)
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux":
        _refuse_dumps()


def _refuse_dumps() -> None:
    """The limit above is not asked where the kernel pipes dumps to a program (core_pattern)."""
    from ctypes import CDLL, c_ulong

    nothing = c_ulong(0)
    with contextlib.suppress(OSError, AttributeError):
        CDLL(None).prctl(PR_SET_DUMPABLE, nothing, nothing, nothing, nothing)

"""One window a store: a program that starts beside another one has that one's window come to the front.

It asks by a file in the user's folder, which the other takes away: that works on every system, and without a
network.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from desktop import paths
from desktop.storage.system_lock import is_free

CALL = "ziping.front"
PATIENCE = 1.0
"""Seconds that an answer is waited for; a window that is not busy gives it at once."""
_STEP = 0.01


def call_to_front(folder: Path | None = None, patience: float = PATIENCE) -> bool:
    """Have the window come to the front that has the store open; says whether one did.

    Args:
        folder: The user's folder; None for his own.
        patience: Seconds to wait; a window on another computer may never hear of it.
    """
    place = folder or paths.user_folder()
    if is_free(place):
        return False
    _give_the_front_away()
    call = place / CALL
    try:
        call.touch(mode=0o600)
        end = time.monotonic() + patience
        while call.exists():
            if time.monotonic() > end:
                call.unlink(missing_ok=True)
                return False
            time.sleep(_STEP)
    except OSError:
        return False
    return True


def called(folder: Path) -> bool:
    """Say whether the window is called to the front, and take the call away."""
    try:
        (folder / CALL).unlink()
    except OSError:
        return False
    return True


def _give_the_front_away() -> None:
    """Let the other program come to the front: Windows grants that to the one alone that was just started."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)

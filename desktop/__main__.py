"""Start the program: the window without arguments, the command line with them."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence

from desktop.operations.reading_command import COMMAND as READING_PROCESS
from desktop.operations.shown_names import TO_BE_SHOWN
from desktop.text import setup as wording

# What a shell reports for a process ended by SIGINT and by SIGPIPE.
INTERRUPTED = 130
PIPE_CLOSED = 141


def has_screen() -> bool:
    """Tell whether a window could be seen: only Linux runs without a screen, and says so in its variables."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window() -> int:
    """Open the window, or say in one line that Qt cannot be loaded."""
    try:
        from desktop import app
    except ImportError as failure:
        if not any(name in f"{failure.name} {failure.path}" for name in ("PySide6", "shiboken6")):
            raise
        print(wording.NO_QT.format(reason=failure.msg), file=sys.stderr)
        return 1
    return app.main([])


def run_command(arguments: Sequence[str]) -> int:
    """Run one command of the command line."""
    from desktop import cli

    return cli.main(list(arguments))


def main(argv: Sequence[str] | None = None) -> int:
    """Start the window, or the command that the arguments name; without a screen, the demo.

    Args:
        argv: The arguments after the program's name; by default those of the process.

    Returns:
        The exit code of the process.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [READING_PROCESS]:
        # It ends with what it loads, so that nothing of it need be looked for.
        gc.disable()
        from desktop.operations import reading_child

        return reading_child.main(arguments[1:])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A character that the console's encoding lacks is escaped and does not end the program; other
            # programs get the very name of a file.
            stream.reconfigure(errors="backslashreplace" if "--json" in arguments else TO_BE_SHOWN)
    screen = has_screen()
    if not screen:
        # Qt aborts the process where it finds no screen and was not told to do without.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        if arguments:
            return run_command(arguments)
        if screen:
            return open_window()
        print(wording.NO_SCREEN, file=sys.stderr)
        return run_command(["demo"])
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone: the interpreter must not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


if __name__ == "__main__":
    sys.exit(main())

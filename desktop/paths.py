"""Where the program's own resources and the user's folder are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HOME_VARIABLE = "ZIPING_HOME"


def resources() -> Path:
    """Locate the folder of templates, fonts, icons and samples that comes with the program.

    It lies beside the package in a checkout, inside the package when installed, and in the unpacked folder of
    a frozen program.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    beside = package.parent / "resources"
    # Only a checkout has the project file beside the package: a stray folder of that name is not ours.
    if (package.parent / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    return package / "resources"


def user_folder() -> Path:
    """Locate the folder that holds the user's drafts and backups; it need not exist yet.

    The variable ZIPING_HOME names another one, on a memory stick or for a test.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "ziping"
    data = os.environ.get("XDG_DATA_HOME")
    # The XDG rules: a relative value is to be ignored.
    if data and Path(data).is_absolute():
        return Path(data) / "ziping"
    return Path.home() / ".local" / "share" / "ziping"


def own_definitions() -> Path:
    """Locate the folder of the templates and rule packs that the user added; it need not exist yet."""
    return user_folder() / "definitions"

"""The program on a real X server: the window comes up, and nothing is said on the console."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).resolve().parent.parent
XCB = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
PATIENCE = 60.0  # seconds until a window that has not come counts as missing

pytestmark = pytest.mark.screen


class Screen:
    """A virtual screen whose pixels can be read."""

    def __init__(self, folder: Path, display: str) -> None:
        self._pixels = folder / "Xvfb_screen0"
        self.display = display

    def grey_levels(self) -> set[int]:
        """Read the blue bytes of the pixels: an X screen without a window holds one value alone."""
        content = self._pixels.read_bytes()
        header = struct.unpack(">25I", content[:100])
        start = header[0] + header[19] * 12  # the header, then the colour map
        return set(content[start::4])


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    missing = subprocess.run(["ldd", str(XCB)], capture_output=True, text=True, check=True).stdout
    if "not found" in missing:
        pytest.skip("libraries of the X plugin are missing (./run names them)")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-fbdir", str(tmp_path)]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as pipe:
            display = f":{pipe.readline().strip()}"
        yield Screen(tmp_path, display)
        server.terminate()


def test_the_window_opens_on_a_screen(screen: Screen, user_folder: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    variables = kept | {"DISPLAY": screen.display, "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-P", "-m", "desktop"]
    with subprocess.Popen(program, env=variables, cwd=user_folder.parent, stderr=subprocess.PIPE) as window:
        deadline = time.monotonic() + PATIENCE
        while window.poll() is None and time.monotonic() < deadline:
            if len(screen.grey_levels()) > 16 and user_folder.exists():
                break
        levels = screen.grey_levels()
        assert window.poll() is None
        window.terminate()
        assert window.stderr is not None
        assert window.stderr.read() == b""
    assert len(levels) > 16

"""What holds for every test: no screen, no network, a fresh user folder, and nothing logged unseen."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

# Before anything loads Qt, which aborts the process where it finds no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import HealthCheck, settings

# No test fails on a clock: a busy machine draws slowly.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# The program that each marked test needs, and the Debian package that brings it.
NEEDED_PROGRAMS = {
    "office": ("soffice", "libreoffice-calc"),
    "poppler": ("pdftoppm", "poppler-utils"),
    "screen": ("Xvfb", "xvfb"),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (program, package) in NEEDED_PROGRAMS.items():
        if item.get_closest_marker(marker) and shutil.which(program) is None:
            pytest.skip(f"{program} is not installed (Debian: {package})")


@pytest.fixture(autouse=True)
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a user folder of its own, which does not exist yet."""
    folder = tmp_path / "ziping-home"
    monkeypatch.setenv("ZIPING_HOME", str(folder))
    return folder


class NetworkUsed(OSError):
    """A test reached for the network."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse to connect or to resolve a name, and fail the test even where the refusal was swallowed."""
    attempts: list[str] = []
    connect = socket.socket.connect

    def refuse(*arguments: Any, **_: Any) -> NoReturn:
        attempts.append(f"{arguments}")
        raise NetworkUsed(f"no network in tests: {arguments}")

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            refuse(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_locally)
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getnameinfo"):
        monkeypatch.setattr(socket, name, refuse)
    yield
    if attempts:
        pytest.fail(f"the network was used: {', '.join(attempts)}")


@pytest.fixture(autouse=True)
def no_stray_log_record(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a log record; one that expects some asserts them and calls caplog.clear()."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    if records:
        pytest.fail("logged: " + "; ".join(f"{r.levelname} {r.name}: {r.getMessage()}" for r in records))

from __future__ import annotations

import io
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

import desktop
from desktop import __main__ as entry
from desktop.text import setup as wording

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Replace the window and the command line by recorders of how they were called."""
    seen: list[tuple[str, list[str]]] = []

    def recorder(name: str) -> types.ModuleType:
        module = types.ModuleType(f"desktop.{name}")

        def main(argv: list[str]) -> int:
            seen.append((name, argv))
            return 7

        module.main = main  # type: ignore[attr-defined]  # a module made for the test
        return module

    for name in ("app", "cli"):
        module = recorder(name)
        monkeypatch.setitem(sys.modules, f"desktop.{name}", module)
        monkeypatch.setattr(desktop, name, module, raising=False)
    return seen


@pytest.fixture
def screenless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("screenless")
def test_a_bare_call_on_a_screen_opens_the_window(
    calls: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert entry.main([]) == 7
    assert calls == [("app", [])]


@pytest.mark.usefixtures("screenless")
def test_a_bare_call_without_a_screen_says_so_in_one_line_and_runs_the_demo(
    calls: list[tuple[str, list[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry.main([]) == 7
    assert calls == [("cli", ["demo"])]
    assert capsys.readouterr().err == wording.NO_SCREEN + "\n"
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_arguments_go_to_the_command_line(calls: list[tuple[str, list[str]]]) -> None:
    assert entry.main(["check", "form.xlsx"]) == 7
    assert calls == [("cli", ["check", "form.xlsx"])]


def test_the_arguments_are_those_of_the_process_by_default(
    calls: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["ziping", "templates"])
    entry.main()
    assert calls == [("cli", ["templates"])]


@pytest.mark.usefixtures("screenless")
@pytest.mark.parametrize(
    ("variables", "screen"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "vnc"}, True),
    ],
)
def test_a_screen_shows_in_the_variables(
    variables: dict[str, str], screen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert entry.has_screen() is screen


@pytest.mark.usefixtures("screenless")
def test_windows_has_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert entry.has_screen()


def failing_import(monkeypatch: pytest.MonkeyPatch, failure: ImportError) -> None:
    """Let the import of the window fail as it does where a library is missing."""
    monkeypatch.delitem(sys.modules, "desktop.app", raising=False)
    monkeypatch.delattr(desktop, "app", raising=False)

    class Finder:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "desktop.app":
                raise failure

    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])


def test_a_missing_library_of_qt_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = "libEGL.so.1: cannot open shared object file"
    failing_import(monkeypatch, ImportError(reason, path="PySide6/QtGui.abi3.so"))
    assert entry.open_window() == 1
    said = capsys.readouterr().err
    assert said == wording.NO_QT.format(reason=reason) + "\n"
    assert said.count("\n") == 1


def test_another_failing_import_is_a_bug_and_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_import(monkeypatch, ModuleNotFoundError("No module named 'other'", name="other"))
    with pytest.raises(ModuleNotFoundError):
        entry.open_window()


def test_an_interruption_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "run_command", interrupt)
    assert entry.main(["read"]) == 130


@pytest.mark.usefixtures("calls")
def test_a_character_that_the_console_lacks_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
    monkeypatch.setattr(sys, "stdout", console)
    entry.main(["read"])
    print("𬱟", file=console)
    console.flush()
    assert console.buffer.getvalue() == b"\\U0002cc5f\n"  # type: ignore[attr-defined]  # the BytesIO above


def test_a_reader_that_goes_away_ends_the_program_quietly() -> None:
    program = (
        "import desktop.__main__ as entry\n"
        "def talk(arguments):\n"
        "    while True: print('x' * 1000)\n"
        "entry.run_command = talk\n"
        "raise SystemExit(entry.main(['read']))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=20) == 141

"""What a program leaves that did not end in order."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.keys import CellKey
from desktop.operations.session_file import FILE_NAME, OpenCell, Session, SessionFile, Unsaved

KEYS = (CellKey("indicators", "r1", "actual_value"), CellKey("head", "", "unit"))
CELL = OpenCell("3", "就业补助", "产出指标·完成值", KEYS, "98人\n待核")
DOCUMENT = Document(
    "mof", {("head", "unit"): Cell("县人社局", Origin.TYPED)}, {"indicators": (Row("r1", {"a": Cell("1")}),)}
)
FULL = Session("3", "就业补助", CELL, (Unsaved("4", "道路养护", "mof", DOCUMENT),))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("home", "system"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "system"))
    yield tmp_path / "home"
    assert list((tmp_path / "system").iterdir()) == []


def kept(folder: Path, session: Session) -> None:
    """Leave a file as a program does that is killed."""
    file = SessionFile(folder)
    file.keep(session)
    file.wait()
    file.close(in_order=False)


def left(folder: Path) -> Session | None:
    file = SessionFile(folder)
    found = file.left()
    file.close()
    return found


def test_what_was_open_is_read_again_once(folder: Path) -> None:
    assert left(folder) is None
    kept(folder, FULL)
    assert left(folder) == FULL
    assert left(folder) is None
    assert not FULL.is_saved
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("draft",), 5),
        (("draft",), "9" * 30),
        (("form",), [1]),
        (("cell", "draft"), "abc"),
        (("cell", "keys"), []),
        (("cell", "text"), 7),
        (("cell", "place"), None),
        (("unsaved", 0, "draft"), "-1"),
        (("unsaved", 0, "pack"), {}),
        (("unsaved", 0, "document"), []),
        ((), "[" * 100_000),
    ],
)
def test_a_file_in_which_anything_stands_is_only_a_sign(
    folder: Path, place: tuple[str | int, ...], value: object
) -> None:
    kept(folder, FULL)
    file = folder / FILE_NAME
    data = json.loads(file.read_text("utf-8"))
    part = data
    for step in place[:-1]:
        part = part[step]
    if place:
        part[place[-1]] = value
    file.write_text(json.dumps(data) if place else str(value), "utf-8")
    assert left(folder) == Session()


def test_the_newest_session_counts(folder: Path) -> None:
    file = SessionFile(folder)
    for number in range(50):
        file.keep(Session(str(number), "表"))
    file.close(in_order=False)
    found = left(folder)
    assert found == Session("49", "表")
    assert found.is_saved


def test_the_file_is_the_users_alone(folder: Path) -> None:
    kept(folder, FULL)
    assert (folder / FILE_NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"draft": 1, "form": "", "cell": {"draft": "1"}, "unsaved": []}']
)
def test_a_file_that_can_not_be_read_still_tells_of_the_end(folder: Path, text: str) -> None:
    (folder / FILE_NAME).write_text(text)
    assert left(folder) == Session()


def test_where_the_folder_can_not_be_written_it_lies_elsewhere(folder: Path) -> None:
    kept(folder, Session("1", "older"))
    (folder / FILE_NAME).unlink()
    (folder / FILE_NAME).mkdir()
    kept(folder, FULL)
    (elsewhere,) = (folder.parent / "system").iterdir()
    assert elsewhere.stat().st_mode & 0o077 == 0
    assert left(folder) == FULL


def test_a_file_that_lies_elsewhere_goes_once_the_folder_can_be_written(folder: Path) -> None:
    (folder / FILE_NAME).mkdir()
    kept(folder, FULL)
    (folder / FILE_NAME).rmdir()
    kept(folder, Session("5", "later"))
    assert left(folder) == Session("5", "later")

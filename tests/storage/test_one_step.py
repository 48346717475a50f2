"""A restore of everything, cut short at each of its steps: afterwards all is as before, or all is new."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.errors import StoreError, UserError
from desktop.operations.desk import Desk
from desktop.operations.moving import pack_up, unpack
from desktop.storage.restoring import FINISHING, REPLACED, RESTORING, RESTORING_FILES
from desktop.storage.schema import FILE_NAME
from tests.helpers.stores import open_store

OWN = Path("definitions") / "templates" / "own.yaml"


class Killed(BaseException):
    """The program dies here."""


def _begun(folder: Path, title: str) -> Path:
    """A closed user's folder whose draft, settings and template all bear one name."""
    desk = Desk.open(folder)
    desk.create("mof", "示例单位", "2025", title)
    desk.close()
    (folder / OWN).parent.mkdir(parents=True)
    for file in (folder / OWN, folder / "habits.json"):
        file.write_text(title, "utf-8")
    return folder


def _state(folder: Path) -> set[str]:
    """Open the store, and read by what names its parts go."""
    store = open_store(folder)
    titles = {line.title for line in store.drafts()}
    store.abandon()
    return titles | {(folder / name).read_text("utf-8") for name in (OWN, "habits.json")}


def _refusal(work: Path) -> str:
    try:
        unpack(work / "other.ziping", work / "data")
    except UserError as error:
        return error.sentence
    return ""


def _left(folder: Path) -> set[str]:
    names = {path.name for path in folder.iterdir()}
    return {name for name in names if name.startswith((".", f"{FILE_NAME}.")) or name.endswith(".part")}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A folder with all that is tried: data of one's own, and a file of another's."""
    place = tmp_path / "template"
    _begun(place / "data", "mine")
    pack_up(place / "other.ziping", _begun(tmp_path / "other", "other"))
    return place


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, BaseException], None]:
    """Have the n-th step that changes a file fail with an error, and every one after it too."""
    left: list[tuple[int, BaseException]] = []
    done = 0

    def step(name: str) -> None:
        nonlocal done
        done += 1
        # What is full still lets files go.
        if left and done >= left[0][0] and not (name == "unlink" and isinstance(left[0][1], OSError)):
            raise left[0][1]

    def before(act: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*values: object, **named: object) -> object:
            step(act.__name__)
            return act(*values, **named)

        return wrapped

    def arm(number: int, error: BaseException) -> None:
        nonlocal done
        done = 0
        left[:] = [(number, error)] if number else []

    for place, name in ((Path, "replace"), (Path, "mkdir"), (Path, "unlink"), (os, "fsync")):
        monkeypatch.setattr(place, name, before(getattr(place, name)))
    monkeypatch.setattr(shutil, "copy2", before(shutil.copy2))
    return arm


def _cut_short(
    template: Path, tmp_path: Path, steps: Callable[[int, BaseException], None]
) -> Iterator[tuple[int, Path]]:
    """Have a restore of everything die at each of its steps, and leave the folder to be looked at."""
    for number in range(1, 200):
        work = tmp_path / "work"
        shutil.copytree(template, work)
        steps(number, Killed())
        try:
            unpack(work / "other.ziping", work / "data")
        except Killed:
            pass
        else:
            return
        finally:
            steps(0, Killed())
        yield number, work
        shutil.rmtree(work)


def test_killed_at_any_step_all_is_old_or_all_is_new(
    template: Path, tmp_path: Path, steps: Callable[[int, BaseException], None]
) -> None:
    seen: list[set[str]] = []
    for number, work in _cut_short(template, tmp_path, steps):
        state = _state(work / "data")
        assert state in ({"mine"}, {"other"}), f"step {number}"
        if state == {"other"}:
            # Cut short before that was noted, it sets aside once more.
            asides = list((work / "data" / REPLACED).iterdir())
            assert all((aside / FILE_NAME).exists() for aside in asides)
            assert any(
                (aside / OWN).exists() and (aside / "habits.json").read_text("utf-8") == "mine"
                for aside in asides
            )
        assert all(name.startswith(".ziping-") for name in _left(work / "data"))
        seen.append(state)
    assert len(seen) > 20
    assert {"mine"} in seen
    assert {"other"} in seen


def test_killed_at_any_step_it_finds_a_full_disk_later(
    template: Path, tmp_path: Path, steps: Callable[[int, BaseException], None]
) -> None:
    waited = 0
    for number, work in _cut_short(template, tmp_path, steps):
        steps(1, OSError(errno.ENOSPC, "full"))
        with suppress(StoreError):
            open_store(work / "data").abandon()
        steps(0, Killed())
        waited += (work / "data" / FINISHING).exists()
        assert _state(work / "data") in ({"mine"}, {"other"}), f"step {number}"
    assert waited > 2


def test_a_disk_that_is_full_at_any_step_leaves_all_old_or_all_new(
    template: Path, tmp_path: Path, steps: Callable[[int, BaseException], None]
) -> None:
    for number in range(1, 200):
        work = tmp_path / "work"
        shutil.copytree(template, work)
        steps(number, OSError(errno.ENOSPC, "full"))
        said = _refusal(work)
        steps(0, Killed())
        if not said:
            break
        assert "磁盘已满" in said
        waits = any((work / "data" / name).exists() for name in (RESTORING, FINISHING))
        assert "下次打开程序时会接着做完" in said or not waits
        state = _state(work / "data")
        assert state == ({"other"} if waits or "下次" in said else {"mine"}), f"step {number}: {said}"
        shutil.rmtree(work)
    assert number > 20


def test_what_was_brought_counts_for_nothing_until_its_store_is_whole(template: Path) -> None:
    folder = template / "data"
    (folder / RESTORING_FILES).mkdir()
    (folder / RESTORING_FILES / "habits.json").write_text("other")
    assert _state(folder) == {"mine"}
    assert not (folder / RESTORING_FILES).exists()


def test_a_folder_in_the_place_of_a_file_stops_it_before_it_begins(template: Path) -> None:
    folder = template / "data"
    (folder / "habits.json").unlink()
    (folder / "habits.json").mkdir()
    with pytest.raises(StoreError, match="现有资料未动"):
        unpack(template / "other.ziping", folder)
    (folder / "habits.json").rmdir()
    (folder / "habits.json").write_text("mine")
    assert _state(folder) == {"mine"}
    assert list((folder / REPLACED).iterdir()) == []

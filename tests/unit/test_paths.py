from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop import paths

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def no_home_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)


def installed_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the module believe that its package stands in another folder."""
    package = folder / "desktop"
    package.mkdir()
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    return package


def test_resources_of_a_checkout_stand_beside_the_package() -> None:
    assert paths.resources() == ROOT / "resources"
    assert (paths.resources() / "fonts" / "widths.json").is_file()


def test_resources_of_an_installed_program_stand_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = installed_at(tmp_path, monkeypatch)
    (tmp_path / "resources").mkdir()  # another program's
    assert paths.resources() == package / "resources"


def test_resources_of_a_frozen_program_stand_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_user_folder_is_the_one_that_was_chosen(user_folder: Path) -> None:
    assert paths.user_folder() == user_folder
    assert not user_folder.exists()


def test_chosen_user_folder_may_begin_with_the_home_sign(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(paths.HOME_VARIABLE, "~/usb")
    assert paths.user_folder() == tmp_path / "usb"


@pytest.mark.usefixtures("no_home_chosen")
@pytest.mark.parametrize("data", ["", "relative/folder"])
def test_user_folder_on_linux(data: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", data)
    assert paths.user_folder() == tmp_path / ".local" / "share" / "ziping"


@pytest.mark.usefixtures("no_home_chosen")
def test_user_folder_on_linux_with_a_data_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.user_folder() == tmp_path / "ziping"


@pytest.mark.usefixtures("no_home_chosen")
def test_user_folder_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert paths.user_folder() == tmp_path / "local" / "ziping"
    monkeypatch.delenv("LOCALAPPDATA")
    assert paths.user_folder() == tmp_path / "AppData" / "Local" / "ziping"

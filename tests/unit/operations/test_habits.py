"""What the program remembers of the clerk's ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.operations.habits import FILE_NAME, Habits, keep_habits, load_habits


def test_what_is_kept_is_remembered(tmp_path: Path) -> None:
    habits = Habits(zoom=130, enter_right=True)
    habits.went_to(tmp_path / "报送" / "表.xlsx")
    keep_habits(habits, tmp_path)
    assert load_habits(tmp_path) == habits
    assert habits.start_folder("documents") == "documents"
    (tmp_path / "报送").mkdir()
    assert habits.start_folder("documents") == str(tmp_path / "报送")
    assert Habits().start_folder("documents") == "documents"


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "[" * 100_000, '{"zoom": "much", "enter_right": 1, "folder": null, "more": 2}']
)
def test_what_can_not_be_read_is_as_on_the_first_day(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    assert load_habits(tmp_path) == Habits()


def test_the_users_own_folder_is_the_place(user_folder: Path) -> None:
    keep_habits(Habits(zoom=90))
    assert load_habits() == Habits()
    user_folder.mkdir()
    keep_habits(Habits(zoom=90))
    assert load_habits() == Habits(zoom=90)

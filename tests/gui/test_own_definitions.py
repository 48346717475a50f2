"""Forms and rules of an office's own, added while the window is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import StoreError
from desktop.operations.library import library
from desktop.operations.review import review_packs
from desktop.storage.store import Store
from desktop.templates.spec import Template
from desktop.text.safety import REASONS
from desktop.views.dialogs import Dialogs
from desktop.views.new_draft import NewDraftDialog
from tests.helpers.window import Clerk

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "yinchuan-2021.yaml"


@pytest.fixture(autouse=True)
def forgotten_afterwards() -> Iterator[None]:
    library.cache_clear()
    yield
    library.cache_clear()
    review_packs.cache_clear()


def offered(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the forms that the dialog for a new one offers."""
    ids: list[str] = []

    def ask(_parent: object, templates: Iterable[Template], *_: object) -> None:
        ids.extend(one.id for one in templates)

    monkeypatch.setattr(NewDraftDialog, "ask", ask)
    clerk.act("new")
    return ids


def test_a_form_that_was_added_elsewhere_is_offered(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin()
    assert "yinchuan-2021" not in offered(clerk, monkeypatch)
    folder = paths.own_definitions() / "templates"
    folder.mkdir(parents=True)
    (folder / "yinchuan-2021.yaml").write_bytes(EXAMPLE.read_bytes())
    assert "yinchuan-2021" in offered(clerk, monkeypatch)
    (folder / "yinchuan-2021.yaml").write_bytes(b"\xff\xfe")
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    left = offered(clerk, monkeypatch)
    assert "mof" in left
    assert "yinchuan-2021" not in left
    assert "yinchuan-2021.yaml" in told[0]


def test_a_form_is_added_from_the_window(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [str(EXAMPLE)])
    clerk.act("add_definition")
    clerk.qtbot.waitUntil(lambda: "yinchuan-2021" in library().template_names())
    name = library().template("yinchuan-2021").name
    assert clerk.said() == f"已添加“{name}”，新建自评表、选择评分规则时可以选用。"
    assert "yinchuan-2021" in offered(clerk, monkeypatch)
    clerk.begin(template="yinchuan-2021")
    assert clerk.draft.workspace.form.template.id == "yinchuan-2021"


def test_a_faulty_file_is_told_in_a_sentence(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "faulty.yaml"
    file.write_text("id: mine\nblocks: 3\n", "utf-8")
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [str(file)])
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    clerk.act("add_definition")
    clerk.qtbot.waitUntil(lambda: bool(told))
    assert "faulty.yaml" in told[0]
    assert clerk.said() == ""


def test_drafts_are_backed_up_before_other_rules_are_added(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [])
    clerk.act("add_definition")
    assert clerk.desk.backups() == ()
    monkeypatch.setattr(Dialogs, "open_paths", lambda *_: [str(EXAMPLE)])
    clerk.act("add_definition")
    clerk.qtbot.waitUntil(lambda: "yinchuan-2021" in library().template_names())
    assert [line.reason for line in clerk.desk.backups()] == [REASONS["before-change"]]
    clerk.begin("另一项目")

    def refuse(*_: object) -> None:
        raise StoreError("磁盘已满。")

    monkeypatch.setattr(Store, "back_up", refuse)
    clerk.act("add_definition")
    clerk.qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("更换前的备份没有做成（磁盘已满。）")

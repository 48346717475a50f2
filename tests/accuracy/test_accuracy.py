"""What is read of drawn forms stays at least as right as it is published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.models.transcript import transcript
from tests.accuracy import __main__ as command
from tests.accuracy import layouts, measuring
from tests.accuracy.kinds import WRITERS, Drawn
from tests.accuracy.truth import Count, compared, same
from tests.helpers import foreign_forms

LOSES = ("csv",)
"""Kinds of files that can't say what is merged."""


@pytest.mark.parametrize("name", measuring.samples())
@pytest.mark.parametrize("kind", [kind for kind in WRITERS if kind not in LOSES])
def test_every_cell_of_a_sample_is_read_from_every_kind(kind: str, name: str, tmp_path: Path) -> None:
    form = measuring.samples()[name]
    path = tmp_path / "form.bin"
    path.write_bytes(WRITERS[kind]([Drawn(layouts.bureau(form))]))
    count = measuring.count_of(path, [form])
    assert count.faults == []
    assert (count.files, count.forms, count.named, count.right) == (1, 1, 1, count.cells)


@pytest.mark.parametrize("kind", [kind for kind in WRITERS if kind not in ("xlsx", *LOSES)])
def test_forms_of_provinces_are_read_from_every_kind_as_from_a_workbook(kind: str, tmp_path: Path) -> None:
    for name in foreign_forms.names()[:4]:
        form = foreign_forms.load(name)
        sketch = foreign_forms.bureau(form).sketch()
        counts = [measuring.foreign_count(tmp_path, each, sketch, form) for each in ("xlsx", kind)]
        assert counts[0] == counts[1]
        assert (counts[0].lost, counts[0].invented) == (0, 0)


def test_what_is_wrong_is_counted() -> None:
    form = measuring.samples()["mof"]
    nothing = compared(form.template, form.document, None)
    assert (nothing.named, nothing.right, nothing.lost) == (0, 0, nothing.cells)
    assert nothing.cells > 50
    assert len(nothing.faults) == nothing.cells


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("95 %", "0.95", True),
        ("10", "10.00", True),
        ("=9个", "9个", True),
        ("65", "65万元", True),
        ("≥9", "9", False),
    ],
)
def test_what_says_the_same(one: str, other: str, alike: bool) -> None:
    assert same(one, other) is alike


def test_a_folder_is_measured_by_the_truths_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = measuring.samples()["mof"]
    case = transcript(form.template, form.document)
    case["header"]["项目名称"] = "别的项目"
    folder = tmp_path / "bureau"
    folder.mkdir()
    (folder / "1.xlsx").write_bytes(WRITERS["xlsx"]([Drawn(layouts.bureau(form))]))
    told = {"file": "1.xlsx", "forms": [{"case": case, "optional": ["notes"]}]}
    (folder / "1.truth.json").write_text(json.dumps(told), "utf-8")
    (folder / "2.truth.json").write_text(json.dumps(told | {"file": "2.xlsx"}), "utf-8")
    assert command.main(["--folder", str(tmp_path), "--faults"]) == 0
    said = capsys.readouterr()
    assert "lost head//project_name: '别的项目'" in said.err
    assert "| bureau, xlsx | 1 | 1 | 1 |" in said.out


def test_the_table_is_published_between_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "reading.md"
    page.write_text(f"# a\n\n{command.BEGIN}old\n{command.END}\nb\n", "utf-8")
    one = ("bureau", "xlsx", "mof", Count(files=1, forms=1, named=1, cells=4, right=3, lost=1))
    monkeypatch.setattr(command, "PAGE", page)
    monkeypatch.setattr(command, "of_samples", lambda _folder: [one])
    monkeypatch.setattr(command, "of_foreign_forms", lambda _folder: [])
    assert command.main([]) == 0
    text = page.read_text("utf-8")
    assert "| bureau, xlsx | 1 | 1 | 1 | 4 | 3 | 0 | 1 | 0 | 75.00 |  |" in text
    assert text.startswith("# a\n")
    assert text.endswith("\nb\n")
    assert "old" not in text

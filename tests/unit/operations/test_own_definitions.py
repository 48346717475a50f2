"""A province more is one data file: checked, kept, and then a form like the others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import DefinitionError
from desktop.models.document import Cell
from desktop.models.keys import CellKey
from desktop.operations import forms
from desktop.operations.library import library, opened
from desktop.operations.own_definitions import add_definition
from desktop.operations.review import review_packs
from desktop.scoring.engine import score

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "yinchuan-2021.yaml"
PACK = """
id: my-county
extends: mof-2020
name: 本县规则
region: 某县
in_force_from: 2025-01-01
sources:
  notice: {title: 关于开展绩效自评的通知, number: 县财〔2025〕1号}
rules:
  - id: reason-below-rate
    kind: threshold
    parameters: {value: 0.95}
    unit: 执行率
    source: notice
    in_force_from: 2025-01-01
    last_checked: 2026-11-21
    wording: 执行率低于95%应说明原因
"""


@pytest.fixture(autouse=True)
def forgotten_afterwards() -> Iterator[None]:
    library.cache_clear()
    yield
    library.cache_clear()
    review_packs.cache_clear()


def written(folder: Path, text: str, name: str = "new.yaml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_one_file_adds_a_province(tmp_path: Path) -> None:
    assert add_definition(EXAMPLE) == "yinchuan-2021"
    form = forms.blank_form("yinchuan-2021")
    cells = {"target_value": "≥10个", "actual_value": "9个", "weight": "5", "audit_score": "4"}
    document = form.document
    for column, text in cells.items():
        document = document.with_cell(CellKey("indicators", "decision_1", column), Cell(text))
    form = form.with_document(document)
    assert score(form).cells[CellKey("indicators", "decision_1", "score")].computed_text == "4.5"
    forms.print_pdf([form], tmp_path / "y.pdf")
    forms.export_workbook([form], tmp_path / "y.xlsx")
    (read,) = forms.read_files([str(tmp_path / "y.xlsx")])
    assert isinstance(read, forms.FiledForm)
    assert read.form.template.id == "yinchuan-2021"
    assert read.form.document == form.document


def test_a_pack_of_ones_own_is_kept_and_replaced(tmp_path: Path) -> None:
    assert add_definition(written(tmp_path, PACK)) == "my-county"
    assert str(library().pack("my-county").threshold("reason-below-rate")) == "0.95"
    add_definition(written(tmp_path, PACK.replace("0.95", "0.85"), "second.yaml"))
    assert str(library().pack("my-county").threshold("reason-below-rate")) == "0.85"
    assert [file.name for file in (paths.own_definitions() / "packs").iterdir()] == ["my-county.yaml"]


def test_a_pack_of_ones_own_is_not_replaced_unasked(tmp_path: Path) -> None:
    add_definition(written(tmp_path, PACK), replace=False)
    assert add_definition(written(tmp_path, PACK, "same.yaml"), replace=False) == "my-county"
    other = written(tmp_path, PACK.replace("0.95", "0.85"), "second.yaml")
    with pytest.raises(DefinitionError, match=r"“my-county”.*内容不同.*--force"):
        add_definition(other, replace=False)
    assert str(library().pack("my-county").threshold("reason-below-rate")) == "0.95"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id: [", "new.yaml"),
        ("id: a\nname: b\n", "不像表样、规则包或复核口径"),
        (PACK.replace("my-county", "../evil"), "只能用小写字母"),
        (PACK.replace("id: my-county", "name: 无"), "只能用小写字母"),
        (PACK.replace("id: my-county", "id: mof-2020"), "程序里已经有了"),
        (PACK.replace("source: notice", "source: nobody"), "nobody"),
        (EXAMPLE.read_text("utf-8").replace("pack: yinchuan-2021", "pack: nowhere"), "nowhere"),
        (EXAMPLE.read_text("utf-8").replace("（35分）", "（30分）"), "不等于总分100"),
        (EXAMPLE.read_text("utf-8").replace("id: yinchuan-2021\n", "id: mof\n", 1), "程序里已经有了"),
    ],
)
def test_a_faulty_file_is_refused_and_nothing_is_kept(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DefinitionError, match=words):
        add_definition(written(tmp_path, text))
    assert not paths.own_definitions().exists()


def test_what_no_longer_fits_is_left_out_and_said() -> None:
    add_definition(EXAMPLE)
    kept = paths.own_definitions() / "templates" / "yinchuan-2021.yaml"
    kept.write_text(EXAMPLE.read_text("utf-8").replace("pack: yinchuan-2021", "pack: nowhere"), "utf-8")
    known = opened(paths.resources(), paths.own_definitions())
    assert "nowhere" in known.notice
    assert "mof" in {template.id for template in known.templates()}
    assert "yinchuan-2021" not in known.template_names()
    assert opened(paths.resources()).notice == ""


def test_a_fault_of_the_programs_own_files_is_never_left_out(tmp_path: Path) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(paths.resources(), copy, ignore=shutil.ignore_patterns("*.ttf"))
    (copy / "templates" / "hubei" / "hubei.yaml").write_text("id: hubei", "utf-8")
    with pytest.raises(DefinitionError, match="hubei"):
        opened(copy).templates()


def test_re_check_standards_of_a_bureau_are_added_too(tmp_path: Path) -> None:
    text = (paths.resources() / "reviews" / "chengdu-2026.yaml").read_text("utf-8")
    added = written(tmp_path, text.replace("id: chengdu-2026", "id: our-bureau"))
    assert add_definition(added) == "our-bureau"
    assert [pack.id for pack in review_packs()] == ["our-bureau", "chengdu-2026"]
    with pytest.raises(DefinitionError, match=r"new\.yaml"):
        add_definition(written(tmp_path, text.replace("year: 2026", "year: 去年")))


def test_what_is_no_text_file_is_said_as_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=f"“{tmp_path}”是文件夹"):
        add_definition(tmp_path)
    with pytest.raises(DefinitionError, match=r"找不到“.*没有\.yaml”"):
        add_definition(tmp_path / "没有.yaml")
    workbook = tmp_path / "表.xlsx"
    workbook.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(DefinitionError, match=r"“.*表\.xlsx”不是UTF-8编码的YAML文本文件"):
        add_definition(workbook)
    with pytest.raises(DefinitionError, match="读不了：名称太长"):
        add_definition(tmp_path / ("长" * 200 + ".yaml"))


def test_a_file_much_larger_than_any_form_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "表.yaml"
    file.write_text("a: b\n" * 200_000, "utf-8")
    with pytest.raises(DefinitionError, match=r"表\.yaml”超过512千字节"):
        add_definition(file)

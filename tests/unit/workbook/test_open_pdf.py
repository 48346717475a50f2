"""A PDF with a text layer is opened as a grid for each of its forms, and what can't be read is said."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption

from desktop.errors import FileRefused
from desktop.models.document import Document
from desktop.operations import forms
from desktop.operations.library import library
from desktop.workbook import docx_grid
from desktop.workbook import open_pdf as module
from desktop.workbook.opened import Opened
from desktop.workbook.opening import open_bytes
from tests.helpers.pdf_files import PdfSketch
from tests.helpers.readings import read_workbook

XS = (50, 150, 300)


def opened(sketch: PdfSketch) -> Opened:
    return open_bytes("a.pdf", sketch.bytes())


def test_each_form_is_a_grid_and_columns_count_for_all_of_its_tables() -> None:
    sketch = PdfSketch().text(100, 50, "自评表").table(100, [["项目", "养护"]], XS)
    sketch.table(200, [["甲"], ["乙"]], (50, 300)).page()
    sketch.text(100, 50, "自评表").table(100, [["项目", "绿化"]], XS)
    found = opened(sketch)
    first, second = found.grids()
    assert [facts.name for facts in found.sheets] == [first.name, second.name] == ["PDF中的表1", "PDF中的表2"]
    assert [(cell.text, cell.column_span) for cell in first.cells()] == [
        *(("自评表", 2), ("项目", 1), ("养护", 1)),
        *(("甲", 2), ("乙", 2)),
    ]
    assert [note[:12] for note in found.notes] == ["这是从PDF的表格线和文"]


def test_pictures_are_said() -> None:
    sketch = PdfSketch().table(100, [["甲"]], XS[:2])
    sketch.canvas.drawInlineImage(Image.new("RGB", (2, 2)), 10, 700, 20, 20)
    assert "有1处图片" in opened(sketch).notes[1]


def test_a_sheet_that_is_too_large_is_not_walked_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_grid, "MOST_FILLED", 1)
    found = opened(PdfSketch().table(100, [["甲", "乙"]], XS))
    assert found.sheets[0].too_large
    assert list(found.grids()) == []


def test_scans_and_pages_without_lines_are_refused_with_what_to_do() -> None:
    scan = PdfSketch()
    scan.canvas.drawInlineImage(Image.new("RGB", (20, 20)), 0, 0, 595, 842)
    with pytest.raises(FileRefused, match=r"“a\.pdf”是扫描件.*索取表格文件"):
        opened(scan)
    with pytest.raises(FileRefused, match="没有画表格线"):
        opened(PdfSketch().text(50, 50, "只有文字"))


def test_locked_and_damaged_files_are_refused() -> None:
    locked = PdfSketch(encrypt=StandardEncryption("secret"))
    with pytest.raises(FileRefused, match="设有打开密码"):
        opened(locked.text(50, 50, "甲"))
    with pytest.raises(FileRefused, match="已损坏"):
        open_bytes("a.pdf", b"%PDF-1.7\nrubbish")


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 1)
    with pytest.raises(FileRefused, match="超过1页"):
        opened(PdfSketch().page().text(50, 50, "甲"))
    monkeypatch.setattr(module, "MOST_MARKS", 2)
    with pytest.raises(FileRefused, match="文字或线条超过2个"):
        opened(PdfSketch().text(50, 50, "一二三"))


@pytest.mark.parametrize("name", [template.id for template in library().templates()])
def test_what_is_printed_here_comes_back(name: str, tmp_path: Path) -> None:
    """The words are the same; lines and spaces within a text are not in the file."""
    held = BytesIO()
    form = forms.sample_form(name)
    forms.print_pdf([form], held)
    path = tmp_path / "form.pdf"
    path.write_bytes(held.getvalue())
    (reading,) = read_workbook(path, library().templates(), library().vocabulary)
    assert reading.template.id == name
    assert reading.unread == ()
    assert _bare(reading.document) == _bare(form.document)


def _bare(document: Document) -> list[str]:
    return sorted("".join(text.split()) for text in document.texts() if text.strip())

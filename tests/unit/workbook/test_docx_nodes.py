"""Elements of a Word part by where they stand, and what is around them."""

from __future__ import annotations

from desktop.workbook.docx_nodes import Nodes
from tests.helpers.word_files import NAMES, p, t, table, tc, tr


def nodes(content: str) -> Nodes:
    return Nodes(f"<w:body {NAMES}>{content}</w:body>".encode())


def test_what_is_around_a_paragraph_is_found_from_the_inside() -> None:
    inner = table([tr(tc(p(t("乙"))))], [1])
    found = nodes(p(t("甲")) + table([tr(tc(inner, p()))], [1]))
    first, second, _ = found.paragraphs
    assert found.around(first, "tc") is None
    cell = found.around(second, "tc")
    assert cell is not None
    outer = found.around(cell, "tc")
    assert outer is not None
    assert outer.start < cell.start


def test_the_controls_around_a_paragraph_are_listed_from_the_inside() -> None:
    control = '<w:sdt><w:sdtContent w:id="{}">{}</w:sdtContent></w:sdt>'
    found = nodes(control.format(1, control.format(2, p())))
    assert [one.children[0].attributes["w:id"] for one in found.controls(found.paragraphs[0])] == ["2", "1"]

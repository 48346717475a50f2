"""What other parts say of a sheet that rows were put into."""

from __future__ import annotations

import pytest

from desktop.workbook.container import Container
from desktop.workbook.package import Package
from desktop.workbook.row_shift import RowShift
from desktop.workbook.shift_parts import shift_parts
from tests.helpers import workbooks
from tests.helpers.blanks import parts_of

TWO_BEHIND_4 = RowShift([3, 3])


def anchor(kind: str, rows: tuple[int, ...], settings: str = "") -> str:
    corners = ("from", "to")
    held = "".join(
        f"<xdr:{name}><xdr:col>1</xdr:col><xdr:row>{row}</xdr:row></xdr:{name}>"
        for name, row in zip(corners, rows, strict=False)
    )
    return f"<xdr:{kind}{settings}>{held}</xdr:{kind}>"


def shifted(own: dict[str, str | bytes], more: dict[str, str | bytes] | None = None) -> dict[str, str]:
    """Shift a workbook with parts that belong to its first sheet, and others."""
    related = "".join(
        f'<Relationship Id="r{number}" Type="t" Target="../{name}"/>' for number, name in enumerate(own)
    )
    absent = '<Relationship Id="gone" Type="t" Target="gone.xml"/>'
    sheets = {
        "表": workbooks.sheet(workbooks.rows({1: [workbooks.cell("A1", 1)]})),
        "它": workbooks.sheet(workbooks.rows({1: [workbooks.cell("A1", 1, formula="SUM(表!A1:A5)+A9")]})),
    }
    names = '<definedName name="a">表!$A$1:$I$9</definedName><definedName name="b">1</definedName>'
    parts = {
        **workbooks.parts(sheets, names=names),
        "xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships>{related}{absent}</Relationships>",
        **{f"xl/{name}": held for name, held in own.items()},
        **(more or {}),
    }
    package = Package(Container("a.xlsx", workbooks.package(parts)))
    shift_parts(package, "表", TWO_BEHIND_4)
    return {name: data.decode("latin-1") for name, data in parts_of(package.written()).items()}


def test_links_from_other_sheets_follow() -> None:
    link = '<hyperlinks><hyperlink ref="A5" location="{}!A5"/><hyperlink ref="A6"/></hyperlinks>'
    other = workbooks.sheet(after=link.format("表"))
    parts = shifted({}, {"xl/worksheets/sheet2.xml": other})
    assert '<hyperlink ref="A5" location="\xe8\xa1\xa8!A7"/>' in parts["xl/worksheets/sheet2.xml"]


def test_names_and_other_sheets_follow() -> None:
    parts = shifted({})
    assert '!$A$1:$I$11</definedName><definedName name="b">1<' in parts["xl/workbook.xml"]
    assert "!A1:A7)+A9</f>" in parts["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (anchor("twoCellAnchor", (1, 3)), anchor("twoCellAnchor", (1, 3))),
        (anchor("twoCellAnchor", (1, 6)), anchor("twoCellAnchor", (1, 8))),
        (
            anchor("twoCellAnchor", (1, 6), ' editAs="oneCell"'),
            anchor("twoCellAnchor", (1, 6), ' editAs="oneCell"'),
        ),
        (
            anchor("twoCellAnchor", (5, 6), ' editAs="oneCell"'),
            anchor("twoCellAnchor", (7, 8), ' editAs="oneCell"'),
        ),
        (anchor("oneCellAnchor", (5,)), anchor("oneCellAnchor", (7,))),
        (
            anchor("twoCellAnchor", (5, 6), ' editAs="absolute"'),
            anchor("twoCellAnchor", (5, 6), ' editAs="absolute"'),
        ),
        ("<xdr:absoluteAnchor/>", "<xdr:absoluteAnchor/>"),
        (
            f"<mc:Choice>{anchor('oneCellAnchor', (5,))}</mc:Choice>",
            f"<mc:Choice>{anchor('oneCellAnchor', (7,))}</mc:Choice>",
        ),
    ],
)
def test_pictures_go_down_with_their_cells(before: str, after: str) -> None:
    part = "drawings/drawing1.xml"
    drawing = f"<xdr:wsDr>{before}</xdr:wsDr>"
    assert shifted({part: drawing})[f"xl/{part}"] == f"<xdr:wsDr>{after}</xdr:wsDr>"


def test_comments_their_frames_and_tables_go_down() -> None:
    own: dict[str, str | bytes] = {
        "comments1.xml": '<comments><comment ref="A5"/><comment ref="A1"/></comments>',
        "drawings/vmlDrawing1.vml": (
            "<xml><v:shape><x:Anchor>1, 15, 5, 2, 3, 15, 8, 4</x:Anchor><x:Row>4</x:Row></v:shape></xml>"
        ),
        "tables/table1.xml": '<table ref="A3:B9"><autoFilter ref="A3:B9"/></table>',
        "drawings/vmlDrawing2.vml": "<xml><br></xml>",
        "printerSettings1.bin": b"\x00\x01",
    }
    parts = shifted(own)
    assert parts["xl/comments1.xml"] == '<comments><comment ref="A7"/><comment ref="A1"/></comments>'
    frame = "<x:Anchor>1, 15, 7, 2, 3, 15, 10, 4</x:Anchor><x:Row>6</x:Row>"
    assert frame in parts["xl/drawings/vmlDrawing1.vml"]
    assert parts["xl/tables/table1.xml"] == '<table ref="A3:B11"><autoFilter ref="A3:B11"/></table>'
    assert parts["xl/drawings/vmlDrawing2.vml"] == own["drawings/vmlDrawing2.vml"]
    assert parts["xl/printerSettings1.bin"] == "\x00\x01"


def test_charts_and_the_order_of_computing_follow() -> None:
    chain = '<calcChain><c r="A5" i="1"/><c r="A6"/><c r="A5" i="2"/></calcChain>'
    more: dict[str, str | bytes] = {
        "xl/calcChain.xml": chain,
        "xl/charts/chart1.xml": "<c:chart><c:f>表!$A$5:$A$6</c:f></c:chart>",
    }
    parts = shifted({}, more)
    moved = '<calcChain><c r="A7" i="1"/><c r="A8"/><c r="A5" i="2"/></calcChain>'
    assert parts["xl/calcChain.xml"] == moved
    assert "!$A$7:$A$8</c:f>" in parts["xl/charts/chart1.xml"]

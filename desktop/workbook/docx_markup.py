"""The markup of Word files: texts, paragraphs, cells, rows, tables and sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from desktop.layout.sheet import Face
from desktop.templates.spec import Align
from desktop.text import word_files
from desktop.text import workbook as wording
from desktop.values.wording import clean

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NUMBER_PT, _RECEIPT_PT = 9.0, 8.0
NO_SIDES = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
"""Takes the room at the sides of a cell for its text."""
POINT = 20
"""Units of a length in a point."""
_NAMES = {Face.SONG: wording.SONG_NAME, Face.HEI: wording.HEI_NAME}
_ALIGNED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; lengths in points."""

    face: Face
    size: float
    align: Align
    line: float
    """Distance of lines."""
    around: float = 0.0
    """Room above and below."""
    keep_next: bool = False
    new_page: bool = False
    is_title: bool = False


def twips(points: float) -> int:
    """Count a length in the unit of Word files."""
    return round(points * POINT)


def run(text: str, face: Face, size: float) -> str:
    """Write a text with its line ends."""
    lines = (
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in clean(text).split("\n")
    )
    return f"<w:r>{_font(face, size)}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(text: str, look: Look) -> str:
    """Write a paragraph."""
    around = f'w:before="{twips(look.around)}" w:after="{twips(look.around)}"'
    properties = (
        "<w:keepNext/>" if look.keep_next else "",
        "<w:pageBreakBefore/>" if look.new_page else "",
        f'<w:spacing {around} w:line="{twips(look.line)}" w:lineRule="exact"/>',
        f'<w:jc w:val="{_ALIGNED[look.align]}"/>',
        '<w:outlineLvl w:val="0"/>' if look.is_title else "",
        _font(look.face, look.size),
    )
    content = run(text, look.face, look.size) if text else ""
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{content}</w:p>"


def thin_paragraph(*, new_page: bool = False, section: str = "") -> str:
    """Write an empty paragraph that takes up hardly any room: between two tables, or at the end of a form."""
    hidden = "" if new_page or section else "<w:vanish/>"
    return (
        f"<w:p><w:pPr>{'<w:pageBreakBefore/>' if new_page else ''}"
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f'<w:rPr>{hidden}<w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>{section}</w:pPr></w:p>'
    )


def cell(content: str, width: float, properties: str) -> str:
    """Write a cell of a table; `properties` follow its width."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(cells: Sequence[str], height: float, *, whole: bool, heading: bool) -> str:
    """Write a row: a whole one is at least so high and not cut by a page, a heading stands on each."""
    # A row of a given height is cut by no page in some programs, so one that may be has its content's.
    limit = f'<w:cantSplit/><w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if whole else ""
    mark = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr>{limit}{mark}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Sequence[str], widths: Sequence[float], padding: float) -> str:
    """Write a table of fixed widths in the middle of the page."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    side = f'w:w="{twips(padding)}" w:type="dxa"'
    margins = '<w:top w:w="0" w:type="dxa"/><w:left {0}/><w:bottom w:w="0" w:type="dxa"/><w:right {0}/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins.format(side)}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def borders(*, above: bool, below: bool) -> str:
    """Draw the borders of a cell."""
    line = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
    upper, lower = (line if drawn else 'w:val="nil"' for drawn in (above, below))
    return f"<w:tcBorders><w:top {upper}/><w:left {line}/><w:bottom {lower}/><w:right {line}/></w:tcBorders>"


def section(footer: str, paper: tuple[float, float], margins: Sequence[float], foot: float) -> str:
    """Write the end of a section.

    Args:
        footer: Relation id of its foot.
        paper: Width and height in points.
        margins: Above, to the right, below and to the left, in points.
        foot: From the lower edge of the paper up to the foot, in points.
    """
    width, height = paper
    turned = ' w:orient="landscape"' if width > height else ""
    names = ("top", "right", "bottom", "left")
    sides = " ".join(f'w:{name}="{twips(margin)}"' for name, margin in zip(names, margins, strict=True))
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar {sides} w:header="{twips(foot)}" w:footer="{twips(foot)}" w:gutter="0"/></w:sectPr>'
    )


def foot(receipt: str, room: float) -> str:
    """Write the foot of a form: the page number in the middle, the receipt code at the right.

    Args:
        receipt: What stands at the right; blank for nothing.
        room: Width between the margins, in points.
    """
    before, between, after = word_files.PAGE_FOOTER
    pieces = [_words(before), _field("PAGE"), _words(between), _field("NUMPAGES"), _words(after)]
    if receipt:
        pieces += ["<w:r><w:tab/></w:r>", run(receipt, Face.SONG, _RECEIPT_PT)]
    stops = f'<w:tab w:val="center" w:pos="{twips(room / 2)}"/><w:tab w:val="right" w:pos="{twips(room)}"/>'
    return (
        f"{HEAD}<w:ftr {NAMES}><w:p><w:pPr><w:tabs>{stops}</w:tabs></w:pPr>"
        f"<w:r><w:tab/></w:r>{''.join(pieces)}</w:p></w:ftr>"
    )


def _words(text: str) -> str:
    return run(text, Face.SONG, _NUMBER_PT)


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{_words("1")}</w:fldSimple>'


def _font(face: Face, size: float) -> str:
    name = quoteattr(_NAMES[face])
    half = round(size * 2)
    return (
        f'<w:rPr><w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name} w:hint="eastAsia"/>'
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    )

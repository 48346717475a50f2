"""Take the characters and the straight lines of a page from a PDF, by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from desktop.workbook.pdf_lines import Glyph, Window
from desktop.workbook.pdf_rules import Rule

_THICKEST = 3.0
"""Points up to which a filled area is a line."""
_DEEPEST = 6
_MOST_CLIPS = 100
_HYPHEN = "\x02"
"""Stands for a hyphen at the end of a line."""
_KINDS = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]
Point = tuple[float, float]
Turn = Callable[[float, float], Point]


@dataclass(slots=True)
class PageContent:
    """What is printed on a page, in points from its upper left corner."""

    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictures: int = 0


def read_page(page: pypdfium2.PdfPage, most: int) -> PageContent | None:
    """Take what is printed on a page; None if that is more than `most` characters or lines."""
    # A character may have a text of its own, and a line a path.
    if raw.FPDFPage_CountObjects(page) > 2 * most:
        return None
    turn = _turn(page)
    content = PageContent()
    marks = 0
    for thing in page.get_objects(filter=_KINDS, max_depth=_DEEPEST):
        marks += max(raw.FPDFPath_CountSegments(thing), 1)
        if marks > most:
            return None
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            content.pictures += 1
        else:
            _take_path(content, thing, turn)
    text = page.get_textpage()
    if text.count_chars() > most:
        return None
    content.glyphs.extend(_glyphs(text, turn))
    return content


def _turn(page: pypdfium2.PdfPage) -> Turn:
    """Give what turns a point of the file into one of the page as it is looked at."""
    left, bottom, right, top = page.get_bbox()
    turns: dict[int, Turn] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[page.get_rotation()]


def _glyphs(text: pypdfium2.PdfTextPage, turn: Turn) -> Iterator[Glyph]:
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    windows: dict[int, Window | None] = {}
    for number, sign, thing in _signs(text):
        raw.FPDFText_GetLooseCharBox(text, number, box)
        raw.FPDFText_GetCharOrigin(text, number, x, y)
        (x1, y1), (x2, y2) = turn(box.left, box.top), turn(box.right, box.bottom)
        run = ctypes.addressof(thing.contents)
        if run not in windows:
            windows[run] = _window(raw.FPDFPageObj_GetClipPath(thing), turn)
        edges = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        yield Glyph(sign, *edges, turn(x.value, y.value)[1], windows[run], run)


def _signs(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str, raw.FPDF_PAGEOBJECT]]:
    """Walk over the characters by their numbers, each with the text that it was printed in."""
    high = ""
    for number in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, number))
        thing = raw.FPDFText_GetTextObject(text, number)
        if "\ud800" <= sign < "\udc00":
            high = sign
            continue
        if "\udc00" <= sign < "\ue000":
            sign = (high + sign).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        high = ""
        # Spaces and line ends that PDFium adds of itself were printed in none.
        if thing:
            yield number, "-" if sign == _HYPHEN else sign, thing


def _window(clip: raw.FPDF_CLIPPATH, turn: Turn) -> Window | None:
    """Find the part of the page that a text is shown in; None where it is shown whole."""
    boxes: list[Window] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(min(raw.FPDFClipPath_CountPaths(clip), _MOST_CLIPS)):
        points: list[Point] = []
        for number in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), _MOST_CLIPS)):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, number)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(turn(x.value, y.value))
        boxes += [_around(points)] if points else []
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return max(lefts), max(tops), min(rights), min(bottoms)


def _around(points: Sequence[Point]) -> Window:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _take_path(content: PageContent, path: pypdfium2.PdfObject, turn: Turn) -> None:
    stroked = ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.c_int(), stroked)
    for points in _outlines(path, turn):
        if stroked.value:
            for start, end in pairwise(points):
                _take_line(content, start, end)
        else:
            _take_area(content, *_around(points))


def _take_line(content: PageContent, start: Point, end: Point) -> None:
    (x1, y1), (x2, y2) = sorted((start, end))
    if abs(y2 - y1) <= _THICKEST / 2 < x2 - x1:
        content.across.append(Rule((y1 + y2) / 2, x1, x2))
    elif x2 - x1 <= _THICKEST / 2 < abs(y2 - y1):
        content.down.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))


def _take_area(content: PageContent, left: float, top: float, right: float, bottom: float) -> None:
    """Take a thin filled area as the line that it looks like."""
    width, height = right - left, bottom - top
    if height <= _THICKEST and height < width:
        content.across.append(Rule((top + bottom) / 2, left, right))
    elif width <= _THICKEST and width < height:
        content.down.append(Rule((left + right) / 2, top, bottom))


def _outlines(path: pypdfium2.PdfObject, turn: Turn) -> Iterator[list[Point]]:
    """Walk over the lines of a path that are drawn in one go."""
    matrices = list(_matrices(path))
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        place = x.value, y.value
        for matrix in matrices:
            place = matrix.on_point(*place)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(turn(*place))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _matrices(path: pypdfium2.PdfObject) -> Iterator[pypdfium2.PdfMatrix]:
    """Walk over what moves a path: its own, and that of the forms that it is drawn in."""
    while path is not None:
        yield path.get_matrix()
        path = path.container

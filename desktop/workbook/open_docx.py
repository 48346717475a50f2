"""Open a Word file: each form in it is a grid of the paragraphs and tables that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from desktop.text import word_files as wording
from desktop.workbook.container import Container
from desktop.workbook.docx_areas import Area, lay_out
from desktop.workbook.docx_blocks import Block, Paragraph, blocks_of, text_boxes
from desktop.workbook.docx_columns import on_all_columns, on_widest_columns
from desktop.workbook.docx_grid import grid_of_blocks
from desktop.workbook.docx_keys import Keys
from desktop.workbook.docx_parting import parted
from desktop.workbook.docx_symbols import UNKNOWN
from desktop.workbook.docx_tree import Element, Tree
from desktop.workbook.grid import Grid
from desktop.workbook.markup import MarkupReader
from desktop.workbook.opened import Opened
from desktop.workbook.page_numbers import is_page_number
from desktop.workbook.spent import Spent

DOCUMENT = "word/document.xml"
PROPERTIES = "docProps/custom.xml"
_OUTSIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml", re.IGNORECASE)
_PICTURES = ("blip", "imagedata")


def open_docx(container: Container) -> Opened:
    """Open the Word file in a container.

    Raises:
        FileRefused: It is damaged, or goes beyond a limit.
    """
    reader = MarkupReader(container.name)
    keys = _keys(reader, container)
    trees = {
        part: _tree(reader, container, part)
        for part in (DOCUMENT, *filter(_OUTSIDE.fullmatch, sorted(container.parts)))
    }
    spent = Spent(container.name)
    grids = [
        grid_of_blocks(container.name, name, blocks, spent, keys.key(number))
        for number, (name, blocks) in enumerate(_forms(trees[DOCUMENT], keys), 1)
    ]
    outside = [Paragraph(text) for text in _outside(trees)]
    if outside:
        grids.append(grid_of_blocks(container.name, wording.OUTSIDE, outside, spent))
    filled = [grid for grid in grids if grid.facts.filled]
    return Opened(
        name=container.name,
        sheets=tuple(grid.facts for grid in filled),
        grids=lambda: (grid for grid in filled if not grid.facts.too_large),
        notes=tuple(_notes(trees.values(), grids)),
    )


def areas_of(container: Container, name: str) -> list[Area]:
    """List the areas of one form of a Word file, by what its grid is called: they tell their paragraphs.

    Raises:
        FileRefused: The file is damaged, or goes beyond a limit.
    """
    reader = MarkupReader(container.name)
    forms = dict(_forms(_tree(reader, container, DOCUMENT), _keys(reader, container)))
    return lay_out(container.name, forms[name]).areas


def _keys(reader: MarkupReader, container: Container) -> Keys:
    keys = Keys()
    if PROPERTIES in container.parts:
        reader.read(PROPERTIES, container.chunks(PROPERTIES), keys)
    return keys


def _forms(tree: Element, keys: Keys) -> Iterator[tuple[str, list[Block]]]:
    """Walk over the forms of the file, each with what its grid is called."""
    forms = parted(blocks_of(tree), at_sections=keys.any)
    aligned = map(on_all_columns if keys.any else on_widest_columns, forms)
    for number, blocks in enumerate(aligned, 1):
        yield wording.TABLE.format(number=number), blocks


def _tree(reader: MarkupReader, container: Container, part: str) -> Element:
    tree = Tree()
    reader.read(part, container.chunks(part), tree)
    return tree.root


def _outside(trees: dict[str, Element]) -> Iterator[str]:
    """Walk over the texts that stand outside of tables and paragraphs, page numbers left out."""
    for part, tree in trees.items():
        found = list(text_boxes(tree)) if part == DOCUMENT else [blocks_of(tree), *text_boxes(tree)]
        for blocks in found:
            text = "\n".join(area.text for area in lay_out(part, blocks).areas if area.text)
            if not is_page_number(text):
                yield text


def _notes(trees: Iterable[Element], grids: Sequence[Grid]) -> Iterator[str]:
    pictures = sum(element.name in _PICTURES for tree in trees for element in tree.within())
    if pictures:
        yield wording.PICTURES.format(count=pictures)
    unknown = sum(cell.text.count(UNKNOWN) for grid in grids for cell in grid.cells())
    if unknown:
        yield wording.SYMBOLS.format(count=unknown)

"""Formulas that several cells share: written out for each, as it stands for the cell's own place."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from desktop.workbook.addresses import Place, address_of
from desktop.workbook.sheet_cells import SheetCells
from desktop.workbook.splicing import Node, Splice, content


def formula_texts(cells: SheetCells) -> dict[Place, str]:
    """Give the formula of each cell that has one; blank where it can't be told."""
    found = {place: formula.text for place in cells.cells if (formula := cells.formula(place))}
    return found | {place: text for _, texts in _groups(cells) for place, text in texts.items()}


def unshared(cells: SheetCells) -> Iterator[Splice]:
    """Give each cell that shares a formula its own; those that can't be told stay as they are."""
    for nodes, texts in _groups(cells):
        for place, node in nodes.items():
            written = content(texts[place])
            yield node.start, node.end, f"<{node.tag}>".encode() + written + f"</{node.tag}>".encode()


def _groups(cells: SheetCells) -> Iterator[tuple[dict[Place, Node], dict[Place, str]]]:
    """Walk over the formulas that are shared: their elements, and their texts, by cell."""
    shared: dict[str, dict[Place, Node]] = {}
    for place in cells.cells:
        formula = cells.formula(place)
        if formula and formula.attributes.get("t") == "shared":
            shared.setdefault(formula.attributes.get("si", ""), {})[place] = formula
    for nodes in shared.values():
        first = next((place for place, node in nodes.items() if node.text), None)
        if first is None:
            continue
        try:
            translator = Translator("=" + nodes[first].text, address_of(*first))
            texts = {
                place: node.text or translator.translate_formula(address_of(*place))[1:]
                for place, node in nodes.items()
            }
        except (TokenizerError, TranslatorError, ValueError):
            continue
        yield nodes, texts

"""Compare what was read of a foreign form with what its data say: right, wrong, lost, invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from desktop.templates.spec import TableBlock
from desktop.values.points import heading_name
from desktop.values.wording import fold, is_nothing
from desktop.workbook.reading import Reading
from tests.helpers.foreign_forms import Form


@dataclass
class Tally:
    """What became of the entries of a form."""

    expected: int = 0
    right: int = 0
    unread: int = 0
    """Entries that no template has a place for and that are named as unread."""
    faults: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Tell whether every entry is in its place or, having none, is named."""
        return not self.faults and self.right + self.unread == self.expected


def compare(form: Form, reading: Reading) -> Tally:
    """Compare a form with what was read of it."""
    tally = Tally()
    left = dict(_texts(reading))
    named = [fold(stray.text) for stray in reading.unread]
    for place, texts in _entries(form, reading):
        tally.expected += 1
        got = left.pop(place, "") if place else ""
        if place and any(_same(text, got, place) for text in texts):
            tally.right += 1
        elif any(
            fold(text) in stray or _amount(text) == _amount(stray) is not None
            for text in texts
            for stray in named
        ):
            tally.unread += 1
            if place:
                tally.faults.append(f"unread {place}: {texts[0]}, there is {got}")
        else:
            tally.faults.append(f"lost {place or '-'}: {texts[0]}, there is {got}")
    tally.faults += [f"invented {place}: {text}" for place, text in left.items() if not _is_printed(place)]
    return tally


def _is_printed(place: str) -> bool:
    return place.startswith(("title/", "caption/")) or place.endswith("/source")


def _texts(reading: Reading) -> Iterator[tuple[str, str]]:
    """Walk over all that was read, by place; rows of the funds by their labels."""
    template, document = reading.template, reading.document
    for (block, name), cell in document.fields.items():
        yield f"{block}/{name}", cell.text
    for table in template.tables():
        for number, row in enumerate(document.rows(table.id)):
            label = fold(row.text("source")) if table.id == "funds" else str(number)
            for column, cell in row.cells.items():
                if not is_nothing(cell.text):
                    yield f"{table.id}/{label}/{column}", cell.text


def _entries(form: Form, reading: Reading) -> Iterator[tuple[str, list[str]]]:
    """Walk over what stands on a form: where it belongs, blank for nowhere, and how it may be written."""
    template = reading.template
    blocks = {spec.id: block for block, spec in reversed(list(template.fields())) if block != "total"}
    pairs = [pair for line in form["head"] for pair in line] + form["below"] + form["foot"]
    goals = zip(form["goals"]["labels"], form["goals"]["texts"], strict=True)
    pairs += [[label, name, text] for (label, name), text in goals]
    for _, name, text in pairs:
        if not is_nothing(text):
            yield f"{blocks[name]}/{name}" if name in blocks else "", [text]
    for row in form["funds"]["rows"]:
        yield from _fund_entries(form, row)
    yield from _indicator_entries(form, template.block("indicators"))
    for name, text in (form["total"] or {"cells": {}})["cells"].items():
        yield f"total/{name}", [text]


def _fund_entries(form: Form, row: list[str]) -> Iterator[tuple[str, list[str]]]:
    label = fold(row[0])
    for (_, name), text in zip(form["funds"]["columns"], row[1:], strict=True):
        if not is_nothing(text):
            yield f"funds/{label}/{name}" if name else "", [text]


def _indicator_entries(form: Form, block: object) -> Iterator[tuple[str, list[str]]]:
    assert isinstance(block, TableBlock)
    columns = form["indicators"]["columns"]
    for number, row in enumerate(form["indicators"]["rows"]):
        cells = {
            name or f"-{place}": text
            for place, ((_, name), text) in enumerate(zip(columns, row, strict=True))
        }
        sign, unit = cells.pop("operator", ""), cells.pop("unit_of_measure", "")
        if sign or unit:
            cells["target_value"] = ("" if sign == "定性" else sign) + cells["target_value"] + unit
            cells["actual_value"] += "" if sign == "定性" else unit
        for name, text in cells.items():
            if not is_nothing(text):
                known = block.column(name) is not None
                yield f"indicators/{number}/{name}" if known else "", _spellings(name, text)


def _spellings(name: str, text: str) -> list[str]:
    return [text, heading_name(text)] if name == "first_level" else [text]


def _same(want: str, got: str, place: str) -> bool:
    is_target = place.startswith("indicators/") and place.endswith("target_value")
    if fold(want) == fold(got) or (is_target and fold(want).removeprefix("=") == fold(got).removeprefix("=")):
        return True
    one, other = _amount(want), _amount(got)
    return one is not None and one == other


def _amount(text: str) -> Decimal | None:
    bare = text.strip().replace(",", "")
    try:
        return Decimal(bare.removesuffix("%")) / (100 if bare.endswith("%") else 1)
    except InvalidOperation:
        return None

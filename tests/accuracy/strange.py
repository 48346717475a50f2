"""Measure how forms fare whose headings and labels nobody knows: python -m tests.accuracy.strange.

The forms of provinces are drawn with some of their words replaced by words that stand in no vocabulary:
one to three headings of the indicators, or a share of all headings and labels. What was read is counted
without and with what is read tentatively (试读) where nothing is recognised.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from desktop.models.document import Document
from desktop.operations.library import library
from desktop.values.wording import fold
from desktop.workbook.read import read_file
from desktop.workbook.reading import FileReading, Reading
from tests.accuracy.kinds import WRITERS, Drawn
from tests.helpers import foreign_forms, foreign_truth
from tests.helpers.dialects import Sketch
from tests.helpers.foreign_forms import Form

_SIGNS = (
    "要目细项基线落点刻度分量评断缘由来路盘子口径摘要归属事由抬头去向量纲名目起算终值考量占重所得"
    "偏误说辞甲栏乙栏丙栏丁栏标的要素对照着落实况列示认定核定应有所及兑现约定承诺达到打分赋值折合"
)
WORDS = [_SIGNS[place : place + 2] for place in range(0, len(_SIGNS), 2)]
DRAWN: dict[str, tuple[str, Callable[[Form], Sketch]]] = {
    "bureau, xlsx": ("xlsx", lambda form: foreign_forms.bureau(form).sketch()),
    "bureau, docx": ("docx", lambda form: foreign_forms.bureau(form).sketch()),
    "bureau, csv": ("csv", lambda form: foreign_forms.bureau(form).sketch()),
    "system, xlsx": ("xlsx", lambda form: foreign_forms.system(form).sketch()),
    "messy, xlsx": ("xlsx", foreign_forms.messy),
}
SHARES: dict[str, float] = {"1 to 3 headings of indicators": 0, "20 % of all": 0.2, "40 % of all": 0.4}
COLUMNS = (
    *("strange", "drawn", "forms", "refused", "tried", "cells", "right before", "after", "%"),
    *("wrong", "lost", "invented"),
)
RULE = "|---|---|" + "---:|" * (len(COLUMNS) - 2)


@dataclass
class Sum:
    """What came of some forms."""

    forms: int = 0
    refused: int = 0
    tried: int = 0
    cells: int = 0
    right: int = 0
    tried_right: int = 0
    wrong: int = 0
    """Cells of what was tried that hold another text: all of them are doubtful."""
    lost: int = 0
    """Cells of what was tried that are nowhere, and not named as unread either."""
    invented: int = 0
    """Texts of what was tried in places that are blank on the form."""

    def add(self, form: Form, found: FileReading) -> None:
        """Count one form."""
        self.forms += 1
        blank = foreign_truth.compare(form, _blank(form))
        # What no template has a place for is no cell.
        lost = (fault for fault in blank.faults if fault.startswith("lost "))
        self.cells += sum(not fault.startswith("lost -:") for fault in lost)
        self.right += foreign_truth.compare(form, found.forms[0]).right if found.forms else 0
        self.refused += not found.forms
        if not found.forms and found.trials:
            tried = foreign_truth.compare(form, found.trials[0])
            self.tried += 1
            self.tried_right += tried.right
            self.wrong += sum("there is" in one and not one.endswith("there is ") for one in tried.faults)
            texts = [fold(text) for text in found.trials[0].document.texts()]
            nowhere = [one for one in tried.faults if one.startswith("lost ") and one.endswith("there is ")]
            # A value is joined with a sign and a unit.
            self.lost += sum(all(_text(one) not in text for text in texts) for one in nowhere)
            self.invented += sum(fault.startswith("invented") for fault in tried.faults)

    def line(self, *names: str) -> str:
        """Write it as a line of a table."""
        whole = self.right + self.tried_right
        percent = f"{100 * whole / self.cells:.2f}"
        figures = (self.forms, self.refused, self.tried, self.cells, self.right, whole)
        faults = (self.wrong, self.lost, self.invented)
        return f"| {' | '.join((*names, *map(str, figures), percent, *map(str, faults)))} |"


def _text(fault: str) -> str:
    """Find the text of a cell in what is said of it."""
    return fold(fault.partition(": ")[2].rpartition(", ")[0])


def _blank(form: Form) -> Reading:
    template = library().template(form["template"])
    return Reading(template, Document(template.id, {}, {}), "", 0.0)


def strange(form: Form, share: float) -> Form:
    """Replace words of a form, always the same ones: those of indicators, or a share of all."""
    chance = random.Random(f"{form['id']} {share}")
    words = iter(chance.sample(WORDS, len(WORDS)))
    made = deepcopy(form)
    pairs = list(_labels(made, funds=share > 0))
    some = chance.sample(pairs, chance.randint(1, 3))
    chosen = [pair for pair in pairs if chance.random() < share] if share else some
    for pair in chosen:
        pair[0] = next(words)
    return made


def _labels(form: Form, *, funds: bool) -> Iterator[list[str]]:
    yield from form["indicators"]["columns"]
    if funds:
        yield from form["funds"]["columns"]
        yield from (pair for line in form["head"] for pair in line)
        yield from form["goals"]["labels"]


def main() -> int:
    """Measure and print."""
    print(f"| {' | '.join(COLUMNS)} |\n{RULE}")
    known = library()
    with tempfile.TemporaryDirectory() as work:
        for name, share in SHARES.items():
            whole = Sum()
            for layout, (kind, draw) in DRAWN.items():
                count = Sum()
                for form in (strange(foreign_forms.load(one), share) for one in foreign_forms.names()):
                    path = Path(work) / f"form.{kind}"
                    path.write_bytes(WRITERS[kind]([Drawn(draw(form))]))
                    found = read_file(path, known.templates(), known.vocabulary)
                    count.add(form, found)
                    whole.add(form, found)
                print(count.line(name, layout), flush=True)
            print(whole.line(name, "all"), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

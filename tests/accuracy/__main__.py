"""Make the accuracy table of docs/reading.md: python -m tests.accuracy [--folder PATH] [--faults].

Without a folder, forms are drawn in dialects, saved in every kind of file, and the table is published. With
one, its files are measured by the truths beside them and the table is printed only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from tests.accuracy.measuring import Tally, of_folder, of_foreign_forms, of_samples
from tests.accuracy.truth import Count

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reading.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"
COLUMNS = (
    "| {} | files | forms | template right | cells | right | unread | lost | invented | right % | beyond |"
)
RULE = "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, and publish it where nothing else was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy")
    parser.add_argument("--folder", type=Path, help="measure these files by the truths beside them")
    parser.add_argument("--faults", action="store_true", help="print each fault")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        if asked.folder:
            page = "".join(_table("file", of_folder(asked.folder), asked.faults))
        else:
            page = "".join(
                chain(
                    ["### The forms that come with the program\n\n"],
                    _table("drawn", of_samples(Path(work)), asked.faults),
                    ["\n### Forms of provinces that no template is made for\n\n"],
                    _table("drawn", of_foreign_forms(Path(work)), asked.faults),
                )
            )
    print(page, end="")
    if not asked.folder:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{page}\n{END}{rest.partition(END)[2]}", "utf-8")
    return 0


def _table(title: str, tallies: Iterable[Tally], with_faults: bool) -> Iterable[str]:
    by_layout: dict[str, Count] = {}
    by_template: dict[str, Count] = {}
    whole = Count()
    for layout, kind, template, count in tallies:
        if with_faults:
            for fault in count.faults:
                print(f"{layout} {kind} {template}: {fault}", file=sys.stderr)
        by_layout.setdefault(f"{layout}, {kind}", Count()).add(count)
        by_template.setdefault(template, Count()).add(count)
        whole.add(count)
    for name, counts in ((title, by_layout), ("form", by_template)):
        yield COLUMNS.format(name) + "\n"
        yield RULE
        yield from (_line(*pair) for pair in counts.items())
        yield _line("all", whole)
        yield "\n"


def _line(name: str, count: Count) -> str:
    share = f"{100 * count.right / count.cells:.2f}" if count.cells else ""
    figures = (count.files, count.forms, count.named, count.cells, count.right)
    lacking = (count.unread, count.lost, count.invented)
    return f"| {name} | {' | '.join(map(str, (*figures, *lacking)))} | {share} | {count.beyond or ''} |\n"


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))

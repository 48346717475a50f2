"""Read mutated files of every kind: python -m tests.fuzz [--count 20000] [--seed N] [--kinds xlsx pdf …].

Each file is read by a real reading process and must give readings or a sentence: nothing else may be raised,
the process must not die, and nothing may take longer than five seconds of the processor or more memory than
is allowed. What breaks that is written to --keep with its number, and `--kinds K --seed S --only N` makes and
reads that file again. The exit code is 1 then. --publish writes docs/hostile-files.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from desktop.operations.reading_limits import ReadingLimits
from tests.fuzz.running import LIMITS, Finding, Tally, fuzz, keep, mutated
from tests.fuzz.seeds import KINDS, seeds

PAGE = Path(__file__).resolve().parents[2] / "docs" / "hostile-files.md"
HEAD = """# Hostile files

Foreign files are read in a process of their own ({memory} MB of address space, {seconds:g} seconds a file).
It is used again for the next file; one that dies or is ended is replaced, and the file gets a sentence.

The table is made by `python -m tests.fuzz --count {count} --seed {seed} --publish`: files of every kind, made
from the samples that come with the program and spoilt in their bytes, in their container, or inside it where
only a parser gets to (tags, attributes, numbers, records, nesting). Each went through the real process.
*Read* means that a form was found in what was left of the file; *refused* that a sentence says what is wrong
with it. A finding would be anything else: another exception, the end of the process, more than five seconds
of the processor.

"""
LIMIT_OF_PAGE = ReadingLimits().seconds


def main(arguments: Sequence[str]) -> int:
    """Run the files that are asked for; 1 where anything was found."""
    asked = _parser().parse_args(arguments)
    share = -(-asked.count // len(asked.kinds))
    numbers = range(share) if asked.only is None else [asked.only]
    until = time.monotonic() + asked.seconds
    tallies: list[Tally] = []
    print(_line("kind", "files", "read", "refused", "findings", "slowest s", "peak MB"))
    with tempfile.TemporaryDirectory() as folder:
        for kind in asked.kinds:
            if not seeds(kind, asked.samples):
                continue
            make = partial(mutated, seed=asked.seed, samples=asked.samples)
            cases = [(kind, number) for number in numbers]
            tally = fuzz(make, cases, Path(folder), asked.processes, until)[kind]
            tallies.append(tally)
            print(_row(tally), flush=True)
    findings: list[Finding] = [one for tally in tallies for one in tally.findings]
    for line in keep(findings, asked.seed, asked.keep):
        print(line)
    if asked.publish:
        PAGE.write_text(page(tallies, asked.seed), "utf-8")
    return 1 if findings else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--count", type=int, default=20_000, help="files in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=Path, help="a folder of good files to begin with, instead of ours")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin no more after so many")
    parser.add_argument("--only", type=int, help="the one file with this number")
    parser.add_argument("--processes", type=int, default=min(4, os.cpu_count() or 1))
    parser.add_argument("--keep", type=Path, default=Path("findings"), help="folder for files with a finding")
    parser.add_argument("--publish", action="store_true", help="write docs/hostile-files.md")
    return parser


def _line(*cells: str) -> str:
    return f"{cells[0]:<8}" + "".join(f"{cell:>11}" for cell in cells[1:])


def _cells(tally: Tally) -> tuple[str, ...]:
    return (
        tally.kind,
        f"{tally.files}",
        f"{tally.read}",
        f"{tally.refused}",
        f"{len(tally.findings)}",
        f"{tally.slowest:.2f}",
        f"{tally.peak / 1024:.0f}",
    )


def _row(tally: Tally) -> str:
    return _line(*_cells(tally))


def page(tallies: Sequence[Tally], seed: int) -> str:
    """Write the page that shows what came of the files."""
    whole = Tally("all")
    for tally in tallies:
        whole.take(tally)
    memory, count = LIMITS.memory >> 20, sum(tally.files for tally in tallies)
    head = HEAD.format(memory=memory, seconds=LIMIT_OF_PAGE, count=count, seed=seed)
    lines = ["kind", "files", "read", "refused", "findings", "slowest, s", "peak, MB"]
    table = [lines, ["---"] * len(lines), *(list(_cells(tally)) for tally in (*tallies, whole))]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, busy with other work"
    foot = f"\nPython {platform.python_version()} on {machine}; peak memory is that of the reading process.\n"
    return head + "".join(f"| {' | '.join(row)} |\n" for row in table) + foot


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

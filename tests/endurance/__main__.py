"""python -m tests.endurance kills|power|disk|damage|all [--count N] [--publish]"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from tests.endurance import damage, full_disk, kills, power
from tests.endurance.recording import NoRecorder

PAGE = Path(__file__).resolve().parents[2] / "docs" / "data-safety.md"
BEGIN, END = "<!-- endurance -->\n", "<!-- end -->\n"
HEAD = "| what was done | how often | how much was at stake | what was lost |\n|---|---|---|---|\n"


class Tally(Protocol):
    """What a command came to."""

    faults: list[str]

    def line(self) -> str:
        """Say it, as one line of a table."""


COMMANDS: dict[str, tuple[Callable[[int, int], Tally], int]] = {
    "kills": (kills.run, 1000),
    "power": (power.run, 0),
    "disk": (full_disk.run, 200),
    "damage": (damage.run, 2000),
}
"""Each with its full count."""


def do(name: str, count: int | None, seed: int) -> tuple[str, int]:
    """Run a command; gives its line of the table and the number of faults."""
    run, full = COMMANDS[name]
    try:
        tally = run(full if count is None else count, seed)
    except NoRecorder as error:
        print(f"{name} is left out: {error}")
        return "", 0
    left_out = getattr(tally, "left_out", "")
    if left_out:
        print(f"{name}: {left_out}")
    print(*tally.faults[:20], sep="\n", end="\n" if tally.faults else "")
    print(tally.line(), flush=True)
    return tally.line(), len(tally.faults)


def publish(lines: Sequence[str]) -> None:
    """Write the table into the page on data safety."""
    page = PAGE.read_text("utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    table = HEAD + "".join(f"| {line} |\n" for line in lines if line)
    PAGE.write_text(before + BEGIN + table + END + after, "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance", description=__doc__)
    parser.add_argument("what", choices=(*COMMANDS, "all"))
    parser.add_argument("--count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--publish", action="store_true")
    chosen = parser.parse_args(arguments)
    names = list(COMMANDS) if chosen.what == "all" else [chosen.what]
    done = [do(name, chosen.count, chosen.seed) for name in names]
    if chosen.publish:
        publish([line for line, _faults in done])
    return int(any(faults for _line, faults in done))


if __name__ == "__main__":
    sys.exit(main())

"""Reads mutated files in real reading processes and keeps those that bring about what must never happen."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from desktop.errors import FileRefused
from desktop.operations.foreign_files import unpacked
from desktop.operations.library import library
from desktop.operations.reading_definitions import packed_definitions
from desktop.operations.reading_frames import Request
from desktop.operations.reading_limits import ReadingLimits
from desktop.operations.reading_process import ReadingFailed, ReadingProcess, SheetRead, Unforeseen
from desktop.workbook.reading import FileReading
from tests.fuzz.mutations import mutate
from tests.fuzz.seeds import seeds

Case = tuple[str, int]
"""Kind and number of a mutated file."""
Make = Callable[[str, int], bytes]
LIMITS = ReadingLimits()
MOST_SECONDS = 5.0
"""Of the processor: what a busy machine takes beside it is no file's doing."""
_PEAK = re.compile(r"VmHWM:\s+(\d+)")
_MOST_KEPT = 3
"""Files that are kept of one and the same fault."""


@dataclass
class Finding:
    """A file that brought about what must never happen."""

    kind: str
    number: int
    what: str
    data: bytes

    def file_name(self, seed: int) -> str:
        """Name the file so that it can be made again."""
        return f"{self.kind}-{seed}-{self.number}.{self.kind}"


@dataclass
class Tally:
    """What came of the files of one kind."""

    kind: str
    files: int = 0
    read: int = 0
    refused: int = 0
    slowest: float = 0
    """Seconds of the processor."""
    peak: int = 0
    """Kilobytes of memory that the process held at most."""
    findings: list[Finding] = field(default_factory=list)

    def take(self, other: Tally) -> None:
        """Add what came of other files of the kind."""
        self.files += other.files
        self.read += other.read
        self.refused += other.refused
        self.slowest = max(self.slowest, other.slowest)
        self.peak = max(self.peak, other.peak)
        self.findings += other.findings


def mutated(kind: str, number: int, seed: int, samples: Path | None = None) -> bytes:
    """Make a mutated file; the same arguments make the same file."""
    random = Random(f"{kind}-{seed}-{number}")
    return mutate(random.choice(seeds(kind, samples)), random)


def fuzz(make: Make, cases: Sequence[Case], folder: Path, processes: int, until: float) -> dict[str, Tally]:
    """Read mutated files in some processes, each of which reads every so-manieth of them.

    Args:
        make: Makes a file.
        cases: Kind and number of each.
        folder: For the files while they are read.
        processes: How many read side by side.
        until: A moment of time.monotonic() after which no more is begun.

    Returns:
        What came of them, by kind.
    """
    shares = [cases[place::processes] for place in range(processes)]
    whole = {kind: Tally(kind) for kind, _ in cases}
    with ThreadPoolExecutor(processes) as threads:
        for tallies in threads.map(partial(_share, make, folder, until), shares):
            for kind, tally in tallies.items():
                whole[kind].take(tally)
    return whole


def _share(make: Make, folder: Path, until: float, cases: Iterable[Case]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    process = _ready(folder)
    try:
        for kind, number in cases:
            if time.monotonic() > until:
                break
            data = make(kind, number)
            if not process.alive:
                process = _ready(folder)
            path = folder / f"{kind}-{number}.{kind}"
            path.write_bytes(data)
            tally = tallies.setdefault(kind, Tally(kind))
            since = _seconds_of(process)
            what = _judged(process, path, tally)
            taken = _seconds_of(process) - since
            tally.slowest = max(tally.slowest, taken)
            if taken > MOST_SECONDS:
                what = what or f"took {taken:.1f} s"
            path.unlink()
            tally.files += 1
            tally.peak = max(tally.peak, _peak_of(process))
            if what:
                tally.findings.append(Finding(kind, number, what, data))
    finally:
        process.kill()
    return tallies


def _ready(folder: Path) -> ReadingProcess:
    """Start a process, and let it refuse a file that is not there: its start is no file's doing."""
    process = ReadingProcess(LIMITS)
    with suppress(FileRefused):
        process.read(request_for(folder / "missing"), _deaf)
    return process


def _judged(process: ReadingProcess, path: Path, tally: Tally) -> str:
    """Read a file; what must not have happened, or nothing."""
    try:
        outcome = unpacked(process.read(request_for(path), _deaf), str(path))
    except ReadingFailed as failure:
        return f"{type(failure).__name__}: {failure.sentence}"
    except FileRefused as refusal:
        outcome = refusal
    return judged(outcome, path, tally)


def judged(outcome: object, path: Path, tally: Tally) -> str:
    """Count what came of a file; what is wrong with it, or nothing."""
    if isinstance(outcome, Unforeseen):
        return outcome.report
    if isinstance(outcome, FileReading) and outcome.forms:
        tally.read += 1
        return ""
    tally.refused += 1
    sentence = outcome.sentence if isinstance(outcome, FileReading | FileRefused) else repr(outcome)
    if path.name not in sentence or not sentence.endswith("。"):
        return f"no sentence: {sentence}"
    return ""


def request_for(path: Path) -> Request:
    """Ask for a file by the program's own definitions."""
    return Request(str(path), packed_definitions(library()), (), LIMITS.seconds, sheets=True)


def _deaf(sheet: SheetRead | None) -> None:
    """Wait for the end."""


def _seconds_of(process: ReadingProcess) -> float:
    """Read how long the processor worked for a process; 0 where the system does not say."""
    try:
        said = Path(f"/proc/{process.process_id}/stat").read_text("ascii", "replace")
    except OSError:
        return 0
    worked = said.rpartition(")")[2].split()[11:13]
    return sum(map(int, worked)) / os.sysconf("SC_CLK_TCK")


def _peak_of(process: ReadingProcess) -> int:
    """Read how much memory a process held at most, in kilobytes; 0 where the system does not say."""
    try:
        found = _PEAK.search(Path(f"/proc/{process.process_id}/status").read_text("ascii", "replace"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def keep(findings: Iterable[Finding], seed: int, folder: Path) -> list[str]:
    """Write the files of findings, a few of each fault, and a line on each fault."""
    lines: list[str] = []
    kept: dict[str, int] = {}
    for finding in findings:
        said = finding.what.rstrip().splitlines()
        fault = said[-1] if said else ""
        place = next((line.strip() for line in reversed(said) if line.lstrip().startswith("File ")), "")
        about = re.sub(r"\d+(\.\d+)?|“[^”]*”", "…", f"{fault} {place}") if not place else f"{place}"
        kept[about] = kept.get(about, 0) + 1
        if kept[about] <= _MOST_KEPT:
            folder.mkdir(parents=True, exist_ok=True)
            target = folder / finding.file_name(seed)
            target.write_bytes(finding.data)
            target.with_suffix(f".{finding.kind}.txt").write_text(f"{finding.what}\n", "utf-8")
            lines.append(f"{os.fspath(target)}: {fault} {place}")
    return [*lines, *(f"{count} x {about}" for about, count in kept.items())]

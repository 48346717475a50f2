"""Run the benchmarks and write docs/benchmarks.md: python -m tests.benchmarks [part of a name …]

Those that are named alone are written anew among the others.

Times are of one machine on one day; what counts is the ratio to the peer measured in the same run.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Made by `python -m tests.benchmarks`. Times are of one noisy machine ({machine}):
trust the ratios, each to a peer measured in the same run. No test fails on a clock.
"""
SECTION = "\n## "


def main(wanted: list[str]) -> int:
    """Run the benchmarks whose file names hold one of the wanted words, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    every = sorted(HERE.glob("bench_*.py"))
    files = [file for file in every if not wanted or any(word in file.name for word in wanted)]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "benchmarks.json"
        code = pytest.main(["-q", "-p", "no:cacheprovider", f"--benchmark-json={target}", *map(str, files)])
        if code or not target.exists():
            return int(code)
        results = json.loads(target.read_text("utf-8"))["benchmarks"]
    TARGET.parent.mkdir(exist_ok=True)
    kept = TARGET.read_text("utf-8").split(SECTION)[1:] if wanted and TARGET.exists() else []
    TARGET.write_text(_page(kept, results), "utf-8")
    return 0


def _page(kept: list[str], results: list[dict[str, Any]]) -> str:
    """Write the sections that were measured now among those that are kept, by name."""
    system = f"{platform.system()} {platform.machine()}"
    machine = f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}"
    sections = {section.partition("\n")[0]: section for section in kept}
    for module in dict.fromkeys(result["fullname"].split("::")[0] for result in results):
        name = Path(module).stem.removeprefix("bench_")
        own = [result for result in results if result["fullname"].startswith(module)]
        table = "".join(_lines(own))
        sections[name] = f"{name}\n\n| what | median ms | p99 ms | to its peer |\n|---|---|---|---|\n{table}"
    return HEAD.format(machine=machine) + "".join(
        SECTION + sections[name].strip() + "\n" for name in sorted(sections)
    )


def _lines(results: list[dict[str, Any]]) -> Iterable[str]:
    medians = {result["name"]: result["stats"]["median"] for result in results}
    for result in results:
        median = result["stats"]["median"]
        times = result["stats"].get("data") or [median]
        worst = statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]
        peer = result["extra_info"].get("peer", "")
        ratio = f"{median / medians[peer]:.2f} × {_words(peer)}" if peer in medians else ""
        megabytes = result["extra_info"].get("megabytes")
        memory = f"{megabytes} MB at most" if megabytes else ""
        beside = ", ".join(filter(None, (ratio, memory, result["extra_info"].get("size", ""))))
        yield f"| {_words(result['name'])} | {median * 1000:.2f} | {worst * 1000:.2f} | {beside} |\n"


def _words(name: str) -> str:
    return name.removeprefix("test_").replace("_", " ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Run the benchmarks and write docs/benchmarks.md: python -m tests.benchmarks [part of a name …]

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
    if not wanted:
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(_page(results), "utf-8")
    return 0


def _page(results: list[dict[str, Any]]) -> str:
    system = f"{platform.system()} {platform.machine()}"
    machine = f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}"
    parts = [HEAD.format(machine=machine)]
    for module in dict.fromkeys(result["fullname"].split("::")[0] for result in results):
        name = Path(module).stem.removeprefix("bench_")
        own = [result for result in results if result["fullname"].startswith(module)]
        parts.append(f"\n## {name}\n\n| what | median ms | p99 ms | to its peer |\n|---|---|---|---|\n")
        parts.append("".join(_lines(own)))
    return "".join(parts)


def _lines(results: list[dict[str, Any]]) -> Iterable[str]:
    medians = {result["name"]: result["stats"]["median"] for result in results}
    for result in results:
        median = result["stats"]["median"]
        times = result["stats"].get("data") or [median]
        worst = statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]
        peer = result["extra_info"].get("peer", "")
        ratio = f"{median / medians[peer]:.2f} × {_words(peer)}" if peer in medians else ""
        megabytes = result["extra_info"].get("megabytes")
        memory = f", {megabytes} MB at most" if megabytes else ""
        yield f"| {_words(result['name'])} | {median * 1000:.2f} | {worst * 1000:.2f} | {ratio}{memory} |\n"


def _words(name: str) -> str:
    return name.removeprefix("test_").replace("_", " ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

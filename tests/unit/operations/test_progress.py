from __future__ import annotations

from desktop.operations.progress import each_once


def test_what_is_said_again_is_heard_once() -> None:
    heard: list[tuple[int, int, str]] = []

    @each_once
    def hear(done: int, total: int, what: str) -> None:
        heard.append((done, total, what))

    for what in ("甲", "甲", "乙", "甲"):
        hear(0, 2, what)
    assert heard == [(0, 2, "甲"), (0, 2, "乙"), (0, 2, "甲")]

from __future__ import annotations

import pytest

from tests.storage.kill import run


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_the_program_is_killed() -> None:
    tally = run(times=12, seed=7, longest=0.2)
    assert (tally.kills, tally.lost, tally.broken, tally.failed) == (12, 0, 0, 0)
    assert tally.acknowledged > 12

"""Say how a file of an unknown layout can be read all the same: by what its headings mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.operations.library import library
from desktop.text import intake as wording
from desktop.values.wording import fold

if TYPE_CHECKING:
    from desktop.workbook.proposals import Meaning, Proposal

_MOST = 6
"""Headings that are written into the line beside those that were told; more would hide how it goes."""


def way_to_read(file: str, proposals: Sequence[Proposal]) -> str:
    """Write the line that reads a file by its headings; blank where nothing comes near a form."""
    if not proposals:
        return ""
    from desktop.workbook.assigning import label_of

    nearest = max(proposals, key=lambda proposal: proposal.confidence)
    template = library().template(nearest.template)
    told = [
        wording.TOLD_PAIR.format(heading=heading, column=label_of(template, meaning))
        for heading, meaning in _told(nearest).items()
    ]
    strange = ["".join(one.text.split()) for one in nearest.headings if one.meaning is None]
    pairs = [wording.COLUMN_PAIR.format(heading=heading) for heading in dict.fromkeys(strange)]
    lacking = dict.fromkeys(label_of(template, meaning) for meaning in nearest.lacking)
    return wording.WAY_TO_READ.format(
        template=template.name,
        percent=min(99, int(nearest.confidence * 100)),
        file=file,
        id=template.id,
        pairs="".join((*told, *pairs[: max(0, _MOST - len(told))]))
        or wording.COLUMN_PAIR.format(heading=wording.HEADING),
        lacking=wording.STILL_LACKING.format(names="、".join(lacking)) if lacking else "",
    )


def _told(proposal: Proposal) -> dict[str, Meaning]:
    """List what headings were taken for by what stands under them, and not by their wording."""
    from desktop.operations.looks import blueprints
    from desktop.workbook.assigning import sound
    from desktop.workbook.proposals import Assignment

    taken = {"".join(one.text.split()): one.meaning for one in proposal.headings if one.meaning}
    told, _ = sound(Assignment(proposal.look, proposal.template, taken), blueprints())
    return {heading: taken[heading] for heading in taken if fold(heading) in told}

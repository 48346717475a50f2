"""Single score × weight share = folded score (R25)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.said import percentage
from desktop.values.number import plain


def folded_score(score: Decimal | None, share: Decimal | None) -> Outcome:
    """Fold a single score (折算得分): score × weight share.

    Args:
        score: The row's score as it stands, or as computed where none is typed.
        share: The weight share (权重占比), 0.25 for 25 %.

    Source: rule `folding` of the pack, whose `source` names document and note.
    """
    if score is None or share is None:
        return not_computable("nothing-to-fold")
    if not 0 <= share <= 1:
        return not_computable("share-off", share=percentage(share))
    return Outcome(score * share, "folded", expression=f"{plain(score)} × {percentage(share)}")

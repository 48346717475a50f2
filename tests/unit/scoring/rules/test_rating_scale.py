"""A scale of words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.rating_scale import names_scale, rating
from desktop.templates.row_rules import Rating, RatingScale

SCALE = RatingScale(
    tuple(
        Rating(word, Decimal(share))
        for word, share in zip("优良中低差", ("1", "0.85", "0.7", "0.5", "0"), strict=True)
    )
)
UNPUBLISHED = RatingScale(tuple(Rating(word) for word in "优良中低差"))


@pytest.mark.parametrize(("word", "points"), [("优", "10"), ("良", "8.5"), ("差", "0")])
def test_a_word_earns_its_share(word: str, points: str) -> None:
    outcome = rating(Decimal(10), SCALE, word)
    assert (outcome.points, outcome.code) == (Decimal(points), "rating")


def test_a_word_without_a_published_share_is_left_to_a_person() -> None:
    outcome = rating(Decimal(10), UNPUBLISHED, "良")
    assert (outcome.points, outcome.low, outcome.high) == (None, 0, 10)
    assert outcome.code == "rating-unpublished"


def test_another_word_is_none_of_the_scale() -> None:
    assert rating(Decimal(10), SCALE, "好").code == "not-a-rating"


def test_a_target_names_the_scale_by_all_its_words() -> None:
    assert names_scale(SCALE, "优、良、中、低、差")
    assert not names_scale(SCALE, "优良率90%")

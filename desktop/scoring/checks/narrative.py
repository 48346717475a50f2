"""Title, goals, narrative and what must not be published."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.form import keyed_fields
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.scoring.figures import Figures
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Content, FieldSpec, Section
from desktop.text import field_words as words
from desktop.values.telephone import MOBILE, hidden
from desktop.values.wording import fold, is_nothing


def check_goals(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find an achieved goal that only repeats the intended one (B19), and other texts told twice (B11).

    A benefit must be more than the output told again; elsewhere the same words may be right twice: a
    document that is quoted, or the goal of a project that lasts one year.

    Source: standards of reviewers; seen in filed forms.
    """
    seen: dict[str, tuple[CellKey, FieldSpec]] = {}
    for key, spec in keyed_fields(read.form.template):
        text = read.form.document.text(key)
        if spec.content is not Content.LONG_TEXT or spec.section is Section.NOTES or is_nothing(text):
            continue
        first, other = seen.setdefault(fold(text), (key, spec))
        if first != key and not text.endswith(words.DOCUMENT_ENDINGS):
            yield from _told_twice(key, spec, other)


def _told_twice(key: CellKey, spec: FieldSpec, other: FieldSpec) -> Iterator[Finding]:
    if (other.id, spec.id) == ("intended", "achieved"):
        yield Finding("goal-copied", "B19", Severity.MUST_EXPLAIN, key)
    elif (other.id, spec.id) != ("term_intended", "intended"):
        results = any(word in spec.label for word in (words.BENEFIT, words.SATISFACTION))
        severity = Severity.MUST_EXPLAIN if results else Severity.HINT
        facts = {"label": plain_label(spec.label), "other": plain_label(other.label)}
        yield Finding("text-repeated", "B11", severity, key, "", facts)


def check_title(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find titles that don't say what the form is (B31); its type, margins and page come from the template.

    Source: official forms are titled as their rules say; a filed form leaves 绩效自评表 out.
    """
    for key, spec in keyed_fields(read.form.template):
        text = read.form.document.text(key)
        named = words.SELF_EVALUATION in spec.default and spec.section is Section.TITLE
        if named and text and words.SELF_EVALUATION not in fold(text):
            yield Finding("title", "B31", Severity.HINT, key, "", {}, text, spec.default)


def check_personal_data(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find mobile numbers outside the cell for them (B30).

    Source: forms are published with the final accounts; filed forms published phone numbers.
    """
    if not any(MOBILE.search(text) for text in read.form.document.texts()):
        return
    for key, cell in read.form.document.cells():
        found = MOBILE.search(cell.text)
        if found and key.column != "telephone":
            yield Finding("personal-data", "B30", Severity.HINT, key, "", {}, hidden(found[0]))

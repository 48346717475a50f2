"""Live scores: totals, execution, headings, why a figure is what it is, and what changed last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.editing.workspace import Change
from desktop.models.edits import SetCell
from desktop.models.form import ANNUAL_TOTAL, FUNDS, Form
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.scoring.score_sheet import ScoredCell, ScoreSheet
from desktop.templates.pack import RulePack
from desktop.templates.spec import Content, Template
from desktop.text import window as wording
from desktop.text.derivations import CAUSES, words
from desktop.text.next_year import SECTION as LAST_YEAR
from desktop.values.number import plain
from desktop.values.points import parse_points
from desktop.views.score_bars import Bar, ScoreBars

_SCORE, _RATE, _WEIGHT, _EXECUTION = "score", "execution_rate", "weight", "execution"
_MOST_CHANGES = 6
_WIDTH = 262


class ScoresPane(QScrollArea):
    """The pane at the right.

    Signals:
        follow_wanted: The clerk takes the computed figure of a cell.
    """

    follow_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 8, 12, 12)
        self._column.setSpacing(6)
        self.totals = {name: self._number() for name in ("printed", "parts", "computed")}
        self.rate, self.grade = QLabel(), QLabel()
        self.bars = ScoreBars()
        self.pack = QPushButton()
        self.pack.setProperty("link", True)
        self.pack.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pack.setCursor(Qt.CursorShape.PointingHandCursor)
        self.why_place, self.why = self._wrapped("strong"), self._wrapped()
        self.why_figures, self.why_rule = self._wrapped("differs"), self._wrapped("quiet")
        self.unscored = self._wrapped("quiet")
        self.take = QPushButton(wording.TAKE_COMPUTED)
        self.last_year = self._wrapped()
        self.changes = self._wrapped()
        self._why_key: CellKey | None = None
        self.read_place: Callable[[CellKey], str] = str
        self._build()
        self.setWidget(inside)
        self.take.clicked.connect(lambda: self.follow_wanted.emit(self._why_key))
        self.show_nothing()

    def sizeHint(self) -> QSize:
        """Ask for the width that the pane has in a fresh window."""
        return QSize(_WIDTH, 400)

    def _build(self) -> None:
        self.cards = QWidget()
        cards = QGridLayout(self.cards)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(4)
        names = (wording.TOTAL_PRINTED, wording.TOTAL_PARTS, wording.TOTAL_COMPUTED)
        for place, (number, name) in enumerate(zip(self.totals.values(), names, strict=True)):
            label = QLabel(name, alignment=Qt.AlignmentFlag.AlignHCenter)
            label.setProperty("quiet", True)
            cards.addWidget(number, 0, place)
            cards.addWidget(label, 1, place)
        self._section(wording.SCORES_PACK)
        self._column.addWidget(self.pack)
        self._section(wording.SCORES_TOTALS)
        self._column.addWidget(self.unscored)
        self._column.addWidget(self.cards)
        self._fact_names = {self.rate: QLabel(wording.EXECUTION), self.grade: QLabel(wording.GRADE)}
        facts = QGridLayout()
        facts.setContentsMargins(0, 4, 0, 4)
        for place, (value, label) in enumerate(self._fact_names.items()):
            label.setProperty("quiet", True)
            facts.addWidget(label, place, 0)
            facts.addWidget(value, place, 1, Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(facts)
        self._column.addWidget(self.bars)
        self._section(wording.WHY)
        for widget in (self.why_place, self.why, self.why_figures, self.take, self.why_rule):
            self._column.addWidget(widget)
        self.last_year_title = self._section(LAST_YEAR)
        self._column.addWidget(self.last_year)
        self._section(wording.LAST_CHANGES)
        self._column.addWidget(self.changes)
        self._column.addStretch(1)

    def _section(self, title: str) -> QLabel:
        label = QLabel(title)
        label.setProperty("section", True)
        self._column.addWidget(label)
        return label

    @staticmethod
    def _number() -> QLabel:
        label = QLabel(wording.NO_FIGURE, alignment=Qt.AlignmentFlag.AlignHCenter)
        label.setProperty("figure", True)
        return label

    @staticmethod
    def _wrapped(kind: str = "") -> QLabel:
        label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        if kind:
            label.setProperty(kind, True)
        return label

    # ---- scores

    def show_nothing(self) -> None:
        """Show that no form is open."""
        for label in self.totals.values():
            _set(label, wording.NO_FIGURE)
        _set(self.rate, wording.NO_FIGURE)
        _set(self.grade, wording.NO_FIGURE)
        self.bars.show_bars(())
        self.pack.hide()
        _set(self.unscored, "")
        self.cards.show()
        self.show_why(None, None, None)
        self.show_last_year("")
        self.show_change(None)

    def show_scores(self, form: Form, scores: ScoreSheet) -> None:
        """Show the scores of the open form."""
        totals = scores.totals
        for name, value in (
            ("printed", totals.printed),
            ("parts", totals.sum_of_parts),
            ("computed", totals.computed),
        ):
            _set(self.totals[name], _number(value))
            _mark(
                self.totals[name], differs=None not in (value, totals.computed) and value != totals.computed
            )
        self._show_pack(form.pack)
        scored = _is_scored(form.template)
        _set(self.unscored, "" if scored else wording.UNSCORED)
        self.cards.setVisible(scored)
        for fact, shown in ((self.grade, scored), (self.rate, form.template.table(FUNDS) is not None)):
            fact.setVisible(shown)
            self._fact_names[fact].setVisible(shown)
        rate = scores.cells.get(CellKey(FUNDS, ANNUAL_TOTAL, _RATE))
        self.rate.setText((rate.computed_text if rate else "") or wording.NO_FIGURE)
        self.grade.setText(scores.grade or wording.NO_FIGURE)
        self.bars.show_bars(_bars(form, scores))

    def _show_pack(self, pack: RulePack) -> None:
        """Name the rule pack, cut where it is longer than the pane."""
        name = self.pack.fontMetrics().elidedText(pack.name, Qt.TextElideMode.ElideRight, _WIDTH - 40)
        if self.pack.text() != name:
            self.pack.setText(name)
            tip = wording.SCORES_PACK_TIP.format(name=pack.name)
            self.pack.setToolTip(f"{tip}\n{pack.note}".strip())
        self.pack.show()

    # ---- why

    def show_why(self, form: Form | None, scores: ScoreSheet | None, key: CellKey | None) -> None:
        """Explain the figure at a cell, or the score of its row."""
        figure = None if form is None or scores is None or key is None else _figure(form, scores, key)
        self._why_key = None if figure is None else figure.key
        if figure is None or form is None:
            scored = form is None or _is_scored(form.template)
            _set(self.why, wording.WHY_NONE if scored else wording.WHY_UNSCORED)
            for label in (self.why_place, self.why_figures, self.why_rule):
                _set(label, "")
            self.take.hide()
            return
        _set(self.why_place, self.read_place(figure.key))
        _set(self.why, words(figure.derivation.code, figure.derivation.facts))
        typed = plain_label(form.document.text(figure.key))
        _set(self.why_figures, _compared(figure, typed))
        _set(self.why_rule, _rule(form, figure))
        self.take.setVisible(bool(figure.computed_text) and typed != figure.computed_text)

    # ---- last year

    def show_last_year(self, said: str) -> None:
        """Say what stood in a cell a year earlier; nothing where there is no such form."""
        _set(self.last_year, said)
        self.last_year_title.setVisible(bool(said))

    # ---- changes

    def show_change(self, change: Change | None) -> None:
        """List what changed last, old and new."""
        lines = [] if change is None else _changed_lines(change, self.read_place)
        if len(lines) > _MOST_CHANGES:
            more = wording.MORE_CHANGES.format(count=len(lines) - _MOST_CHANGES)
            lines = [*lines[:_MOST_CHANGES], more]
        _set(self.changes, "\n".join(lines) or wording.NO_CHANGES)


def _set(label: QLabel, text: str) -> None:
    """Write a label; one that reads so already costs no layout."""
    if label.text() != text:
        label.setText(text)
    if label.isHidden() == bool(text):
        label.setVisible(bool(text))


def _mark(label: QLabel, *, differs: bool) -> None:
    if bool(label.property("differs")) != differs:
        label.setProperty("differs", differs)
        label.style().unpolish(label)
        label.style().polish(label)


def _number(value: Decimal | None) -> str:
    return wording.NO_FIGURE if value is None else plain(value)


def _is_scored(template: Template) -> bool:
    """Say whether there is a place for points on a form at all."""
    contents = {spec.content for _, spec in template.fields()}
    contents.update(column.content for table in template.tables() for column in table.columns)
    return Content.POINTS in contents


def _bars(form: Form, scores: ScoreSheet) -> list[Bar]:
    funds, key = form.template.table(FUNDS), CellKey(FUNDS, ANNUAL_TOTAL, _SCORE)
    execution = scores.cells.get(key)
    bars = []
    if execution is not None and funds is not None and funds.column(_SCORE) is not None:
        bars.append(
            Bar(wording.EXECUTION_SCORE, _execution_weight(form), execution.typed, execution.computed)
        )
    bars.extend(
        Bar(plain_label(sums.name), sums.weight, sums.typed, sums.computed)
        for sums in scores.headings
        if sums.weight or sums.typed or sums.computed
    )
    return bars


def _execution_weight(form: Form) -> Decimal | None:
    """Read the points of the execution rate from the form, or from the rule where it prints none."""
    printed = parse_points(form.document.text(CellKey(FUNDS, ANNUAL_TOTAL, _WEIGHT)))
    return getattr(printed, "value", None) or getattr(form.pack.rule(_EXECUTION).parameters, "weight", None)


def _figure(form: Form, scores: ScoreSheet, key: CellKey) -> ScoredCell | None:
    """Find what scoring says of a cell, or else of the score of its row."""
    table = form.template.table(key.block)
    beside = key._replace(column=_SCORE) if table is None or table.column(_SCORE) is not None else key
    return scores.cells.get(key) or scores.cells.get(beside)


def _compared(figure: ScoredCell, typed: str) -> str:
    """Say the typed figure beside the computed one where they differ, or the band to choose in."""
    said = []
    if figure.difference:
        compared = wording.WHY_COMPARED.format(typed=typed, computed=figure.computed_text)
        cause = wording.WHY_CAUSE.format(cause=CAUSES[figure.cause.value]) if figure.cause else ""
        said.append(compared + cause)
    if figure.low is not None and figure.high is not None:
        said.append(wording.WHY_BAND.format(low=plain(figure.low), high=plain(figure.high)))
    return "\n".join(said)


def _rule(form: Form, figure: ScoredCell) -> str:
    rule = next((rule for rule in form.pack.rules if rule.id == figure.derivation.rule), None)
    if rule is None:
        return ""
    source = wording.WHY_RULE.format(title=rule.source.title, number=rule.source.number)
    return f"{rule.wording}\n{source}"


def _changed_lines(change: Change, read_place: Callable[[CellKey], str]) -> Sequence[str]:
    old: dict[CellKey, str] = {}
    new: dict[CellKey, str] = {}
    for edit in change.edits:
        if isinstance(edit, SetCell):
            old.setdefault(edit.key, edit.before.text)
            new[edit.key] = edit.cell.text
    return [
        wording.CHANGE.format(place=read_place(key), old=_short(old[key]), new=_short(text))
        for key, text in new.items()
        if text != old[key]
    ]


def _short(text: str) -> str:
    line = plain_label(text)
    return (line[:18] + "…" if len(line) > 19 else line) or wording.CHANGE_BLANK

"""The questions of a rehearsed re-check: a list by standard, answered with one key, singly or together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.review import answer_text, effect_text
from desktop.scoring.review import Question
from desktop.templates.review_pack import Answer
from desktop.text import review as wording

_ID = Qt.ItemDataRole.UserRole
_ANSWER_WIDTH, _EFFECT_WIDTH = 62, 150
KEYS = {
    Qt.Key.Key_1: Answer.YES,
    Qt.Key.Key_2: Answer.NO,
    Qt.Key.Key_3: Answer.UNCLEAR,
    Qt.Key.Key_Space: None,
    Qt.Key.Key_Backspace: None,
    Qt.Key.Key_Delete: None,
}


class _Tree(QTreeWidget):
    """Answers with 1, 2, 3; space takes an answer back."""

    keyed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with one key."""
        key = Qt.Key(event.key())
        if key in KEYS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.keyed.emit(KEYS[key])
        else:
            super().keyPressEvent(event)


class ReviewQuestions(QWidget):
    """The list, and the current question in full with its answers under it.

    Signals:
        answered: Answers by id of the question; None takes one back.
    """

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._questions: dict[str, Question] = {}
        self.tree = self._make_tree()
        self.text = QLabel(wordWrap=True)
        self.text.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.buttons = {answer: self._button(text, answer) for answer, text in _choices()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree, 1)
        column.addWidget(self._make_card())
        self.tree.currentItemChanged.connect(lambda *_: self._ask())

    # ---- building

    def _make_tree(self) -> _Tree:
        tree = _Tree()
        tree.setHeaderLabels(list(wording.ASK_COLUMNS))
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.setColumnWidth(1, _ANSWER_WIDTH)
        tree.setColumnWidth(2, _EFFECT_WIDTH)
        tree.setUniformRowHeights(True)
        tree.setAccessibleName(wording.ASK_COLUMNS[0])
        tree.keyed.connect(self.answer)
        return tree

    def _fill(self, questions: Sequence[Question]) -> None:
        groups: dict[str, list[Question]] = {}
        for question in questions:
            groups.setdefault(question.standard, []).append(question)
        for asked in groups.values():
            if len(asked) == 1:
                self.tree.addTopLevelItem(_item(asked[0], asked[0].text))
                continue
            group = QTreeWidgetItem([wording.ASK_ALL.format(about=asked[0].about, count=len(asked))])
            group.addChildren([_item(question, question.place) for question in asked])
            self.tree.addTopLevelItem(group)

    def _button(self, text: str, answer: Answer | None) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCheckable(answer is not None)
        button.clicked.connect(lambda _=False: self.answer(answer))
        return button

    def _make_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.addWidget(self.text)
        row = QHBoxLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        inside.addLayout(row)
        return card

    # ---- showing

    def ask(self, questions: Sequence[Question]) -> None:
        """Put other questions, and the cursor on the first."""
        self.tree.clear()
        self._questions = {question.id: question for question in questions}
        self._fill(questions)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        self.tree.setFocus()

    def show_answers(self, questions: Sequence[Question]) -> None:
        """Show what was answered so far, and what the answers cost now."""
        self._questions = {question.id: question for question in questions}
        for item in self._items():
            asked = [self._questions[name] for name in _ids(item)]
            item.setText(1, _answer_text(asked))
            item.setText(2, effect_text(*asked))
        self._ask()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for place in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(place)
            if group is not None:
                yield group
                yield from (group.child(one) for one in range(group.childCount()))

    def _ask(self) -> None:
        """Show the current question in full."""
        asked = [self._questions[name] for name in _ids(self.tree.currentItem())]
        for answer, button in self.buttons.items():
            button.setEnabled(bool(asked))
            button.setChecked(bool(asked) and all(question.answer is answer for question in asked))
        if not asked:
            self.text.setText(wording.PICK)
        elif len(asked) == 1:
            self.text.setText(asked[0].text)
        else:
            self.text.setText(wording.ASK_ALL_TEXT.format(about=asked[0].about, count=len(asked)))

    # ---- answering

    def answer(self, answer: Answer | None) -> None:
        """Answer the current question, or all of its group, and go on to the next."""
        item = self.tree.currentItem()
        asked = _ids(item)
        if not asked:
            return
        self.answered.emit(dict.fromkeys(asked, answer))
        after = self.tree.itemBelow(item)
        if answer is not None and after is not None:
            self.tree.setCurrentItem(after)


def _choices() -> tuple[tuple[Answer | None, str], ...]:
    named = tuple((Answer(name), text) for name, text in wording.ANSWER_BUTTONS)
    return (*named, (None, wording.CLEAR))


def _item(question: Question, text: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setData(0, _ID, question.id)
    item.setToolTip(0, question.text)
    return item


def _ids(item: QTreeWidgetItem | None) -> list[str]:
    """List the questions of an item: its own, or those of its group."""
    if item is None:
        return []
    children = [item.child(place) for place in range(item.childCount())]
    return [str(one.data(0, _ID)) for one in children or [item]]


def _answer_text(asked: Sequence[Question]) -> str:
    said = {answer_text(question) for question in asked}
    return said.pop() if len(said) == 1 else wording.MIXED

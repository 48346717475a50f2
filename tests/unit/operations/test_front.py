"""A program that starts beside another one calls that one's window to the front."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from desktop.operations.front import CALL, call_to_front, called
from tests.helpers.stores import open_store


def test_without_another_window_nobody_is_called(tmp_path: Path) -> None:
    assert not call_to_front(tmp_path / "not there")
    open_store(tmp_path).close()
    assert not call_to_front(tmp_path)
    assert not (tmp_path / CALL).exists()


def test_a_window_that_answers_is_called(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    over, answers = threading.Event(), list[bool]()

    def answer() -> None:
        while not over.wait(0.001):
            answers.append(called(tmp_path))

    window = threading.Thread(target=answer)
    window.start()
    heard = call_to_front(tmp_path, patience=60)
    over.set()
    window.join()
    store.close()
    assert heard
    assert answers.count(True) == 1


def test_a_window_that_does_not_answer_is_left_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    assert not call_to_front(tmp_path, patience=0)
    assert not (tmp_path / CALL).exists()
    store.close()


def test_where_nothing_can_be_written_nobody_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    store = open_store(tmp_path)
    with monkeypatch.context() as locked:
        locked.setattr(Path, "touch", refuse)
        assert not call_to_front(tmp_path)
    store.close()

"""Long work on a thread: progress after a moment, a stop, and the result in the window."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.errors import UserError
from desktop.operations.progress import Progress
from desktop.views import runner as runner_module
from desktop.views.background import Background
from desktop.views.dialogs import Dialogs
from tests.helpers.window import Clerk


def test_work_is_done_elsewhere_and_its_result_comes_to_the_window(clerk: Clerk) -> None:
    threads: list[object] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 42

    results: list[tuple[int, bool]] = []
    with clerk.qtbot.waitSignal(clerk.bench.runner.idle):
        clerk.bench.runner.run(
            "…",
            work,
            lambda result: results.append((result, QThread.currentThread() is clerk.window.thread())),
        )
    assert results == [(42, True)]
    assert threads[0] is not threading.current_thread()
    assert not clerk.bench.runner.busy


def test_progress_is_shown_after_a_moment_and_can_be_stopped(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner_module, "PATIENCE", 10)
    reported = threading.Event()
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress(1, 5, "一份表.xlsx")
        reported.set()
        go_on.wait(10)
        progress(2, 5, "另一份.xlsx")

    done: list[None] = []
    clerk.bench.runner.run("正在读取…", work, done.append)
    clerk.qtbot.waitUntil(reported.is_set)
    dialog = clerk.window.findChild(QProgressDialog)
    assert dialog is not None
    clerk.qtbot.waitUntil(lambda: dialog.isVisible() and "一份表.xlsx" in dialog.labelText())
    assert (dialog.value(), dialog.maximum()) == (1, 5)
    with clerk.qtbot.waitSignal(clerk.bench.runner.idle):
        stop = dialog.findChild(QPushButton)
        assert stop is not None
        stop.click()
        go_on.set()
    assert done == []
    assert clerk.said() == "已取消。"


def test_quick_work_shows_no_progress(clerk: Clerk) -> None:
    shown: list[bool] = []
    with clerk.qtbot.waitSignal(clerk.bench.runner.idle):
        clerk.bench.runner.run("…", lambda progress: progress(0, 1, "x"), lambda _: None)
        dialog = clerk.window.findChild(QProgressDialog)
        assert dialog is not None
        shown.append(dialog.isVisible())
    assert shown == [False]


def test_what_the_world_refuses_is_a_dialog_and_what_is_ours_a_crash(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    faults: list[type] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: faults.append(kind))

    def refuse(_progress: Progress) -> None:
        raise UserError("请换一个文件夹。")

    def fail(_progress: Progress) -> None:
        raise KeyError("bug")

    for work in (refuse, fail):
        with clerk.qtbot.waitSignal(clerk.bench.runner.idle):
            clerk.bench.runner.run("…", work, lambda _: None)
    assert told == ["请换一个文件夹。"]
    assert faults == [KeyError]


def test_the_end_of_the_program_stops_all_work(clerk: Clerk) -> None:
    started = threading.Event()

    def work(progress: Progress) -> None:
        while True:
            started.set()
            progress(0, 1, "x")

    clerk.bench.runner.run("…", work, lambda _: None)
    started.wait(10)
    with clerk.qtbot.waitSignal(clerk.bench.runner.idle):
        clerk.bench.runner.finish()


def test_of_what_is_to_follow_only_the_last_is_done(qtbot: QtBot) -> None:
    go_on, done = threading.Event(), list[str]()
    background = Background(patient=False)
    background.done.connect(done.append)

    def first(_progress: Progress) -> str:
        assert go_on.wait(5)
        return "first"

    for work in (first, lambda _: "never", lambda _: "last"):
        background.follow(work)
    go_on.set()
    qtbot.waitUntil(lambda: not background.running)
    assert done == ["first", "last"]


def test_nothing_is_told_of_what_was_waited_for_at_the_end(qtbot: QtBot) -> None:
    done: list[str] = []
    background = Background(patient=False)
    background.done.connect(done.append)
    background.follow(lambda _: "before the end")
    background.follow(lambda _: "never")
    background.finish()
    background.follow(lambda _: "after it")
    qtbot.waitUntil(lambda: not background.running)
    assert done == ["after it"]

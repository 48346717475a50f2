"""Flip bits anywhere in the file: what is shown is right, or the harm is said; never a traceback."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.models.codec import document_data
from desktop.models.document import Document
from desktop.models.edits import apply
from desktop.storage.history import Action
from desktop.storage.schema import FILE_NAME
from tests.helpers.stores import SCORE, begin_draft, flip, open_store, small_form, typed

FLIPS = 150
SHOWN = dict[int, Document]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SHOWN]:
    """A closed store with one draft of a hundred and twenty edits, and what it held after each."""
    folder = tmp_path_factory.mktemp("whole")
    store = open_store(folder)
    draft = begin_draft(store)
    document = small_form()
    held = {1: document}
    for number in range(120):
        edit = typed(document, f"96.{number}")
        document = apply(document, edit)
        held[store.append(draft, [edit], Action.TYPED).result().seq] = document
    store.close(backup=False)
    return folder, held


def look(folder: Path, held: SHOWN) -> str:
    """Open the store and its draft, and say how it went; what is shown must be what was there once."""
    try:
        store = open_store(folder)
    except StoreError:
        return "the store is refused"
    try:
        opened = store.open_draft(1)
        assert document_data(opened.document) == document_data(held[opened.length])
        assert (opened.title, opened.year) == ("就业补助资金自评表", 2025)
    except StoreError:
        return "the draft is refused"
    else:
        assert opened.damage or opened.length == len(held)
        return "said" if opened.damage else "whole"
    finally:
        store.abandon()


def test_a_flipped_bit_anywhere_is_never_shown_as_right(whole: tuple[Path, SHOWN], tmp_path: Path) -> None:
    folder, held = whole
    size = (folder / FILE_NAME).stat().st_size
    chance = random.Random(2026)
    outcomes = set()
    for turn in range(FLIPS):
        copy = tmp_path / str(turn)
        shutil.copytree(folder, copy)
        flip(copy / FILE_NAME, chance.randrange(size), chance.randrange(8))
        outcomes.add(look(copy, held))
        shutil.rmtree(copy)
    assert {"whole", "said"} <= outcomes


@pytest.mark.parametrize("bit", range(8))
def test_a_flipped_bit_in_the_last_score_is_said(whole: tuple[Path, SHOWN], tmp_path: Path, bit: int) -> None:
    folder, held = whole
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    written = (copy / FILE_NAME).read_bytes()
    place = written.index(f'["96.{119}","typed"]'.encode()) + 2
    flip(copy / FILE_NAME, place, bit)
    store = open_store(copy)
    opened = store.open_draft(1)
    assert opened.document.text(SCORE) == "96.118"
    assert opened.damage
    assert (opened.damage.first, opened.damage.last, opened.length) == (121, 121, 120)
    assert "第121步起有损坏" in opened.damage_sentence
    assert [harmed.draft for harmed in store.harmed_drafts()] == [1]
    store.abandon()
    assert held[120].text(SCORE) == "96.118"


def test_a_page_torn_anywhere_is_never_shown_as_right(whole: tuple[Path, SHOWN], tmp_path: Path) -> None:
    folder, held = whole
    content = (folder / FILE_NAME).read_bytes()
    outcomes = []
    for page in range(len(content) // 4096):
        copy = tmp_path / str(page)
        shutil.copytree(folder, copy)
        torn = bytearray(content)
        torn[4096 * page + 512 : 4096 * (page + 1)] = bytes(4096 - 512)
        (copy / FILE_NAME).write_bytes(torn)
        outcomes.append(look(copy, held))
        shutil.rmtree(copy)
    assert len(set(outcomes)) > 1


@pytest.mark.parametrize("size", [0, 50, 100, 4096, 8192, 20000])
def test_a_file_cut_short_is_never_shown_as_right(
    whole: tuple[Path, SHOWN], tmp_path: Path, size: int
) -> None:
    folder, held = whole
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    with (copy / FILE_NAME).open("r+b") as stream:
        stream.truncate(size)
    assert look(copy, held) != "whole"

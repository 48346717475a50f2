"""Write the store that stands for the newest format: `python -m tests.old_files.make_store`.

Run once when a format is new, and kept for good: every later version must open it.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from desktop.models.document import Row
from desktop.models.edits import Edit, InsertRow, apply, inverse, move_row, remove_row
from desktop.storage.content import AnswerKey, Remark
from desktop.storage.drafts import DraftState
from desktop.storage.history import Action
from desktop.storage.migrations import STEPS
from desktop.storage.schema import FILE_NAME
from desktop.storage.store import Store
from tests.helpers.stores import NAME, SCORE, new_draft, open_store, rename, small_form, typed

HERE = Path(__file__).parent


def write(folder: Path) -> None:
    """Write a store with something of everything: drafts of two years, all kinds of edits, a snapshot."""
    store = open_store(folder)
    unit = store.add_unit("人力资源和社会保障局", "301")
    first = store.add_project(unit, "就业补助资金", "A01")
    second = store.add_project(unit, "职业技能提升")
    _edited(store, store.create_draft(new_draft(first)))
    _long(store, store.create_draft(new_draft(second, year=2024, title="职业技能提升自评表")))
    store.delete_draft(store.create_draft(new_draft(second, title="作废")))
    store.close(backup=False)


def _edited(store: Store, draft: int) -> None:
    document = small_form()

    def save(action: Action, *group: Edit) -> None:
        nonlocal document
        for edit in group:
            document = apply(document, edit)
        store.append(draft, group, action, total="96.96").result()

    save(Action.TYPED, typed(document, "8"))
    save(Action.PASTED, InsertRow("indicators", Row("x1"), "r1"), typed(document, "≥98%", NAME))
    save(Action.TYPED, move_row(document, "indicators", "r1", "r2"))
    removed = remove_row(document, "indicators", "r2")
    save(Action.TYPED, removed)
    save(Action.UNDO, inverse(removed))
    store.answer(draft, AnswerKey("low-score", SCORE), "培训推迟到下年").result()
    rename(store, draft, "就业补助资金自评表（二稿）")
    store.set_draft_state(draft, DraftState.CHECKED)
    store.append(draft, [], Action.CHOSEN, pack="mof-2017").result()
    store.hand_over(draft, "第1次报送", "ABCD-EFGH-JKMN").result()
    store.remark(draft, [Remark("m1", "请说明偏差原因", SCORE)], DraftState.RETURNED).result()
    store.remark(draft, [Remark("m1", "请说明偏差原因", SCORE, "已补充")], DraftState.CHECKED).result()
    store.keep_cursor(draft, SCORE).result()


def _long(store: Store, draft: int) -> None:
    """Edit often enough for a snapshot."""
    document = small_form()
    for number in range(130):
        edit = typed(document, str(number))
        document = apply(document, edit)
        store.append(draft, [edit], Action.TYPED).result()
    store.pack(draft)
    for number in range(3):
        store.append(draft, [typed(document, f"{number}号")], Action.TYPED).result()
        document = apply(document, typed(document, f"{number}号"))
    store.append(draft, [typed(document, "129")], Action.TYPED).result()


def main() -> None:
    """Write the file beside this one."""
    with tempfile.TemporaryDirectory() as place:
        write(Path(place))
        shutil.copy(Path(place) / FILE_NAME, HERE / f"v{len(STEPS)}.sqlite3")


if __name__ == "__main__":
    main()

"""How the clerk likes to work, remembered from day to day: zoom, the way of Enter, the last folder."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop import paths
from desktop.errors import UserError
from desktop.saving import save

FILE_NAME = "habits.json"


@dataclass(slots=True)
class Habits:
    """What is remembered; no part of any draft."""

    zoom: int = 100
    """Per cent."""
    enter_right: bool = False
    folder: str = ""
    """Where a file was opened or written last."""
    file_name: str = ""
    """Pattern that names the files of forms; blank for the usual one."""
    import_panes: str = ""
    """How large the parts of the import window were made; blank for the usual."""

    def start_folder(self, otherwise: str) -> str:
        """Choose the folder that a file dialog opens in: the last one as long as it is there."""
        return self.folder if self.folder and Path(self.folder).is_dir() else otherwise

    def renew(self) -> None:
        """Read again what is remembered, after it was brought from elsewhere."""
        for name, kept in asdict(load_habits()).items():
            setattr(self, name, kept)

    def went_to(self, file: str | Path) -> None:
        """Remember the folder of a file."""
        self.folder = str(Path(file).parent)


def load_habits(folder: Path | None = None) -> Habits:
    """Read what was remembered; anything that can't be read is as on the first day."""
    try:
        data = json.loads(((folder or paths.user_folder()) / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Habits()
    known = asdict(Habits())
    kept = data if isinstance(data, dict) else {}
    return Habits(
        **{name: kept[name] for name, usual in known.items() if type(kept.get(name)) is type(usual)}
    )


def keep_habits(habits: Habits, folder: Path | None = None) -> None:
    """Remember; where the folder can't be written, it is only for today."""
    text = json.dumps(asdict(habits), ensure_ascii=False, indent=1)
    with suppress(UserError):
        save(text.encode(), (folder or paths.user_folder()) / FILE_NAME, private=True)

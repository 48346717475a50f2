"""A rule pack more than the program has.

know(monkeypatch, pack)   let the program know the pack until the test, or the context, ends
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.operations.definition_files import Head
from desktop.operations.library import library
from desktop.templates.pack import RulePack


def know(monkeypatch: pytest.MonkeyPatch, pack: RulePack) -> RulePack:
    """Add a pack to the program's own, as if it stood in a file."""
    known = library()
    packs = {each.id: each for each in known.packs()}
    heads = {**known._files.pack_heads, pack.id: Head(pack.id, pack.name, "", "")}
    monkeypatch.setattr(known, "_packs", {**packs, pack.id: pack})
    monkeypatch.setattr(known, "_files", replace(known._files, pack_heads=heads))
    return pack

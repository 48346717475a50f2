"""Work out `extends`: a template as another one with blocks replaced and inserted."""

from __future__ import annotations

from typing import Any

from desktop.templates.strict import Faults
from desktop.text import definitions as wording

Tree = dict[str, Any]
_CHANGES = {"replace": "id", "insert": "after"}
"""What can be done to the blocks, and the key that names the place."""


def resolve(trees: dict[str, Tree], faults: Faults) -> dict[str, Tree]:
    """Make each tree stand for itself.

    Args:
        trees: Tree of each template file by file name.
        faults: Takes what is wrong.

    Returns:
        Whole trees by file name; one that can't be worked out is left out.
    """
    files: dict[str, str] = {}
    for file, tree in trees.items():
        name = str(tree.get("id") or "")
        if name in files:
            faults.add(file, "id", wording.SAME_DEFINITION.format(name=name, other=files[name]))
        if name:
            files.setdefault(name, file)
    resolver = _Resolver(trees, files, faults)
    return {file: whole for file in trees if (whole := resolver.whole(file, ())) is not None}


class _Resolver:
    def __init__(self, trees: dict[str, Tree], files: dict[str, str], faults: Faults) -> None:
        self._trees = trees
        self._files = files
        self._faults = faults

    def whole(self, file: str, chain: tuple[str, ...]) -> Tree | None:
        tree = self._trees[file]
        if "extends" not in tree:
            return tree
        if file in chain:
            circle = " → ".join((*chain[chain.index(file) :], file))
            self._faults.add(file, "extends", wording.EXTENDS_ITSELF.format(chain=circle))
            return None
        name = str(tree["extends"])
        if name not in self._files:
            known = "、".join(self._files)
            self._faults.add(file, "extends", wording.UNKNOWN_EXTENDS.format(name=name, known=known))
            return None
        base = self.whole(self._files[name], (*chain, file))
        return None if base is None else self._changed(file, base, tree)

    def _changed(self, file: str, base: Tree, tree: Tree) -> Tree:
        blocks = base.get("blocks")
        own = {key: value for key, value in tree.items() if key not in (*_CHANGES, "extends")}
        # What is wrong with the base's own blocks is said where the base is built.
        if isinstance(blocks, list) and all(isinstance(block, dict) for block in blocks):
            for change, key in _CHANGES.items():
                blocks = self._all_placed(file, change, key, blocks, tree.get(change, []))
        return {**base, "blocks": blocks, **own}

    def _all_placed(self, file: str, name: str, key: str, blocks: list[Any], changes: Any) -> list[Any]:
        if not isinstance(changes, list):
            self._faults.add(file, name, wording.NOT_A_LIST)
            return blocks
        for place, change in enumerate(changes, 1):
            blocks = self._placed(file, f"{name}[{place}]", key, blocks, change)
        return blocks

    def _placed(self, file: str, path: str, key: str, blocks: list[Any], change: Any) -> list[Any]:
        if not isinstance(change, dict) or set(change) != {key, "block"}:
            self._faults.add(file, path, wording.ONLY_KEYS.format(allowed=f"{key}、block"))
            return blocks
        if not isinstance(change["block"], dict):
            self._faults.add(file, f"{path}.block", wording.NOT_A_MAPPING)
            return blocks
        known = [str(block.get("id")) for block in blocks]
        name = str(change[key])
        if name not in known:
            sentence = wording.NO_SUCH_BLOCK.format(name=name, known="、".join(known))
            self._faults.add(file, f"{path}.{key}", sentence)
            return blocks
        place = known.index(name)
        keep = place + 1 if key == "after" else place
        return [*blocks[:keep], change["block"], *blocks[place + 1 :]]

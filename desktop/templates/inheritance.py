"""Work out `extends`: a template as another with blocks changed, a pack as another with rules changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.templates.strict import Faults
from desktop.text import definitions as wording

Tree = dict[str, Any]
Change = Callable[[str, Tree, Tree, Faults], Tree]
"""Makes the whole of a child out of its file, its base and its own tree."""
_BLOCK_CHANGES = {"replace": "id", "insert": "after"}
"""What can be done to the blocks, and the key that names the place."""
_RULE_CHANGES = ("sources", "rules", "drop", "extends")


def templates(trees: dict[str, Tree], faults: Faults) -> dict[str, Tree]:
    """Make each template's tree stand for itself, blocks replaced and inserted.

    Args:
        trees: Tree of each template file by file name.
        faults: Takes what is wrong.

    Returns:
        Whole trees by file name; one that can't be worked out is left out.
    """
    return _resolved(trees, faults, wording.TEMPLATE, _with_blocks)


def packs(trees: dict[str, Tree], faults: Faults) -> dict[str, Tree]:
    """Make each rule pack's tree stand for itself: sources merged, rules replaced by id, added or dropped.

    Args:
        trees: Tree of each pack file by file name.
        faults: Takes what is wrong.

    Returns:
        Whole trees by file name; one that can't be worked out is left out.
    """
    return _resolved(trees, faults, wording.PACK, _with_rules)


def _resolved(trees: dict[str, Tree], faults: Faults, what: str, change: Change) -> dict[str, Tree]:
    files: dict[str, str] = {}
    for file, tree in trees.items():
        name = str(tree.get("id") or "")
        if name in files:
            faults.add(file, "id", wording.SAME_DEFINITION.format(name=name, other=files[name]))
        if name:
            files.setdefault(name, file)
    resolver = _Resolver(trees, files, faults, what, change)
    return {file: whole for file in trees if (whole := resolver.whole(file, ())) is not None}


class _Resolver:
    def __init__(
        self, trees: dict[str, Tree], files: dict[str, str], faults: Faults, what: str, change: Change
    ) -> None:
        self._trees = trees
        self._files = files
        self._faults = faults
        self._what = what
        self._change = change

    def whole(self, file: str, chain: tuple[str, ...]) -> Tree | None:
        tree = self._trees[file]
        if "extends" not in tree:
            return tree
        if file in chain:
            circle = " → ".join((*chain[chain.index(file) :], file))
            self._faults.add(file, "extends", wording.EXTENDS_ITSELF.format(what=self._what, chain=circle))
            return None
        name = str(tree["extends"])
        if name not in self._files:
            known = "、".join(self._files)
            sentence = wording.UNKNOWN_EXTENDS.format(name=name, what=self._what, known=known)
            self._faults.add(file, "extends", sentence)
            return None
        base = self.whole(self._files[name], (*chain, file))
        return None if base is None else self._change(file, base, tree, self._faults)


def _with_blocks(file: str, base: Tree, tree: Tree, faults: Faults) -> Tree:
    blocks = base.get("blocks")
    own = {key: value for key, value in tree.items() if key not in (*_BLOCK_CHANGES, "extends")}
    # What is wrong with the base's own blocks is said where the base is built.
    if isinstance(blocks, list) and all(isinstance(block, dict) for block in blocks):
        for change, key in _BLOCK_CHANGES.items():
            blocks = _all_placed(file, change, key, blocks, tree.get(change, []), faults)
    return {**base, "blocks": blocks, **own}


def _all_placed(file: str, name: str, key: str, blocks: list[Any], changes: Any, faults: Faults) -> list[Any]:
    if not isinstance(changes, list):
        faults.add(file, name, wording.NOT_A_LIST)
        return blocks
    for place, change in enumerate(changes, 1):
        blocks = _placed(file, f"{name}[{place}]", key, blocks, change, faults)
    return blocks


def _placed(file: str, path: str, key: str, blocks: list[Any], change: Any, faults: Faults) -> list[Any]:
    if not isinstance(change, dict) or set(change) != {key, "block"}:
        faults.add(file, path, wording.ONLY_KEYS.format(allowed=f"{key}、block"))
        return blocks
    if not isinstance(change["block"], dict):
        faults.add(file, f"{path}.block", wording.NOT_A_MAPPING)
        return blocks
    known = [str(block.get("id")) for block in blocks]
    name = str(change[key])
    if name not in known:
        sentence = wording.NO_SUCH_BLOCK.format(name=name, known="、".join(known))
        faults.add(file, f"{path}.{key}", sentence)
        return blocks
    place = known.index(name)
    keep = place + 1 if key == "after" else place
    return [*blocks[:keep], change["block"], *blocks[place + 1 :]]


def _with_rules(file: str, base: Tree, tree: Tree, faults: Faults) -> Tree:
    whole = {**base, **{key: value for key, value in tree.items() if key not in _RULE_CHANGES}}
    sources = tree.get("sources", {})
    if not isinstance(sources, dict):
        faults.add(file, "sources", wording.NOT_A_MAPPING)
    elif isinstance(base.get("sources"), dict):
        whole["sources"] = {**base["sources"], **sources}
    rules = base.get("rules")
    # What is wrong with the base's own rules is said where the base is built.
    if isinstance(rules, list) and all(isinstance(rule, dict) for rule in rules):
        kept = _kept(file, rules, tree.get("drop", []), faults)
        whole["rules"] = _replaced(file, kept, tree.get("rules", []), faults)
    return whole


def _kept(file: str, rules: list[Any], dropped: Any, faults: Faults) -> list[Any]:
    if not isinstance(dropped, list):
        faults.add(file, "drop", wording.NOT_A_LIST)
        return rules
    known = [str(rule.get("id")) for rule in rules]
    for place, name in enumerate(dropped, 1):
        if name not in known:
            sentence = wording.NO_SUCH_RULE.format(name=name, known="、".join(known))
            faults.add(file, f"drop[{place}]", sentence)
    return [rule for rule in rules if rule.get("id") not in dropped]


def _replaced(file: str, rules: list[Any], own: Any, faults: Faults) -> list[Any]:
    if not isinstance(own, list):
        faults.add(file, "rules", wording.NOT_A_LIST)
        return rules
    changed = {str(rule.get("id")): rule for rule in own if isinstance(rule, dict)}
    if len(changed) < len(own):
        faults.add(file, "rules", wording.OWN_RULES)
        return rules
    known = [str(rule.get("id")) for rule in rules]
    replaced = [changed.get(name, rule) for name, rule in zip(known, rules, strict=True)]
    return [*replaced, *(rule for name, rule in changed.items() if name not in known)]

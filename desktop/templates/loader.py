"""Read templates, rule packs and the vocabulary from their texts, strictly and with all faults at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.errors import DefinitionError
from desktop.templates import soundness
from desktop.templates.pack import KINDS, ROLES, THRESHOLDS, Rule, RulePack
from desktop.templates.spec import Block, FieldsBlock, LineBlock, Source, Span, TableBlock, Template
from desktop.templates.strict import Converter, Faults, parse_text
from desktop.templates.vocabulary import Vocabulary
from desktop.text import definitions as wording

_BLOCKS: dict[str, type] = {"line": LineBlock, "fields": FieldsBlock, "table": TableBlock}
_CHANGES = ("extends", "replace", "insert")


@dataclass(frozen=True, slots=True)
class Definitions:
    """Everything that the program knows of forms and rules."""

    templates: Mapping[str, Template]
    sources: Mapping[str, str]
    """Resolved text of each template, by which a draft keeps the version it was made with."""
    packs: Mapping[str, RulePack]
    vocabulary: Vocabulary


def load(templates: Mapping[str, str], packs: Mapping[str, str], vocabulary: tuple[str, str]) -> Definitions:
    """Load all definitions from their texts.

    Args:
        templates: Text of each template file by file name.
        packs: Text of each rule pack file by file name.
        vocabulary: File name and text of the vocabulary.

    Raises:
        DefinitionError: Anything is wrong; the sentence lists every fault with file and key path.
    """
    faults = Faults()
    known_packs = _load_packs(packs, faults)
    words = Converter(vocabulary[0], faults).build(parse_text(*vocabulary, faults), Vocabulary, "")
    trees = _resolve({file: parse_text(file, text, faults) for file, text in templates.items()}, faults)
    loaded: dict[str, Template] = {}
    sources: dict[str, str] = {}
    for file, tree in trees.items():
        template = _template(file, tree, faults)
        if template:
            soundness.check_template(file, template, known_packs, faults)
            loaded[template.id] = template
            sources[template.id] = _canonical(tree)
    _refuse(faults)
    return Definitions(loaded, sources, known_packs, words)


def load_template(file: str, text: str) -> Template:
    """Load one template from its resolved text, as a draft keeps it.

    Raises:
        DefinitionError: Anything is wrong with it.
    """
    faults = Faults()
    template = _template(file, parse_text(file, text, faults), faults)
    _refuse(faults)
    assert template is not None
    return template


def _refuse(faults: Faults) -> None:
    if faults.sentences:
        raise DefinitionError(
            wording.FILE_FAULTS.format(count=len(faults.sentences), faults="\n".join(faults.sentences))
        )


def _canonical(tree: Mapping[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, indent=1)


def _template(file: str, tree: Mapping[str, Any], faults: Faults) -> Template | None:
    before = len(faults.sentences)
    converter = Converter(file, faults, {Span: _span, Block: _block})  # type: ignore[dict-item]  # a union is a key too
    template = converter.build(dict(tree), Template, "", digest="")
    if template is None or len(faults.sentences) > before:
        return None
    digest = hashlib.sha256(_canonical(tree).encode()).hexdigest()
    return replace(template, digest=digest)


def _span(converter: Converter, node: Any, path: str) -> Span | None:
    ends = str(node).split("-")
    if len(ends) > 2 or not all(len(end) == 1 and "A" <= end <= "Z" for end in ends) or ends[0] > ends[-1]:
        converter.fault(path, wording.wrong_value(str(node), wording.SCALARS["Span"]))
        return None
    return Span(ord(ends[0]) - ord("A"), ord(ends[-1]) - ord("A"))


def _block(converter: Converter, node: Any, path: str) -> Any:
    if not isinstance(node, dict) or node.get("kind") not in _BLOCKS:
        converter.fault(f"{path}.kind", wording.NO_KIND.format(allowed="、".join(_BLOCKS)))
        return None
    return converter.build(node, _BLOCKS[node["kind"]], path, kind="")


def _resolve(trees: dict[str, dict[str, Any]], faults: Faults) -> dict[str, dict[str, Any]]:
    """Work out `extends`, so that each tree stands for itself."""
    by_id: dict[str, str] = {}
    for file, tree in trees.items():
        name = str(tree.get("id", ""))
        if name in by_id:
            faults.add(file, "id", wording.SAME_DEFINITION.format(name=name, other=by_id[name]))
        by_id[name] = file
    return {file: whole for file in trees if (whole := _whole(file, trees, by_id, faults, ())) is not None}


def _whole(
    file: str, trees: dict[str, dict[str, Any]], by_id: dict[str, str], faults: Faults, chain: tuple[str, ...]
) -> dict[str, Any] | None:
    tree = trees[file]
    if "extends" not in tree:
        return tree
    name = str(tree["extends"])
    if name not in by_id:
        faults.add(file, "extends", wording.UNKNOWN_EXTENDS.format(name=name, known="、".join(by_id)))
        return None
    if file in chain:
        faults.add(file, "extends", wording.EXTENDS_ITSELF.format(chain=" → ".join((*chain, file))))
        return None
    base = _whole(by_id[name], trees, by_id, faults, (*chain, file))
    if base is None:
        return None
    own = {key: value for key, value in tree.items() if key not in _CHANGES}
    blocks = list(base.get("blocks", []))
    for place, change in enumerate(tree.get("replace", []), 1):
        blocks = _placed(file, f"replace[{place}]", blocks, change, "id", faults)
    for place, change in enumerate(tree.get("insert", []), 1):
        blocks = _placed(file, f"insert[{place}]", blocks, change, "after", faults)
    return {**base, "blocks": blocks, **own}


def _placed(file: str, path: str, blocks: list[Any], change: Any, key: str, faults: Faults) -> list[Any]:
    if not isinstance(change, dict) or set(change) != {key, "block"}:
        faults.add(file, path, wording.UNKNOWN_KEY.format(allowed=f"{key}、block"))
        return blocks
    known = [block.get("id") for block in blocks]
    if change[key] not in known:
        names = "、".join(map(str, known))
        faults.add(file, f"{path}.{key}", wording.NO_SUCH_BLOCK.format(name=change[key], known=names))
        return blocks
    place = known.index(change[key])
    keep = place + 1 if key == "after" else place
    return [*blocks[:keep], change["block"], *blocks[place + 1 :]]


def _load_packs(texts: Mapping[str, str], faults: Faults) -> dict[str, RulePack]:
    packs: dict[str, RulePack] = {}
    for file, text in texts.items():
        tree = parse_text(file, text, faults)
        before = len(faults.sentences)
        pack = _pack(Converter(file, faults), tree)
        if pack is None or len(faults.sentences) > before:
            continue
        if pack.id in packs:
            faults.add(file, "id", wording.SAME_ID.format(name=pack.id))
        soundness.check_pack(file, pack, faults)
        packs[pack.id] = pack
    return packs


def _pack(converter: Converter, tree: dict[str, Any]) -> RulePack | None:
    sources = tree.get("sources")
    if not isinstance(sources, dict):
        converter.fault("sources", wording.MISSING_KEY)
        return None
    known = {name: converter.convert(node, Source, f"sources.{name}") for name, node in sources.items()}
    special = {Rule: lambda one, node, path: _rule(one, node, path, known)}
    pack: RulePack | None = Converter(converter.file, converter.faults, special).build(
        tree, RulePack, "", sources=None
    )
    return pack


def _rule(converter: Converter, node: Any, path: str, sources: Mapping[str, Source]) -> Any:
    if not isinstance(node, dict):
        return converter.fault(path, wording.NOT_A_MAPPING)
    kind, name, source = (str(node.get(key, "")) for key in ("kind", "id", "source"))
    if name not in (*ROLES, *THRESHOLDS):
        allowed = "、".join((*ROLES, *THRESHOLDS))
        converter.fault(f"{path}.id", wording.UNKNOWN_RULE.format(name=name, allowed=allowed))
    if kind not in KINDS:
        return converter.fault(f"{path}.kind", wording.NO_KIND.format(allowed="、".join(KINDS)))
    if source not in sources:
        known = "、".join(sources)
        return converter.fault(f"{path}.source", wording.UNKNOWN_SOURCE.format(name=source, known=known))
    parameters = converter.build(node.get("parameters", {}), KINDS[kind], f"{path}.parameters")
    return converter.build(node, Rule, path, source=sources[source], parameters=parameters)

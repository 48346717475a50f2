"""Read templates, rule packs and the vocabulary from their texts, strictly and with all faults at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.errors import DefinitionError
from desktop.templates import inheritance, pack_soundness, place_soundness, soundness
from desktop.templates.pack import KINDS, Rule, RulePack
from desktop.templates.spec import Block, FieldsBlock, LineBlock, Source, Span, TableBlock, Template
from desktop.templates.strict import Converter, Faults, parse_text
from desktop.templates.vocabulary import Vocabulary
from desktop.text import definitions as wording

_BLOCKS: dict[str, type] = {"line": LineBlock, "fields": FieldsBlock, "table": TableBlock}
Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Definitions:
    """Everything that the program knows of forms and rules."""

    templates: Mapping[str, Template]
    sources: Mapping[str, str]
    """Resolved text of each template, by which a draft keeps the version it was made with."""
    packs: Mapping[str, RulePack]
    vocabulary: Vocabulary


def load(
    templates: Mapping[str, str],
    packs: Mapping[str, str],
    vocabulary: tuple[str, str],
    *,
    whole: bool = True,
) -> Definitions:
    """Load definitions from their texts.

    Args:
        templates: Text of each template file by file name.
        packs: Text of each rule pack file by file name.
        vocabulary: File name and text of the vocabulary.
        whole: These are all there are; otherwise links to other templates are not looked at.

    Raises:
        DefinitionError: Anything is wrong; the sentence lists every fault with file and key path.
    """
    faults = Faults()
    known_packs = _load_packs(packs, faults)
    words = _vocabulary(*vocabulary, faults)
    loaded: dict[str, Template] = {}
    sources: dict[str, str] = {}
    trees = inheritance.templates(_trees(templates, faults), faults)
    built = {file: _template(file, tree, faults) for file, tree in trees.items()}
    known = {str(trees[file].get("id")): one[0] if one else None for file, one in built.items()}
    for file, one in built.items():
        if one:
            template, sources[one[0].id] = one
            soundness.check_template(file, template, known_packs, faults)
            if whole:
                place_soundness.check_links(file, template, known, faults)
            loaded[template.id] = template
    _refuse(faults)
    sound = {name: pack for name, pack in known_packs.items() if pack is not None}
    return Definitions(loaded, sources, sound, words)


def load_template(file: str, text: str) -> Template:
    """Load one template from its resolved text, as a draft keeps it.

    Raises:
        DefinitionError: Anything is wrong with it.
    """
    faults = Faults()
    built = next((_template(file, tree, faults) for tree in _trees({file: text}, faults).values()), None)
    _refuse(faults)
    assert built is not None
    return built[0]


def _refuse(faults: Faults) -> None:
    if faults.sentences:
        raise DefinitionError(
            wording.FILE_FAULTS.format(count=len(faults.sentences), faults="\n".join(faults.sentences))
        )


def _trees(texts: Mapping[str, str], faults: Faults) -> dict[str, Tree]:
    read = {file: parse_text(file, text, faults) for file, text in texts.items()}
    return {file: tree for file, tree in read.items() if tree is not None}


def _template(file: str, tree: Tree, faults: Faults) -> tuple[Template, str] | None:
    """Build a template, with the resolved text that its digest is of."""
    before = len(faults.sentences)
    converter = Converter(file, faults, {Span: _span, Block: _block})
    template: Template | None = converter.build(tree, Template, "", digest="")
    if "digest" in tree:
        converter.fault("digest", wording.WORKED_OUT)
    if template is None or len(faults.sentences) > before:
        return None
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, indent=1)
    return replace(template, digest=hashlib.sha256(text.encode()).hexdigest()), text


def _span(converter: Converter, node: Any, path: str) -> Span | None:
    ends = str(node).split("-")
    if len(ends) > 2 or not all(len(end) == 1 and "A" <= end <= "Z" for end in ends) or ends[0] > ends[-1]:
        converter.fault(path, wording.wrong_value(str(node), wording.SCALARS["Span"]))
        return None
    return Span(ord(ends[0]) - ord("A"), ord(ends[-1]) - ord("A"))


def _block(converter: Converter, node: Any, path: str) -> Any:
    if not isinstance(node, dict):
        return converter.fault(path, wording.NOT_A_MAPPING)
    kind = str(node.get("kind", ""))
    if kind not in _BLOCKS:
        return converter.fault(f"{path}.kind", wording.NO_KIND.format(allowed="、".join(_BLOCKS)))
    return converter.build(node, _BLOCKS[kind], path, kind="")


def _vocabulary(file: str, text: str, faults: Faults) -> Any:
    trees = _trees({file: text}, faults)
    words: Vocabulary | None = Converter(file, faults).build(trees[file], Vocabulary, "") if trees else None
    if words and not faults.sentences:
        soundness.check_vocabulary(file, words, faults)
    return words


def _load_packs(texts: Mapping[str, str], faults: Faults) -> dict[str, RulePack | None]:
    """Load the packs; a faulty one is None, so that templates are not told that there is no such pack.

    What is wrong with a pack is not said again of those that extend it.
    """
    trees = _trees(texts, faults)
    names = {file: str(tree.get("id") or "") for file, tree in trees.items()}
    whole = inheritance.packs(trees, faults)
    packs: dict[str, RulePack | None] = dict.fromkeys(names.values())
    for file in sorted(whole, key=lambda one: _depth(one, trees, names)):
        base = str(trees[file].get("extends", ""))
        if not base or packs[base] is not None:
            packs[names[file]] = _sound_pack(file, whole[file], faults, extended=bool(base))
    return packs


def _depth(file: str, trees: Mapping[str, Tree], names: Mapping[str, str]) -> int:
    """Count the packs that one extends, each through the next; only asked where there is no circle."""
    base = trees[file].get("extends")
    return 0 if base is None else 1 + _depth(next(one for one in names if names[one] == base), trees, names)


def _sound_pack(file: str, tree: Tree, faults: Faults, *, extended: bool) -> RulePack | None:
    before = len(faults.sentences)
    pack = _pack(Converter(file, faults), tree, extended=extended)
    if pack is not None and len(faults.sentences) == before:
        pack_soundness.check_pack(file, pack, faults)
    return pack if len(faults.sentences) == before else None


def _pack(converter: Converter, tree: Tree, *, extended: bool) -> RulePack | None:
    sources = tree.get("sources")
    if not isinstance(sources, dict):
        converter.fault("sources", wording.NOT_A_MAPPING if "sources" in tree else wording.MISSING_KEY)
        sources = {}
    known = {name: converter.convert(node, Source, f"sources.{name}") for name, node in sources.items()}
    special = {Rule: lambda one, node, path: _rule(one, node, path, known, by_id=extended)}
    strict = Converter(converter.file, converter.faults, special)
    pack: RulePack | None = strict.build(tree, RulePack, "", sources=None)
    return pack


def _rule(converter: Converter, node: Any, path: str, sources: Mapping[str, Source], *, by_id: bool) -> Any:
    """Build a rule; in a pack that extends another it is named by its id, for its place is not its own."""
    if not isinstance(node, dict):
        return converter.fault(path, wording.NOT_A_MAPPING)
    if by_id:
        path = f"rules.{node.get('id')}"
    kind, source = (str(node.get(key, "")) for key in ("kind", "source"))
    if source not in sources:
        known = "、".join(sources)
        converter.fault(f"{path}.source", wording.UNKNOWN_SOURCE.format(name=source, known=known))
    parameters = None
    if kind in KINDS:
        parameters = converter.build(node.get("parameters", {}), KINDS[kind], f"{path}.parameters")
    else:
        converter.fault(f"{path}.kind", wording.NO_KIND.format(allowed="、".join(KINDS)))
    return converter.build(node, Rule, path, source=sources.get(source), parameters=parameters)

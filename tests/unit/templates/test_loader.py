"""Templates, packs and vocabulary are loaded strictly, and every fault is said at once with its place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import DefinitionError
from desktop.templates import loader
from desktop.templates.spec import Align, Span, TableBlock

FOLDER = Path(__file__).parents[2] / "broken_files" / "templates"
TEMPLATES, PACK, VOCABULARY = ("form.yaml", "child.yaml"), "pack.yaml", "vocabulary.yaml"
SOUND = {name: (FOLDER / name).read_text("utf-8") for name in (*TEMPLATES, PACK, VOCABULARY)}


def load(**changed: str) -> loader.Definitions:
    """Load the sound files, with some of them (named without .yaml) written otherwise."""
    texts = SOUND | {f"{name}.yaml": text for name, text in changed.items()}
    templates = {name: texts[name] for name in TEMPLATES}
    extra = {name: text for name, text in texts.items() if name not in SOUND}
    packs = {name: text for name, text in extra.items() if name.startswith("pack")}
    templates |= {name: text for name, text in extra.items() if name not in packs}
    return loader.load(templates, {PACK: texts[PACK], **packs}, (VOCABULARY, texts[VOCABULARY]))


def refusal(**changed: str) -> str:
    with pytest.raises(DefinitionError) as refused:
        load(**changed)
    return refused.value.sentence


@dataclass(frozen=True)
class Fault:
    file: str
    sound: str
    broken: str
    words: tuple[str, ...]

    def text(self, sound: str) -> str:
        assert self.sound in sound, self.sound
        return sound.replace(self.sound, self.broken, 1)


def _faults() -> Iterator[Fault]:
    for line in (FOLDER / "faults.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            file, sound, broken, words = line.split(" | ")
            said = tuple(word.strip() for word in words.split(" & "))
            escaped = (part.replace("\\n", "\n").replace("\\t", "\t") for part in (sound, broken))
            yield Fault(file.strip(), *escaped, said)


FAULTS = tuple(_faults())


def test_the_sound_files_load() -> None:
    definitions = load()
    assert list(definitions.templates) == ["form", "child"]
    form = definitions.templates["form"]
    table = form.table("indicators")
    assert isinstance(table, TableBlock)
    assert table.growing
    assert [column.at for column in table.columns] == [Span(0, 0), Span(1, 2), Span(3, 3)]
    assert definitions.packs["pack"].rule("execution").source.number == "财预〔2020〕10号"
    assert definitions.vocabulary.labels["unit"] == ("实施单位", "预算单位")


def test_a_child_is_its_parent_with_blocks_replaced_and_inserted() -> None:
    definitions = load()
    form, child = definitions.templates["form"], definitions.templates["child"]
    assert [block.id for block in child.blocks] == [*(block.id for block in form.blocks), "analysis"]
    assert child.blocks[0] != form.blocks[0]
    assert child.blocks[1:5] == form.blocks[1:5]
    assert (child.name, child.unit, child.page) == ("小表（带分析）", form.unit, form.page)


def test_a_draft_loads_the_version_it_was_made_with() -> None:
    definitions = load()
    for name, template in definitions.templates.items():
        assert loader.load_template("draft", definitions.sources[name]) == template
    assert definitions.templates["form"].digest != definitions.templates["child"].digest


def test_a_damaged_version_is_refused() -> None:
    with pytest.raises(DefinitionError, match="draft：name：缺少这个键"):
        loader.load_template("draft", "{}")
    with pytest.raises(DefinitionError, match="不是合格的YAML文本"):
        loader.load_template("draft", "{")


def test_the_digest_changes_with_the_text_and_not_with_its_order() -> None:
    first = load().templates["form"]
    moved = SOUND["form.yaml"].replace("unit: 万元\npack: pack", "pack: pack\nunit: 万元")
    assert load(form=moved).templates["form"].digest == first.digest
    renamed = SOUND["form.yaml"].replace("小表", "另一表")
    assert load(form=renamed).templates["form"].digest != first.digest


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.file}-{fault.words[0][:40]}")
def test_a_fault_is_refused_with_file_place_and_remedy(fault: Fault) -> None:
    sentence = refusal(**{fault.file.removesuffix(".yaml"): fault.text(SOUND[fault.file])})
    assert [words for words in fault.words if words not in sentence] == []


def test_all_faults_are_said_at_once() -> None:
    sentence = refusal(
        form=SOUND["form.yaml"].replace("unit: 万元", "unit: 美元").replace("size: A4", "size: B5"),
        pack=SOUND["pack.yaml"].replace("zero_at: 2", "zero_at: 1"),
        vocabulary=SOUND["vocabulary.yaml"].replace("total:", "totals:"),
    )
    # The child repeats the form's own faults under its own name.
    assert sentence.startswith("定义文件有7处错误")
    for words in (
        "form.yaml：unit",
        "form.yaml：page.size",
        "pack.yaml：rules.at-most",
        "vocabulary.yaml：totals",
    ):
        assert sentence.count(words) == 1


def test_a_fault_in_a_parent_is_said_once_however_many_extend_it() -> None:
    child = SOUND["child.yaml"]
    broken = child.replace("after: total", "after: summary")
    first = child.replace("extends: form", "extends: child").replace("id: child", "id: first")
    second = child.replace("extends: form", "extends: child").replace("id: child", "id: second")
    assert refusal(child=broken, first=first, second=second).count("child.yaml：insert[1].after") == 1


@pytest.mark.parametrize("name", ["form", "child", "pack", "vocabulary"])
@pytest.mark.parametrize("text", ["", "# 空文件\n", "[]", "文字", "null", "\x00", "---\na: 1\n---\nb: 2\n"])
def test_a_file_that_holds_no_definition_is_refused(name: str, text: str) -> None:
    assert f"{name}.yaml" in refusal(**{name: text})


def test_a_rule_that_is_no_mapping_is_refused() -> None:
    broken = SOUND["pack.yaml"].partition("rules:")[0] + "rules: [execution]"
    assert "pack.yaml：rules[1]：此处应为“键: 值”的一组内容" in refusal(pack=broken)


def test_an_unreadable_file_is_one_fault() -> None:
    sentence = refusal(form="unit: [")
    assert "定义文件有2处错误" in sentence
    assert "child.yaml：extends：没有代号为“form”的表样可以沿用" in sentence


def test_the_same_pack_twice_is_refused() -> None:
    assert "pack2.yaml：id：代号“pack”在pack.yaml里已经用过" in refusal(pack2=SOUND["pack.yaml"])


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 100_000, "- " * 100_000, "? " * 100_000, "a: " + "{b: " * 5000]
)
def test_deep_nesting_is_refused_before_it_is_parsed(text: str) -> None:
    assert "层数太多" in refusal(form=text)


def test_brackets_in_quotes_do_not_hide_others() -> None:
    assert "层数太多" in refusal(form='a: "' + "]" * 1000 + '"\nb: ' + "[" * 1000)


@given(st.sampled_from(sorted(SOUND)), st.data())
def test_no_damage_to_a_file_gives_anything_but_a_sentence(name: str, data: st.DataObject) -> None:
    lines = SOUND[name].splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    indent = lines[place][: len(lines[place]) - len(lines[place].lstrip())]
    damage = st.sampled_from(
        ["", "-", "- x", "x", "x:", "x: y", "[a, b]", "{}", "null", "x: [", "? a", "&a", "!!int"]
    )
    lines[place] = indent + data.draw(damage)
    text = "\n".join(lines)
    # Anything else that is raised fails the test.
    with contextlib.suppress(DefinitionError):
        assert set(load(**{name.removesuffix(".yaml"): text}).packs) == {"pack"}


def test_alignment_and_sources_are_read() -> None:
    block = load().templates["form"].block("head")
    assert block is not None
    assert not isinstance(block, TableBlock)
    items = [item for row in block.rows for item in row]  # type: ignore[union-attr]  # a fields block has rows
    assert [item.align for item in items] == [None, None, None, Align.LEFT, None]


def test_links_are_looked_at_only_where_all_forms_are_there() -> None:
    link = "links:\n  - {cell: total/weight, template: elsewhere, source: total/weight}\n"
    texts = {"form.yaml": link + SOUND["form.yaml"]}
    vocabulary = (VOCABULARY, SOUND[VOCABULARY])
    with pytest.raises(DefinitionError, match="elsewhere"):
        loader.load(texts, {PACK: SOUND[PACK]}, vocabulary)
    part = loader.load(texts, {PACK: SOUND[PACK]}, vocabulary, whole=False)
    assert part.templates["form"].links[0].template == "elsewhere"

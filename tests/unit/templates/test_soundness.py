"""A form with choices, ruled rows, derived and linked figures is loaded whole, or refused fault by fault."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.errors import DefinitionError
from desktop.templates import loader
from desktop.templates.spec import Derived, FieldsBlock, Link, TableBlock, Working

FOLDER = Path(__file__).parents[2] / "broken_files" / "templates"
TEMPLATES, PACKS = ("form.yaml", "child.yaml", "rows.yaml"), ("pack.yaml", "row-pack.yaml")
VOCABULARY = "vocabulary.yaml"
SOUND = {name: (FOLDER / name).read_text("utf-8") for name in (*TEMPLATES, *PACKS, VOCABULARY)}


def load(**changed: str) -> loader.Definitions:
    """Load the sound files, with some of them (named without .yaml) written otherwise."""
    texts = SOUND | {f"{name}.yaml": text for name, text in changed.items()}
    templates, packs = ({name: texts[name] for name in names} for names in (TEMPLATES, PACKS))
    return loader.load(templates, packs, (VOCABULARY, texts[VOCABULARY]))


def refusal(**changed: str) -> str:
    with pytest.raises(DefinitionError) as refused:
        load(**changed)
    return refused.value.sentence


@dataclass(frozen=True)
class Fault:
    sound: str
    broken: str
    words: tuple[str, ...]


def _faults() -> list[Fault]:
    lines = (FOLDER / "rows-faults.txt").read_text("utf-8").splitlines()
    parts = [line.split(" | ") for line in lines if not line.startswith("#")]
    return [
        Fault(sound.replace("\\n", "\n"), broken.replace("\\n", "\n"), tuple(words.split(" & ")))
        for _, sound, broken, words in parts
    ]


def test_the_sound_form_says_what_it_is_made_of() -> None:
    form = load().templates["rows"]
    head, funds, framework = form.block("head"), form.table("funds"), form.table("framework")
    assert isinstance(head, FieldsBlock)
    assert head.fields[0].options == ("常年性项目", "一次性项目")
    assert head.fields[1].follows == "total/score"
    assert isinstance(funds, TableBlock)
    assert [column.over for column in funds.columns] == ["", "年初预算数", "年初预算数", ""]
    assert isinstance(framework, TableBlock)
    assert [row.weight for row in framework.rows] == [Decimal(5), Decimal(2), Decimal(2), Decimal(1)]
    assert form.derived[0] == Derived(
        "funds/*/left", Working.DIFFERENCE, ("funds/*/declared", "funds/*/initial"), "结余"
    )
    assert form.links[1] == Link("total/score", "form", "total/weight")


@pytest.mark.parametrize("fault", _faults(), ids=lambda fault: fault.words[0][:50])
def test_a_fault_is_refused_with_file_place_and_remedy(fault: Fault) -> None:
    sound = SOUND["rows.yaml"]
    assert fault.sound in sound
    sentence = refusal(rows=sound.replace(fault.sound, fault.broken, 1))
    assert [words for words in fault.words if words not in sentence] == []


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("label: 编制数, over: 年初预算数, at: C", "label: 编制数, at: C"),
        ("label: 结余, at: D", "label: 结余, over: 年初预算数, at: D"),
        ("options: [常年性项目, 一次性项目]", "options: [常年性项目, 一次性项目, 延续性项目]"),
        ("content: choice,", "content: choice, default: 一次性项目,"),
        ("rule: staff-control", "rule: judged"),
        ("links:\n", "links: []\nderived: []\nleft:\n"),
    ],
)
def test_what_only_looks_odd_is_sound(sound: str, broken: str) -> None:
    assert sound in SOUND["rows.yaml"]
    text = SOUND["rows.yaml"].replace(sound, broken, 1)
    if "left:" in broken:
        text = text.partition("derived:")[0]
    assert "rows" in load(rows=text).templates


def test_a_link_to_an_unsound_form_is_not_blamed() -> None:
    sentence = refusal(form=SOUND["form.yaml"].replace("unit: 万元", "money: 万元"))
    assert "rows.yaml" not in sentence


def test_rules_of_an_unsound_pack_are_not_missed() -> None:
    sentence = refusal(**{"row-pack": SOUND["row-pack.yaml"].replace("kind: judgement", "kind: guess")})
    assert "rows.yaml" not in sentence
    assert "row-pack.yaml" in sentence

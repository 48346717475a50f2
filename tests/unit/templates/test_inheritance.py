"""A pack that extends another: sources merged, rules replaced by id, added and dropped."""

from __future__ import annotations

import pytest

from desktop.templates.rule_kinds import ExecutionRatio, ReverseRatio
from tests.unit.templates.test_loader import SOUND, load, refusal

CHILD = """
id: child-pack
extends: pack
name: 某省规则
region: 某省
sources:
  province: {title: 某省绩效自评办法, number: 某财〔2021〕1号}
drop: [heavy-row]
rules:
  - id: at-most
    kind: reverse-ratio
    unit: 分
    parameters: {}
    source: province
    in_force_from: 2021-01-01
    last_checked: 2026-11-21
    wording: 超过的按指标值÷实际完成值计分
  - id: heavy-row
    kind: threshold
    parameters: {value: 40}
    unit: 分
    source: measures
    in_force_from: 2021-01-01
    last_checked: 2026-11-21
    wording: 单个指标的分值达到40分
  - id: accidents
    kind: all-or-nothing
    parameters: {met: [是], missed: [否]}
    unit: 分
    source: province
    in_force_from: 2021-01-01
    last_checked: 2026-11-21
    wording: 达到要求得满分，否则不得分
    applies_to: [质量指标]
"""
GRANDCHILD = """
id: grandchild-pack
extends: child-pack
name: 某市规则
"""


def test_a_child_is_its_parent_with_rules_changed() -> None:
    # Read before its parents: the order of the files says nothing.
    packs = load(**{"pack-0": GRANDCHILD, "pack-1": CHILD}).packs
    parent, child, grandchild = packs["pack"], packs["child-pack"], packs["grandchild-pack"]
    assert (child.name, child.region, child.in_force_from) == ("某省规则", "某省", parent.in_force_from)
    assert child.rounding == parent.rounding
    assert child.rule("at-most").parameters == ReverseRatio()
    assert child.rule("at-most").source.number == "某财〔2021〕1号"
    assert child.threshold("heavy-row") == 40
    assert isinstance(child.rule("execution").parameters, ExecutionRatio)
    assert child.rules[-1].applies_to == ("质量指标",)
    assert (grandchild.name, grandchild.rules) == ("某市规则", child.rules)


def test_the_rules_keep_their_order() -> None:
    packs = load(**{"pack-1": CHILD.replace("drop: [heavy-row]\n", "")}).packs
    ids = [rule.id for rule in packs["pack"].rules]
    assert [rule.id for rule in packs["child-pack"].rules] == [*ids, "accidents"]


@pytest.mark.parametrize(
    ("sound", "broken", "words"),
    [
        (
            "extends: pack",
            "extends: hubei",
            "extends：没有代号为“hubei”的规则包可以沿用，已有的是：pack、child-pack",
        ),
        (
            "extends: pack",
            "extends: child-pack",
            "extends：规则包的沿用关系绕成了圈：pack-1.yaml → pack-1.yaml",
        ),
        ("extends: pack", "extends:", "extends：没有代号为“None”的规则包可以沿用"),
        ("drop: [heavy-row]", "drop: heavy-row", "drop：此处应为一个列表"),
        (
            "drop: [heavy-row]",
            "drop: [grade, light-row]",
            "drop[2]：被沿用的规则包里没有名为“light-row”的规则",
        ),
        ("drop: [heavy-row]", "drop: [grade]", "rules：缺少规则“grade”"),
        ("sources:\n", "sources: 无\nbases:\n", "sources：此处应为“键: 值”的一组内容"),
        ("rules:\n", "rules: 无\nothers:\n", "rules：此处应为一个列表"),
        ("  - id: at-most", "  - 超过的\n  - id: at-most", "rules：每条规则应是有代号的一组"),
        ("- id: accidents", "- id: at-most", "rules：每条规则应是有代号的一组"),
        (
            "source: province",
            "source: rumour",
            "rules.at-most.source：没有名为“rumour”的依据，已有的是：measures",
        ),
        ("kind: all-or-nothing", "kind: guess", "rules.accidents.kind：缺少kind"),
        ("value: 40", "value: -4", "rules.heavy-row.parameters.value：“-4”应在0到1000之间"),
        ("region:", "regions:", "regions：没有这个键"),
    ],
)
def test_a_fault_is_refused_with_file_and_place(sound: str, broken: str, words: str) -> None:
    assert sound in CHILD
    assert f"pack-1.yaml：{words}" in refusal(**{"pack-1": CHILD.replace(sound, broken, 1)})


def test_a_fault_of_the_parent_is_said_once() -> None:
    broken = SOUND["pack.yaml"].replace("zero_at: 2", "zero_at: 1")
    sentence = refusal(pack=broken, **{"pack-0": GRANDCHILD, "pack-1": CHILD.replace("at-most", "at-least")})
    assert sentence.startswith("定义文件有1处错误")


@pytest.mark.parametrize("broken", ["sources: 无\nbases:\n", "sources:\n"])
def test_a_parent_without_sources_is_said_once(broken: str) -> None:
    text = SOUND["pack.yaml"].replace("sources:\n", broken, 1)
    assert "pack-1.yaml" not in refusal(
        pack=text.replace("rules:\n", "rules: 无\nothers:\n"), **{"pack-1": CHILD}
    )


def test_what_extends_a_circle_is_not_blamed_for_it() -> None:
    sentence = refusal(
        **{"pack-0": GRANDCHILD, "pack-1": CHILD.replace("extends: pack", "extends: grandchild-pack")}
    )
    assert sentence.count("绕成了圈") == 2

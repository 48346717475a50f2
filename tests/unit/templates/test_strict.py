"""Plain trees become dataclasses, or faults with their key path."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest

from desktop.templates.strict import Converter, Faults, parse_text


class Colour(Enum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True)
class Part:
    name: str
    colour: Colour = Colour.RED
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Whole:
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    pair: tuple[int, int] = (0, 0)
    since: date = date(2020, 1, 1)
    share: Decimal = Decimal(1)
    open: bool = False


def built(text: str) -> tuple[Any, list[str]]:
    faults = Faults()
    tree = parse_text("f", text, faults)
    return Converter("f", faults).build(tree, Whole, ""), faults.sentences


def test_every_scalar_is_read_as_text_and_turned_strictly() -> None:
    whole, faults = built(
        "part: {name: 甲, colour: green, names: {a: 1}}\nparts: [{name: 乙}]\npair: [1, -2]\n"
        "since: 2021-02-03\nshare: 0.10\nopen: yes\n"
    )
    assert faults == []
    assert whole == Whole(
        Part("甲", Colour.GREEN, {"a": "1"}), (Part("乙"),), (1, -2), date(2021, 2, 3), Decimal("0.10"), True
    )
    assert str(whole.share) == "0.10"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("part: {name: 甲, colour: blue}", "f：part.colour：“blue”不合要求，应为：red、green"),
        ("part: {colour: red}", "f：part.name：缺少这个键，必须写明"),
        ("part: {name: }", 'f：part.name：这个键后面没有值，请写明；确要空白的写成""'),
        ("part: {name: {a: b}}", "f：part.name：此处应为一个文字值"),
        ("part: 甲", "f：part：此处应为“键: 值”的一组内容"),
        ("part:", "f：part：此处应为“键: 值”的一组内容"),
        (
            "parts: [{name: 甲}, {name: 乙, size: 1}]",
            "f：parts[2].size：没有这个键，可用的键是：name、colour、names",
        ),
        ("parts: 甲", "f：parts：此处应为一个列表"),
        ("parts: [甲]", "f：parts[1]：此处应为“键: 值”的一组内容"),
        ("pair: [1]", "f：pair：此处应有2个值"),
        ("pair: [1, 2, 3]", "f：pair：此处应有2个值"),
        ("pair: [1, 二]", "f：pair[2]：“二”不合要求，应为：整数"),
        ("pair: [1, 2.0]", "f：pair[2]：“2.0”不合要求，应为：整数"),
        ("pair: [1, []]", "f：pair[2]：此处应为一个文字值"),
        ("since: 2020-W01-1", "f：since：“2020-W01-1”不合要求，应为：日期，如2020-02-25"),
        ("since: 2021-02-29", "f：since：“2021-02-29”不合要求，应为：日期，如2020-02-25"),
        ("share: 1e9", "f：share：“1e9”不合要求，应为：数字"),
        ("share: NaN", "f：share：“NaN”不合要求，应为：数字"),
        ("open: on", "f：open：“on”不合要求，应为：yes 或 no"),
    ],
)
def test_a_fault_names_its_place_and_what_is_allowed(text: str, fault: str) -> None:
    assert built(text)[1] == [fault]


def test_a_blank_text_must_be_written_as_one() -> None:
    assert built('part: {name: ""}')[0].part.name == ""


def test_a_fault_is_noted_once() -> None:
    faults = Faults()
    for _ in range(2):
        faults.add("f", "", "错误")
    assert faults.sentences == ["f：文件：错误"]


def test_an_anchor_that_nobody_refers_to_and_a_star_in_a_text_are_no_fault() -> None:
    assert built('part: {name: &a "5*6"}')[1] == []

"""Elements are written with what they need escaped."""

from __future__ import annotations

from desktop.workbook.elements import counted, element, text


def test_attributes_are_escaped_and_none_is_left_out() -> None:
    assert element("a", x='1<"2"\n', y=None, z=True, w=False, r__id="rId1") == (
        '<a x="1&lt;&quot;2&quot;&#10;" z="1" w="0" r:id="rId1"/>'
    )
    assert element("a", "<b/>", name="n") == '<a name="n"><b/></a>'


def test_what_is_counted_says_how_many() -> None:
    assert counted("a", ["<b/>", "<b/>"]) == '<a count="2"><b/><b/></a>'
    assert counted("a", []) == ""


def test_text_loses_control_characters() -> None:
    assert text("a\0<b>\x07&") == "a&lt;b&gt;&amp;"

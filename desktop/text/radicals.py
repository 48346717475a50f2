"""Signs for the parts of Chinese characters that some printers write where the character itself belongs."""

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
_PRINTED_FOR = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
WHOLE = {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI} | {
    ord(sign): whole for sign, whole in zip(_PRINTED_FOR[::2], _PRINTED_FOR[1::2], strict=True)
}
"""The character by the code of the sign."""

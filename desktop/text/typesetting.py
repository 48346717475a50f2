"""Signs that Chinese line breaking and upright setting treat in a special way."""

NOT_FIRST = frozenset("，。、；：？！）】》”’…—％‰〉〕｝」』·﹒～,.;:?!)]}%℃°′″")
"""Signs that never begin a line."""

NOT_LAST = frozenset("（【《“‘〈〔｛「『￥¥$([{≥≤＞＜><≧≦±")
"""Signs that never end a line; a comparison stays with its number."""

WHOLE = r"……|——|[0-9A-Za-z.,%+\-/³²]*[0-9A-Za-z³²][％%‰℃]?|.|\n"
"""What is not taken apart at a line's end: double signs, numbers with their per cent sign, Latin words."""

UPRIGHT = str.maketrans("（）—…《》〈〉【】「」『』{}()", "︵︶︱︙︽︾︿﹀︻︼﹁﹂﹃﹄︷︸︵︶")
"""Signs that are turned in text set upright."""

COLON = "："
"""Between a label and what is written behind it."""

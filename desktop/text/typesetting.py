"""Signs that Chinese line breaking and upright setting treat in a special way."""

NOT_FIRST = frozenset("，。、；：？！）】》”’…—％‰〉〕｝」』·﹒～,.;:?!)]}%℃°′″")
"""Signs that never begin a line."""

NOT_LAST = frozenset("（【《“‘〈〔｛「『￥¥$([{≥≤＞＜><≧≦±")
"""Signs that never end a line; a comparison stays with its number."""

WHOLE = r"……|——|[0-9A-Za-z.,%+\-/³²]*[0-9A-Za-z³²][％%‰℃]?|.|\n"
"""What is not taken apart at a line's end: double signs, numbers with their per cent sign, Latin words."""

BRACKETED = r"（[^（）\n]{1,8}）|\([^()\n]{1,8}\)"
"""A short remark in brackets, kept whole where a line is centred: （10分）."""

UPRIGHT = str.maketrans("（）—…《》〈〉【】「」『』{}()", "︵︶︱︙︽︾︿﹀︻︼﹁﹂﹃﹄︷︸︵︶")
"""Signs that are turned in text set upright."""

COLON = "："
"""Between a label and what is written behind it."""

BOX = "☐"
TICKED_BOX = "☑"
OPTION = "{number}、{option}{box}"
"""How an option of a choice is printed with its box."""
OPTION_GAP = "\u3000"
"""Between the options of a choice; where a line is full, the next option begins a line."""

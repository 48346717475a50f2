"""Words that tell headings and labels of foreign sheets from what is filled in."""

SENTENCE_SIGNS = ",。;≥≤"
"""As fold() writes them: what holds one is no heading."""
MODIFIERS = ("本年度", "年度", "全年", "本年", "当年", "绩效", "及代码", "及编码", "单项指标", "单项")
"""Words that offices put into a label, or leave out, without changing what it means."""
THIS_YEAR, LAST_YEAR = "本年", "上年"
YEAR_SIGN = "年"

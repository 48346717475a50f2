"""Wording for Word files: names of their parts, what is said of them, what is printed in them."""

TABLE = "表{number}"
"""Name of a form's place in the file."""
OUTSIDE = "表外文字"
"""Name of the place of text boxes, headers, footers and foot notes."""

PICTURES = "文件里有{count}处图片或嵌入的对象，其中的内容没有读入，请核对是否有数据在图片里。"
SYMBOLS = "文件里有{count}个符号无法辨认，以“�”代替，请核对。"

OVERSTRUCK = r"\beq\s*\\o.*\([□☐○]\s*[,，;；]\s*([√✓✔]?)\s*\)"
"""Instruction of a field that sets a tick on a box."""
PAGE_NUMBER = r"[\s\d第共页总/／\-－—–·,，]*"
"""All of a header or footer that only counts pages."""
PAGE_FOOTER = ("第 ", " 页 共 ", " 页")
"""Around the number of the page and their count."""

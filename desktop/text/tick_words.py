"""The signs by which a tick box of any form is known."""

# Besides the signs themselves the places that the symbol fonts have in the private area, and the letters that
# their signs become where the fonts are gone: R and P of Wingdings 2, þ and ü of Wingdings.
TICKS = "√✓✔☑☒■▣◉●þüý\uf052\uf050\uf053\uf054\uf0fe\uf0fc\uf0fd"
TICK_LETTERS = "VvRP"
TICKS_IN_BRACKETS = TICKS + TICK_LETTERS + "xX"
BOXES = "□☐○◯〇❏❑£¨\uf0a3\uf0a8\uf06f"
BLANK_LINE = "_ \t\n\u3000"
"""What a place to write on is printed with."""
TICK, BLANK_MARK = "√", " "
TICKED_BOX, EMPTY_BOX = "☑", "□"
# A sign of a symbol font has its like in the same font.
TICKED_SIGNS = {
    "○": "●",
    "◯": "●",
    "〇": "●",
    "£": "R",
    "¨": "þ",
    "\uf0a3": "\uf052",
    "\uf0a8": "\uf0fe",
    "\uf06f": "\uf0fe",
}
EMPTY_SIGNS = {
    "●": "○",
    "◉": "○",
    "R": "£",
    "P": "£",
    "þ": "¨",
    "ü": "¨",
    "ý": "¨",
    "\uf052": "\uf0a3",
    "\uf050": "\uf0a3",
    "\uf053": "\uf0a3",
    "\uf054": "\uf0a3",
    "\uf0fe": "\uf0a8",
    "\uf0fc": "\uf0a8",
    "\uf0fd": "\uf0a8",
}

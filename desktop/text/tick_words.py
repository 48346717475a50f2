"""The signs by which a tick box of any form is known."""

# Besides the signs themselves the places that the symbol fonts have in the private area, and the letters that
# their signs become where the fonts are gone: R and P of Wingdings 2, þ and ü of Wingdings.
TICKS = "√✓✔☑☒■▣◉●þüý\uf052\uf050\uf053\uf054\uf0fe\uf0fc\uf0fd"
TICK_LETTERS = "VvRP"
TICKS_IN_BRACKETS = TICKS + TICK_LETTERS + "xX"
BOXES = "□☐○◯〇❏❑£¨\uf0a3\uf0a8\uf06f"
BLANK_LINE = "_ \t\n\u3000"
"""What a place to write on is printed with."""

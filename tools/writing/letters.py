"""Capital and small letters of every alphabet that has them: who is named in capitals is told by them."""

import re

_LAST = 0x2000
"""Before it lie the letters of Latin, Greek, Cyrillic, Armenian, Georgian and what builds on them."""

CAPITAL = "".join(letter for letter in map(chr, range(_LAST)) if letter.isupper())
SMALL = "".join(letter for letter in map(chr, range(_LAST)) if letter.islower())
"""As they stand between the brackets of an expression."""

CAPITALS = re.compile(rf"(?<![\w'])[{CAPITAL}]{{2,}}(?: [{CAPITAL}]{{2,}})*(?!\w)")
"""Words in capitals that follow each other."""

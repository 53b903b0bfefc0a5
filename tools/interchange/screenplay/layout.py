"""Where things stand on the page of a typed screenplay, in columns of Courier 12 (ten to the inch), US Letter."""

from tools.film.pages import ParagraphKind

LEFT = 15
"""The column of headings and action, counted from the paper's edge: an inch and a half."""

INDENTS: dict[ParagraphKind, tuple[int, int]] = {
    "heading": (0, 60),
    "action": (0, 60),
    "dialogue": (10, 35),
    "lyric": (10, 35),
    "parenthetical": (16, 25),
    "speaker": (22, 38),
    "transition": (0, 60),
    "centred": (0, 60),
}
"""How far each kind is moved in from LEFT, and how many letters a line of it has."""

LINES = 54
"""Lines of a page, six to the inch."""

MORE = "(MORE)"
CONTINUED = "(CONT'D)"

"""The words around a reference by which it is told from another: "about 40", "every shot there", "4 needs rain"."""

ABOUT = ("like", "around", "about", "maybe", "roughly", "say", "of", "aged", "age", "be", "is", "to")
THERE = ("there", "in there", "in it", "of it", "in that", "of those", "of these")
AGED = ("older", "younger", "old", "young", "age", "aged", "years")
PREDICATES = frozenset(
    "is can may might would wants ought needs should was looks feels has drags could must isn't 's".split()
)
"""what follows a number that begins a sentence of its own"""

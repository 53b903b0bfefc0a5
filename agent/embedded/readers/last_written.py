"""Words that were written just now, put right or kept up longer: a title, a line, a caption.

"title on shot 1: 14 March"   ...   "make it 15 march, not 14"            ->  revise_title
"credits: by Nadia Ruiz"      ...   "now my name twice as long"           ->  revise_title, its length
"""

import re
from collections.abc import Iterable

from agent.conversation import Act
from agent.embedded.readers.title_times import timed
from agent.embedded.reading import Clause, Reading
from tools.film.edits.cut import AddTitle, ReviseTitle
from tools.film.edits.sound import SetLine
from tools.film.timeline import Title
from tools.film.views import title_positions

_LEAD = (
    r"^(?:(?:no|oh|sorry|wait|actually|hmm|ok|okay|and|but|oops)[,. ]+)*"
    r"(?:(?:please )?(?:make|change|turn) (?:it|that)(?: to| say| read)?|(?:it|that) (?:should|must) (?:say|read|be)"
    r"|should (?:say|read|be)|i meant|i mean|it(?:'s| is))?\s*"
)
INSTEAD = re.compile(_LEAD + r"(?P<new>.+?),? (?:not|instead of|rather than|and not) (?P<old>.+?)[.!]*$", re.IGNORECASE)
NAMING = ("name", "my name", "it", "that", "words", "text", "date", "the words", "them")
"""how words on the picture are called after they were put there"""


def last_written(clause: Clause) -> Iterable[Reading]:
    """What shall become of words that were written in the last message."""
    if not clause.focus.acts_just_now or clause.pieces[0] is not clause.every[0]:
        return
    written = [act for act in clause.focus.acts if isinstance(act, AddTitle | ReviseTitle | SetLine) and act.text]
    if len(written) != 1:
        return
    everything = frozenset(range(len(clause.pieces)))
    if clause.pieces[-1] is clause.every[-1] and (acts := _corrected(clause, written[0])):
        yield Reading(acts, everything, 1.4, verbatim=everything)
    title = _title(clause, written[0])
    if title is not None and not clause.all("title."):
        named = [i for i, piece in enumerate(clause.pieces) if piece.text in NAMING]
        yield from timed(clause, title, named) if named else ()


def _corrected(clause: Clause, act: AddTitle | ReviseTitle | SetLine) -> tuple[Act, ...]:
    """ "Make it 15 march, not 14": the words as they were, but for what was wrong."""
    found = INSTEAD.match(clause.message.strip())
    text = act.text or ""
    if found is None:
        return ()
    new, old = (found[name].strip(" \"'“”‘’,.") for name in ("new", "old"))
    place = re.search(rf"\b{re.escape(old)}\b", text, re.IGNORECASE)
    if not new or place is None:
        return ()
    known = {word.casefold(): word for word in re.findall(r"[\w'’]+", text)}
    kept = {word.casefold() for word in re.findall(r"[\w'’]+", new)} & known.keys()
    if kept:
        # "15 March" says all of it anew
        put = re.sub(r"[\w'’]+", lambda word: known.get(word.group().casefold(), word.group()), new)
    else:
        put = f"{text[: place.start()]}{new}{text[place.end() :]}"
    if isinstance(act, SetLine):
        return (act.model_copy(update={"text": put, "add": False}),)
    title = _title(clause, act)
    return (ReviseTitle(title=title.id, text=put),) if title is not None else ()


def _title(clause: Clause, act: Act) -> Title | None:
    """The title that an act put there or changed."""
    titles = [title for title, _ in title_positions(clause.film)]
    if isinstance(act, ReviseTitle):
        return next((title for title in titles if title.id == act.title), None)
    if not isinstance(act, AddTitle):
        return None
    return next((title for title in reversed(titles) if title.text == act.text), None)

"""Which lines of a film stay: few, spread over it, and what passes between two as a whole or not at all."""

from collections.abc import Sequence

from tools.writing.story import Story
from tools.writing.telling import Told

SECONDS_A_LINE = 19
OWN = ("own ", "vo ")

Said = tuple[tuple[str, str, bool], ...]


def spoken_of(told: Sequence[Told], seconds: float, story: Story) -> list[Said]:
    """The lines that stay: two to five in 90 s, never one right after another by chance of what was cut.

    What is said in answer stays with what it answers, or neither does. What comes from the idea goes first.
    """
    if story.idea.wordless:
        return [() for _ in told]
    most = max(1, round(seconds / SECONDS_A_LINE))
    found = exchanges_of(told)
    from_idea = [at for at in found if any(e.startswith(OWN) for e in told[at[0]].moment.extras)]
    own = from_idea if story.idea.events else []
    # Of what the idea lets them say, the last is what it was told for.
    keep = own[-most:]
    others = [at for at in found if at not in own]
    if story.idea.events:
        # A story that has its own words needs one exchange more at most, in every minute and a half.
        keep += _thinned(others, min(most - len(keep), (1 if own else 2) * max(1, round(seconds / 90))))
    else:
        keep += _thinned(others, most - len(keep))
    kept = {at for exchange in keep for at in exchange}
    lines = [t.lines if i in kept else () for i, t in enumerate(told)]
    if sum(len(said) for said in lines) < (1 if own else 2) and seconds > 20 and story.idea.form != "ad":
        _voices(lines, told, story)
    return lines


def exchanges_of(told: Sequence[Told]) -> list[tuple[int, ...]]:
    """The moments with lines: alone, or a question and its answer together; half of a pair is left out."""
    found: list[tuple[int, ...]] = []
    asked: int | None = None
    for i, one in enumerate(told):
        kinds = {extra.split(" ")[0] for extra in one.moment.extras} if one.lines else set[str]()
        if "ask" in kinds:
            asked = i
        elif "re" in kinds:
            found += [(asked, i)] if asked is not None else []
            asked = None
        elif one.lines:
            found.append((i,))
    return found


def _thinned(found: list[tuple[int, ...]], most: int) -> list[tuple[int, ...]]:
    """At most so many, spread over the film."""
    if len(found) <= most:
        return list(found)
    return [found[int((k + 0.5) * len(found) / most)] for k in range(most)]


def _voices(lines: list[Said], told: Sequence[Told], story: Story) -> None:
    """A film in which hardly anyone speaks has its hero's own words: one at the beginning, one at the end."""
    who = "P" if story.P.speaks else "narrator"
    words = [line.replace("{his}", story.P.pronouns.his) for line in story.P.trade.voice]
    early = next((i for i in range(1, len(told)) if not lines[i] and told[i].moment.code in "MWI"), None)
    late = next((i for i in range(len(told) - 2, 2, -1) if not lines[i] and told[i].moment.beat == "after"), None)
    for at, text in ((early, words[0]), (late, words[1])):
        if at is not None and at < len(told):
            lines[at] = ((who, text, True),)

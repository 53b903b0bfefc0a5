"""Accounts of the film that no single shot or scene gives: how it ends, how it can leave, what is wrong with its takes,
what changed since then, who wears what, how loud the music is, which camera shot a take.
"""

import re
from datetime import UTC, datetime, timedelta

from agent.embedded import answers
from agent.embedded.pieces import forms
from agent.embedded.reading import Clause, Target
from agent.embedded.reasons import NOT_SAID, entry_told
from agent.telling.naming import Names, listed
from tools.film.film import Film
from tools.film.handles import shown_take
from tools.film.sound import Stem
from tools.production.forms import CUTS
from tools.production.forms import Export as Form

FEW = 5
MOST_SCENES, FEW_SHOTS = 8, 3
"""scenes that a story is told by, and shots of each"""
ASIDE = re.compile(r"\s*\([^()]*\)")
SIZE = re.compile(
    r"^[\w-]+(?: [\w-]+)? (?:shot|close-up)\s*,\s*|^(?:close-up|wide|insert|two-shot)\s*,\s*", re.IGNORECASE
)
ENDS = re.compile(
    r"\bhow (?:does|do|will|would|did|shall) (?:it|this|that|the (?:film|movie|story|whole thing)|we|things) (?:all )?"
    r"(end|finish|conclude|close|start|begin|open)s?\b"
    r"|\bwhat(?: is|'s) the (ending|opening|beginning|last thing we see)\b"
)
STORY = re.compile(
    r"\bwhat(?: is|'s|s)? (?:the|its) (?:story|plot)\b|\b(?:story|plot) of (?:it|this|the)\b"
    r"|\bwhat (?:happens|goes on|is going on) in (?:it|this|the (?:film|movie|story))\b|\bwhat happens$"
    r"|\bwhat(?: is|'s|s) (?:it|this|that|the (?:film|movie|story)|this (?:film|movie|story)) (?:all )?about\b"
    r"|\b(?:tell|give) me (?:the|its) (?:story|plot)\b|\bsumm(?:ary|arise|arize)\b"
)
MUSIC = re.compile(
    r"^(?:is|are|does|was) (?:the|its|our) (?:music|score|soundtrack) (?:sound )?(?:really |very )?(?P<like>\w+)"
)
FORMATS = re.compile(
    r"\b(?:what|which|how many|list|show)\b.*\b(?:formats?|forms|file types?|deliverables|exports?)\b"
    r"|\b(?:what|which|where|how)\b.*\b(?:can|could)\b.*\b(?:export|leave|deliver|be exported|be delivered)\b"
)
FAULTS = re.compile(
    r"\b(?:faults?|faulty|defects?|glitch(?:es)?|problems?|issues?|flaws?|broken|artefacts?|artifacts?)\b"
)
SINCE = re.compile(
    r"\b(?:since|after)\b\s+(?:the )?(?:(yesterday)|(this morning|today)|(?:last )?(week)"
    r"|(?:v|version |revision |rev |r)(\d+)|(.+))$"
)
CHANGED = re.compile(r"\bchang|\b(?:new|different|done|happened)\b")
WORN = re.compile(r"\b(?:wear|wears|wearing|wore|dressed)\b")
LOUD = re.compile(r"\b(?:loud|louder|quieter|softer|level|levels|volume|db)\b")
SHOT_BY = re.compile(
    r"\b(?:which|what) (?:camera|generator|service|model)\b.*"
    r"\b(?:shot|shoot|made|make|filmed|rolled|used|generated|did)\b"
    r"|\b(?:which|what) (?:camera|generator|service|model) (?:is|was|for|on)\b|\bwho (?:shot|made|filmed|generated)\b"
)


def _asked(clause: Clause) -> str:
    """The question in lower case, with one blank between its words."""
    return " ".join(token.text for token in clause.tokens if token.text not in ("?", "."))


def ending(clause: Clause, target: Target) -> str | None:
    """ "How does it end?": its last scene, and the last that is seen and said."""
    match = ENDS.search(_asked(clause))
    elsewhere = target.said and target.shots and not target.whole
    if match is None or not clause.index.order or elsewhere:
        return None
    opens = (match.group(1) or match.group(2)) in ("start", "begin", "open", "opening", "beginning")
    film, names = clause.film, Names(clause.film)
    scene = film.scenes[0 if opens else -1]
    shot = clause.index.order[0 if opens else -1]
    verb = "opens" if opens else "ends"
    told_so = f"It {verb} in {names.scene(scene.id)}, on {names.shot(shot)}: {film.shots[shot].prompt}."
    lines = clause.index.lines_of([shot])
    return f"{told_so} {answers.line_said(film, lines[0 if opens else -1])}" if lines else told_so


def story(clause: Clause, target: Target) -> str | None:
    """ "What is the story?": the logline, and what happens in each scene."""
    film, index = clause.film, clause.index
    if STORY.search(_asked(clause)) is None or not index.order or (target.said and not target.whole):
        return None
    told = [f"{film.logline.rstrip('.')}."] if film.logline else []
    for number, scene in enumerate(film.scenes[:MOST_SCENES], 1):
        people = [shot for shot in scene.shots if film.shots[shot].staging] or [*scene.shots]
        happens = "; ".join(_happens(film.shots[shot].prompt) for shot in people[:FEW_SHOTS])
        told.append(f"{number}, {film.locations[scene.location].name}: {happens}.")
    rest = len(film.scenes) - MOST_SCENES
    return " ".join([*told, *([f"{rest} more scenes follow."] if rest > 0 else [])])


def _happens(prompt: str) -> str:
    """What a prompt says that happens, without its size, looks and camera."""
    return SIZE.sub("", ASIDE.sub("", prompt)).partition(",")[0].strip()


def music_like(clause: Clause, target: Target) -> str | None:
    """ "Is the music funny?": what music there is, of which one may judge."""
    match = MUSIC.match(_asked(clause))
    if match is None or LOUD.search(match["like"]) or match["like"] == "too":
        return None
    return answers.music_told(clause.film, [cue for cue in clause.film.cues.values() if cue.kind == "music"], "music")


def formats(clause: Clause, target: Target) -> str | None:
    """Everything that the film can leave as."""
    if FORMATS.search(_asked(clause)) is None or target.shots or target.scenes:
        return None
    cuts = [form.value for form in Form if form in CUTS]
    others = [form.value for form in Form if form not in CUTS]
    return f"It leaves as {listed(others)}; for other programs as {listed(cuts)}."


def faults(clause: Clause, target: Target) -> str | None:
    """What the check found in the takes that the cut shows."""
    if FAULTS.search(_asked(clause)) is None:
        return None
    film, index = clause.film, clause.index
    asked = target.shots or index.shots_of_scenes(target.scenes) or index.order
    found = [(shot, take) for shot in asked if (take := shown_take(film, film.shots[shot])) is not None and take.faults]
    if not found:
        missing = sum(not film.shots[shot].takes for shot in asked)
        rest = f" {answers.counted(missing, 'shot')} {'has' if missing == 1 else 'have'} no take yet."
        return f"No take in the cut has a fault.{rest if missing else ''}"
    told_of = [f"{Names(film).shot(shot)}: {listed(list(take.faults))}" for shot, take in found[:FEW]]
    more = f"; and {len(found) - FEW} more" if len(found) > FEW else ""
    return f"{answers.counted(len(found), 'take').capitalize()} in the cut with faults: {'; '.join(told_of)}{more}."


def changes_since(clause: Clause, target: Target) -> str | None:
    """What was done since a day, a revision or a named cut."""
    del target
    words = _asked(clause)
    match = SINCE.search(words)
    if match is None or (clause.find("ask.change") is None and CHANGED.search(words) is None):
        return None
    log = [entry for entry in clause.situation.records.log() if entry.kind not in NOT_SAID]
    yesterday, today, week, number, name = match.groups()
    if yesterday or today or week:
        day = datetime.now(UTC) - timedelta(days=7 if week else 1 if yesterday else 0)
        start = day.replace(hour=0, minute=0, second=0, microsecond=0)
        since = [entry for entry in log if entry.at >= start]
        when = "last week" if week else "yesterday" if yesterday else "this morning"
    else:
        revision = _revision(clause.film, number, name)
        if revision is None:
            return None
        since = [entry for entry in log if entry.revision > revision]
        plain = number and f"v{number}" not in clause.film.cuts
        when = f"revision {revision}" if plain else f"{name or f'v{number}'} (revision {revision})"
    if not since:
        return f"Nothing has changed since {when}."
    many = f"{len(since)} change{'s' if len(since) != 1 else ''} since {when}"
    shown = [entry_told(clause.situation, entry) for entry in since[-FEW:][::-1]]
    rest = f"the last {len(shown)}, newest first" if len(since) > len(shown) else "newest first"
    return "\n".join([f"{many}, {rest}:", *shown])


def _revision(film: Film, number: str | None, name: str | None) -> int | None:
    """A named cut's revision, or the one of a number: "v2" is the cut of that name, where there is one."""
    called = f"v{number}" if number else (name or "")
    known = {cut.casefold(): revision for cut, revision in film.cuts.items()}
    for said in (called, called.removeprefix("the "), f"{called} cut", called.removesuffix(" cut")):
        if said in known:
            return known[said]
    return int(number) if number else None


def wearing(clause: Clause, target: Target) -> str | None:
    """Who wears what: the looks of someone, which are the same in all their shots; or who has such a thing on."""
    del target
    words = _asked(clause)
    if WORN.search(words) is None:
        return None
    film, index = clause.film, clause.index
    who = [known for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None for known in ref.ids]
    who = [known for known in who if known in film.characters]
    said = WORN.split(words)[-1].split()
    wanted = [word for word in said if word not in ("a", "an", "the", "in", "his", "her", "their")]
    if who:
        person = film.characters[who[0]]
        shots = index.shots_of_person(person.id)
        seen = [shot for shot in shots if all(set(forms(word)) & index.shot_words[shot] for word in wanted)]
        has = bool(seen) or all(_said_of(word, person.canon) for word in wanted)
        looks = f"{person.name} ({person.canon})" if person.canon else person.name
        if seen and wanted and not person.canon:
            return f"{person.name} is seen so in {answers.shot_numbers(index, seen)}."
        where = (
            f"in {answers.counted(len(shots), 'shot')}: {answers.shot_numbers(index, shots)}" if shots else "in no shot"
        )
        lead = "" if has else f"Nothing says that {person.name} wears {' '.join(wanted)}. "
        return f"{lead}{looks} is {where}; looks are the same in all of them."
    having = [one for one in film.characters.values() if wanted and all(_said_of(word, one.canon) for word in wanted)]
    if having:
        return f"{listed([f'{one.name} ({one.canon})' for one in having])}."
    seen = [
        shot for shot in index.order if wanted and all(set(forms(word)) & index.shot_words[shot] for word in wanted)
    ]
    if seen:
        return answers.which(film, index, seen, "show that")
    return f"Nobody is said to wear {' '.join(wanted)}." if wanted else None


def _said_of(word: str, canon: str) -> bool:
    known = {form for part in re.findall(r"\w+", canon.casefold()) for form in forms(part)}
    return bool(set(forms(word)) & known)


def loudness(clause: Clause, target: Target) -> str | None:
    """How loud music, effects and speech are set against each other."""
    words = _asked(clause)
    asked = clause.find("stem.", "sound.") is not None and LOUD.search(words) is not None
    if not asked or words.split()[0] not in ("is", "are", "how", "what"):
        return None
    film, mix = clause.film, clause.film.mix
    gains = mix.stem_gain_db
    of: dict[Stem, str] = {"MX": "music", "DX": "dialogue", "FX": "effects"}
    levels = ", ".join(f"{of[stem]} {gains.get(stem, 0.0):+g} dB" for stem in of)
    shots = target.shots or clause.index.shots_of_scenes(target.scenes)
    spoken = clause.index.lines_of(shots if shots else clause.index.order)
    where = f" in {Names(film).shots(shots)}" if shots and len(shots) < len(clause.index.order) else ""
    duck = f"under speech the music goes down by {mix.duck_db:g} dB"
    nothing = f" Nothing is said{where}, so it does not go down there." if where and not spoken else ""
    return f"The levels as they are set: {levels}; {duck}.{nothing}"


def cameras(clause: Clause, target: Target) -> str | None:
    """Which camera shot the takes that the cut shows."""
    if SHOT_BY.search(_asked(clause)) is None:
        return None
    film = clause.film
    shots = target.shots or clause.index.shots_of_scenes(target.scenes)
    if not shots:
        return None
    told_of: list[str] = []
    for shot in shots[:FEW]:
        take = shown_take(film, film.shots[shot])
        camera = "not shot yet"
        if take is not None:
            camera = (
                f"take {film.shots[shot].takes.index(take.id) + 1}, which the cut shows, came from {take.generator}"
            )
        told_of.append(f"{Names(film).shot(shot)}: {camera}")
    text = "; ".join(told_of)
    return f"{text[:1].upper()}{text[1:]}."

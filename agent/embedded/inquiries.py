"""Questions of one subject each: takes and how many, lines and by whom, the hour, the music there, the film without it.

"does any shot have more than two takes"   "does anyone besides Ada speak in the corridor?"   "what time of day is it?"
"""

import re
from collections.abc import Callable, Sequence

from agent.embedded import answers
from agent.embedded.amounts import WORDS
from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_of
from agent.embedded.pieces import forms
from agent.embedded.reading import Clause, Target
from agent.telling.naming import Names, listed, seconds
from tools.film.script import Shot
from tools.film.sound import NARRATOR
from tools.film.views import film_frames, title_positions

FEW = 6
ASKING = frozenset("what which why who how when where is are does do did the a an of in on say says it that".split())
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
TAKES = re.compile(
    r"\b(more than|over|at least|fewer than|less than|under|exactly|only|just)?\s*(\d+|one|two|three|four|five|six)"
    r"(?: or (more|fewer|less))? takes?\b"
)
ASKS_SHOTS = re.compile(
    r"\b(?:any|which|what|every|how many) (?:of the )?(?:shots?|ones?)\b|\banything\b|\bis there a shot\b"
)
HOUR = re.compile(r"\b(?:what|which) (?:time|hour) (?:of (?:the )?day|is it)\b|\bday or night\b|\bnight or day\b")
WITHOUT = re.compile(
    r"\bhow (?:long|short)\b.*\b(?:without|minus|if (?:we|i|you) (?:cut|drop|lose|remove|took out|take out))\b"
)
SPEAKING = re.compile(
    r"\b(?:who|anyone|anybody|someone|somebody|everyone|nobody|no one)\b.*\b(?:speaks?|talks?|says?|lines?|dialogue)\b"
)
BESIDES = re.compile(r"\b(?:besides|apart from|other than|except(?: for)?|but)\b")
MOST = re.compile(r"\bmost lines\b|\btalks? (?:the )?most\b|\bspeaks? (?:the )?most\b|\bsays the most\b")
EDGE_LINE = re.compile(
    r"\b(first|last|final|opening|closing) (?:line|words|thing (?:(?:that is|that's|that gets) )?said"
    r"|thing (?:that )?(?:any|some)(?:body|one) (?:says|said))\b"
)
REJECTED = re.compile(
    r"\b(?:which|what)\b.*\b(?:reject(?:ed)?|no good|turned down|threw out|thrown out|binned|refused|ng)\b"
)
BESIDE = re.compile(r"\bwhat (?:comes|is|happens|do we see|follows)\b.*\b(right )?(after|before)\b")
TITLED = re.compile(r"\bhow long\b.*\b(?:title|titles|card|credits)\b")


def asked(clause: Clause) -> str:
    """The question in lower case, with one blank between its words."""
    return " ".join(token.text for token in clause.tokens if token.text not in ("?", "."))


def named_shots(clause: Clause, target: Target) -> tuple[str, ...]:
    """The shots that a question names, else those that its words describe; none where it is of the film."""
    if target.said and not target.whole:
        return target.shots or clause.index.shots_of_scenes(target.scenes)
    index = clause.index
    words = [{*forms(word)} for word in dict.fromkeys(plain_words(clause.text(0))) if word not in ASKING]
    met = {shot: sum(bool(one & index.shot_words[shot]) for one in words) for shot in index.order}
    most = max(met.values(), default=0)
    return tuple(shot for shot, many in met.items() if many == most) if most else ()


def placed(clause: Clause) -> tuple[str, ...] | None:
    """The shots of the places, scenes and shots that are named, whoever is seen in them; None where none are."""
    refs = [clause.pieces[i].ref for i in clause.refs("shots", "scenes", "places", "takes")]
    found = {s for ref in refs if ref is not None and ref.how != "pronoun" for s in clause.finder.shots_of(ref)}
    return tuple(shot for shot in clause.index.order if shot in found) or None


def many_takes(clause: Clause, target: Target) -> str | None:
    """ "Does any shot have more than two takes?"."""
    words = asked(clause)
    match = TAKES.search(words)
    if match is None or ASKS_SHOTS.search(words) is None:
        return None
    how, number, more = match.groups()
    many = NUMBERS.get(number) or int(number)
    index, film = clause.index, clause.film
    among = named_shots(clause, target) if target.said and not target.whole else index.order
    least = how == "at least" or more == "more"
    most = how in ("fewer than", "less than", "under") or more in ("fewer", "less")

    def fits(shot: Shot) -> bool:
        taken = len(shot.takes)
        if least:
            return taken >= many
        if most:
            return taken <= many if more else taken < many
        return taken > many if how in ("more than", "over") else taken == many

    found = [shot for shot in among if fits(film.shots[shot])]
    said = f"{how + ' ' if how else ''}{number}{' or ' + more if more else ''} take{'' if many == 1 else 's'}"
    if not found:
        return f"No shot has {said}."
    told = [f"{Names(film).shot(shot)} has {len(film.shots[shot].takes)}" for shot in found[:FEW]]
    rest = f" And {len(found) - FEW} more." if len(found) > FEW else ""
    return f"{answers.counted(len(found), 'shot').capitalize()} with {said}: {listed(told)}.{rest}"


def hour(clause: Clause, target: Target) -> str | None:
    """ "What time of day is the roof?"."""
    if HOUR.search(asked(clause)) is None:
        return None
    shots = named_shots(clause, target) or clause.index.order
    scenes = list(dict.fromkeys(clause.index.scene_of[shot] for shot in shots))
    film = clause.film
    told: list[str] = []
    for scene in scenes[:FEW]:
        times = dict.fromkeys(film.shots[shot].time for shot in shots if clause.index.scene_of[shot] == scene)
        told.append(f"{Names(film).scene(scene)}: {listed(list(times))}")
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}."


def music_there(clause: Clause, target: Target) -> str | None:
    """ "Which music plays when they're in the vault?"."""
    words = asked(clause).split()
    if clause.find("stem.MX") is None or words[:1] not in (["which"], ["what"]) or not target.said or target.whole:
        return None
    if clause.find("ask.howlong", "ask.why", "ask.when") is not None and "time" in words:
        return None
    shots = named_shots(clause, target)
    cues = cues_of(clause, "music", shots) if shots else ()
    return answers.music_told(clause.film, cues, "music") if shots else None


def without_it(clause: Clause, target: Target) -> str | None:
    """ "How long would it be without the letter insert?"."""
    if WITHOUT.search(asked(clause)) is None:
        return None
    shots = placed(clause) or named_shots(clause, target)
    film = clause.film
    if not shots or len(shots) == len(clause.index.order):
        return None
    now, gone = film_frames(film), answers.total(film, shots)
    rate = film.look.rate
    names = Names(film)
    what = names.shot(shots[0]) if len(shots) == 1 else names.shots(shots)
    return f"Without {what} the film would run {seconds(now - gone, rate)}; now it runs {seconds(now, rate)}."


def who_speaks(clause: Clause, target: Target) -> str | None:
    """ "Does anyone besides Ada speak in the corridor?", "who has the most lines?"."""
    words = asked(clause)
    if SPEAKING.search(words) is None or any(piece.quote is not None for piece in clause.pieces):
        return None
    film, index, names = clause.film, clause.index, Names(clause.film)
    shots = placed(clause) or index.order
    cues = index.lines_of(shots)
    if MOST.search(words) is not None:
        return _most(clause, [cue.speaker or NARRATOR for cue in cues])
    if EDGE_LINE.search(words) is not None or (target.problem and not target.shots):
        return None
    people = [who for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None for who in ref.ids]
    apart = people if BESIDES.search(words) else []
    if people and not apart:
        return None
    speaking = [who for who in dict.fromkeys(cue.speaker or NARRATOR for cue in cues) if who not in apart]
    where = "" if len(shots) == len(index.order) else f" in {names.shots(shots)}"
    if not speaking:
        only = f"only {listed([names.person(who) for who in apart])}" if apart and cues else "nobody"
        return f"No, {only} speaks{where}."
    lines = [answers.line_said(film, cue) for cue in cues if (cue.speaker or NARRATOR) in speaking]
    lead = "" if words.startswith("who") else "Yes: "
    rest = f" And {len(lines) - FEW} more." if len(lines) > FEW else ""
    return f"{lead}{listed([names.person(who) for who in speaking])}{where}. {' '.join(lines[:FEW])}{rest}"


def _most(clause: Clause, speakers: Sequence[str]) -> str | None:
    names = Names(clause.film)
    counts = sorted(((speakers.count(who), names.person(who)) for who in dict.fromkeys(speakers)), reverse=True)
    if not counts:
        return "Nothing is said in the film."
    told = [f"{name}: {answers.counted(many, 'line')}" for many, name in counts]
    return f"{'; '.join(told)}."


def edge_line(clause: Clause, target: Target) -> str | None:
    """ "What is the last line of the film?", "who has the first line in the kitchen?"."""
    match = EDGE_LINE.search(asked(clause))
    if match is None:
        return None
    cues = clause.index.lines_of(placed(clause) or clause.index.order)
    people = [who for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None for who in ref.ids]
    cues = tuple(cue for cue in cues if not people or cue.speaker in people)
    del target
    if not cues:
        return "Nothing is said there."
    cue = cues[0 if match.group(1) in ("first", "opening") else -1]
    return f"{answers.line_said(clause.film, cue)}, in {Names(clause.film).shot(cue.shot)}."


def beside(clause: Clause, target: Target) -> str | None:
    """ "What comes after shot 4?"."""
    match = BESIDE.search(asked(clause))
    shots = named_shots(clause, target) if target.said else ()
    if match is None or not shots or clause.find("stem.", "sound.", "ask.change") is not None:
        return None
    order = clause.index.order
    after = match.group(2) == "after"
    place = order.index(shots[-1]) + 1 if after else order.index(shots[0]) - 1
    if not 0 <= place < len(order):
        return f"Nothing: that is the {'end' if after else 'beginning'} of the film."
    return answers.about_shot(clause.film, clause.index, order[place])


def rejected(clause: Clause, target: Target) -> str | None:
    """ "Which takes were rejected?", "which one did we turn down again?"."""
    words = asked(clause)
    if REJECTED.search(words) is None or re.search(r"\bshots\b|\bwhy\b", words):
        return None
    among = named_shots(clause, target) if target.said and not target.whole else clause.index.order
    film, names = clause.film, Names(clause.film)
    told = [
        f"take {number} of {names.shot(shot)}{f': “{film.takes[take].note}”' if film.takes[take].note else ''}"
        for shot in among
        for number, take in enumerate(film.shots[shot].takes, 1)
        if film.takes[take].state == "ng"
    ]
    return f"Rejected: {'; '.join(told)}." if told else "No take is rejected."


def title_length(clause: Clause, target: Target) -> str | None:
    """ "How long is the title up?"."""
    del target
    if TITLED.search(asked(clause)) is None:
        return None
    titles = [title for title, _ in title_positions(clause.film)]
    told = [f"“{title.text}”: {seconds(title.frames, clause.rate)}" for title in titles]
    return f"{'; '.join(told)}." if told else "There is no title in the film."


def shown_with(clause: Clause, target: Target) -> str | None:
    """ "Who hands the letter to whom in the bakery?": the shots there that the words are of."""
    deeds = [p for p in clause.pieces if p.guess or (p.strange and p.text not in clause.index.known)]
    if target.problem or target.options or asked(clause).split()[:1] != ["who"] or not deeds:
        return None
    within = placed(clause) or clause.index.order
    places = set(clause.refs("places", "shots", "scenes"))
    words = [w for i, p in enumerate(clause.pieces) if i not in places for w in plain_words(p.text)]
    known = [word for word in words if word in clause.index.known and word not in WORDS]
    shots = [shot for shot in clause.index.shots_about(known) if shot in within] if known else []
    if not 0 < len(shots) <= 3:
        return None
    return "\n".join(answers.about_shot(clause.film, clause.index, shot) for shot in shots)


def lines(clause: Clause, shots: Sequence[str], who: str | None) -> str:
    """The lines that are said; of someone all, wherever they are seen or only heard."""
    if who is not None:
        shots = placed(clause) or clause.index.order
    return answers.lines_told(clause.film, clause.index, shots, who)


def state(clause: Clause, shot: str) -> str:
    """How far a shot is, where nobody said why."""
    told = answers.STATES[clause.film.shots[shot].state]
    name = Names(clause.film).shot(shot)
    return f"{name[:1].upper()}{name[1:]} is {told}; nobody said why."


Answer = Callable[[Clause, Target], str | None]
FIRST: tuple[Answer, ...] = (many_takes, hour, music_there, without_it, title_length, edge_line, beside, rejected)
"""before the answers of wider questions"""
THEN: tuple[Answer, ...] = (who_speaks, shown_with)
"""after who said some words"""

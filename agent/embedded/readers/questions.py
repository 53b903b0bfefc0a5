"""Questions about the film: answered from it, and nothing is done.

"how long is it?"   "what's in scene 2?"   "which shots have no take?"   "why is shot 4 so short?"   "what can you do?"
"""

from collections.abc import Callable, Iterable, Sequence

from agent.embedded import accounts, answers, filters, inquiries, reasons
from agent.embedded.doers import doers
from agent.embedded.extremes import asks_extreme, compared, utmost
from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called, cues_of
from agent.embedded.interrogative import OPENERS, is_question
from agent.embedded.pieces import Piece
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.spoken_lines import EMPTY
from agent.telling.naming import Names, listed, seconds
from tools.film.sound import NARRATOR
from tools.film.views import film_frames

KINDS = ("shots", "scenes", "takes", "people", "places", "film", "time")
LENGTHS = ("length.", "thing.length")
LOOKS = ("grade.", "weather.", "time.", "mood.", "light", "style", "pace.")

WHEN = ("what time", "how far in", "how far into", "at what point", "what timecode", "which timecode", "how soon")

Answer = Callable[[Clause, Target], str | None]


def questions(clause: Clause) -> Iterable[Reading]:
    """One answer, when the request is a question; else nothing."""
    if not is_question(clause):
        return
    target = _at_a_moment(clause) or clause.target(KINDS)
    everything = frozenset(range(len(clause.pieces)))
    if target.problem and clause.find("ask.") is not None:
        yield Reading(used=everything, problem=target.problem, weight=0.6)
        return
    for answer in TOPICS:
        said = answer(clause, target)
        if said is not None:
            people = tuple(who for i in clause.refs("people") for who in _ids(clause.pieces[i]) if who != NARRATOR)
            shots = target.shots if target.said and len(target.shots) < len(clause.index.order) else ()
            scenes = target.scenes if target.said else ()
            if (only := utmost(clause, _shots(clause, target))) is not None:
                shots, scenes = (only,), ()
            typed = everything if answer in inquiries.THEN else frozenset[int]()
            yield Reading((), everything, 0.75, said, shots=shots, scenes=scenes, people=people, verbatim=typed)
            return


def _at_a_moment(clause: Clause) -> Target | None:
    """ "What's on screen at 30 seconds?": the shot that is seen then."""
    for i in clause.amounts("second"):
        amount = clause.pieces[i].amount
        if amount is None or i == 0 or clause.pieces[i - 1].text not in ("at", "around", "about"):
            continue
        frame = amount.frames(float(clause.rate)) or 0
        shot, length = clause.index.shot_at(frame), film_frames(clause.film)
        if shot is not None:
            return Target((shot,), used=frozenset({i}), said=True)
        problem = f"The film runs {seconds(length, clause.rate)}; there is nothing at {clause.pieces[i].text}."
        return Target(used=frozenset({i}), said=True, problem=problem)
    return None


def _ids(piece: Piece) -> tuple[str, ...]:
    return piece.ref.ids if piece.ref is not None else ()


def _words(clause: Clause) -> list[str]:
    return [token.text for token in clause.tokens]


def _shots(clause: Clause, target: Target) -> tuple[str, ...]:
    """The shots asked about: named, else all of the film's."""
    if not target.said and not _pointed(clause):
        return clause.index.order
    return target.shots or clause.index.shots_of_scenes(target.scenes) or clause.index.order


def _pointed(clause: Clause) -> bool:
    """Whether "it" or "that one" is asked about, and something was spoken of."""
    pronoun = any(p.ref is not None and p.ref.how == "pronoun" and p.ref.kind != "people" for p in clause.pieces)
    pronoun = pronoun or any(piece.text == "its" for piece in clause.pieces)
    return pronoun and bool(clause.focus.shots or clause.focus.scenes)


def _person(clause: Clause) -> str | None:
    for i in clause.refs("people"):
        if len(ids := _ids(clause.pieces[i])) == 1:
            return ids[0]
    return NARRATOR if clause.find("who.narrator") is not None else None


def _help(clause: Clause, target: Target) -> str | None:
    words = " ".join(_words(clause))
    asked = words in ("help", "help me", "commands", "options", "hilfe", "aide", "ayuda") or any(
        phrase in words
        for phrase in ("what can you", "what can i", "how does this work", "what do you do", "who are you")
    )
    if not asked or target.said:
        return None
    index = clause.index
    number = min(3, len(index.order)) or 1
    who = next((person.name for person in clause.film.characters.values()), "her")
    return (
        "Tell me what you want changed, in your own words: lengths, looks, order, cast, lines, music, takes, titles,"
        f" and how it leaves. For example: “make shot {number} darker and two seconds longer”, “give {who} a red coat”,"
        " “something more tense from scene 2 on”. Ask me anything about the film; “undo” takes the last thing back."
    )


def _status(clause: Clause, target: Target) -> str | None:
    now = {"do", "now"} <= set(_words(clause)) or {"do", "next"} <= set(_words(clause))
    if (clause.find("ask.status") is None and not now) or (target.said and not target.whole):
        return None
    if clause.find("ask.cost", "ask.howlong") is not None or _named_filter(clause):
        return None
    return answers.status(clause.film, clause.index)


def _named_filter(clause: Clause) -> bool:
    return clause.find("thing.shot") is not None and clause.pieces[0].means("ask.what", "ask.howmany")


def _changed(clause: Clause, target: Target) -> str | None:
    words = " ".join(_words(clause))
    if target.said and not target.whole:
        return None
    if clause.find("ask.change") is None and not any(
        phrase in words
        for phrase in ("did you do", "i change", "i changed", "you change", "been done", "was done", "i do last")
    ):
        return None
    last = any(word in words for word in ("last", "just"))
    if not last and (
        "so far" in words or "until now" in words or words.startswith(("what have", "what did we", "what all"))
    ):
        return reasons.changes_so_far(clause.situation)
    return reasons.last_change(clause.situation) if last else reasons.what_changed(clause.situation)


def _cost(clause: Clause, target: Target) -> str | None:
    if clause.find("ask.cost") is None:
        return None
    shots = None if target.whole or not (target.said or _pointed(clause)) else _shots(clause, target)
    return answers.spent(clause.film, clause.situation.records.bill(), shots)


def _why(clause: Clause, target: Target) -> str | None:
    wrong = any(word in ("wrong", "rejected", "reject", "ng", "bad") for word in _words(clause))
    if clause.find("ask.why") is None and not wrong:
        return None
    shots = _shots(clause, target)
    if wrong and not target.said and (meant := inquiries.named_shots(clause, target)):
        # "why does the baker reading say ng?"
        return " ".join(reasons.why_rejected(clause.film, s) or inquiries.state(clause, s) for s in meant[:3])
    if wrong and target.said:
        against = [told for shot in shots if (told := reasons.why_rejected(clause.film, shot))]
        if against or clause.find("ask.why") is None:
            return " ".join(against) or None
    if len(shots) == len(clause.index.order) and len(shots) > 1:
        return None
    if clause.find(*LENGTHS) is not None:
        return " ".join(reasons.why_length(clause.situation, clause.index, shot) for shot in shots[:3])
    if clause.find(*LOOKS) is not None:
        return " ".join(reasons.why_look(clause.situation, clause.index, shot) for shot in shots[:3])
    return " ".join(reasons.why_is(clause.situation, clause.index, shot) for shot in shots[:3])


def _when(clause: Clause, target: Target) -> str | None:
    """ "When does the letter show up?", "what time does scene 3 start?", "how far in is the heartbeat?" """
    words = " ".join(_words(clause))
    if not any(asked in words for asked in WHEN) and not words.startswith(
        ("when does", "when do", "when is", "when will")
    ):
        return None
    index = clause.index
    shots: Sequence[str] = target.shots or index.shots_of_scenes(target.scenes) if target.said else ()
    if not shots or len(shots) == len(index.order):
        content = [word for word in plain_words(clause.text(0)) if word in index.known - EMPTY and word not in OPENERS]
        cues = cues_called(clause, content) if content else ()
        shots = (
            index.shots_about(content)
            or tuple(cue.shot for cue in cues)
            or index.shots_of_scenes(index.scenes_about(content) if content else ())
        )
    return answers.begins(clause.film, index, shots) if shots else None


def _how_long(clause: Clause, target: Target) -> str | None:
    words = _words(clause)
    if (longest := asks_extreme(clause)) is not None:
        among = compared(clause, _shots(clause, target))
        return answers.extreme(clause.film, clause.index, among, longest=longest)
    limits = bool(clause.amounts("second")) and any(word in words for word in ("over", "under", "longer", "shorter"))
    if limits and not target.said:
        return answers.film_length(clause.film)
    if clause.find("ask.howlong") is None and not (clause.find("thing.length") is not None and "what" in words):
        return None
    if not target.said and any(piece.text in ("it", "this") for piece in clause.pieces):
        # "how long is it?" is asked of the film, whatever was changed last
        return answers.film_length(clause.film)
    if target.scenes and not target.shots:
        return answers.scene_lengths(clause.film, target.scenes)
    if target.shots and not target.whole and (target.said or _pointed(clause)):
        return answers.shot_lengths(clause.film, clause.index, target.shots)
    return answers.film_length(clause.film)


def _compared(clause: Clause, target: Target) -> str | None:
    """ "How much longer is 3 than 4?" """
    film, words = clause.film, _words(clause)
    if "than" not in words or len(target.shots) != 2 or clause.find(*LENGTHS) is None:
        return None
    one, two = (answers.frames_of(film, shot) for shot in target.shots)
    names = [answers.shot_lengths(film, clause.index, (shot,)) for shot in target.shots]
    apart = seconds(abs(one - two), film.look.rate)
    return f"{' '.join(names)} They are {apart} apart." if one != two else f"{names[0]} Both are as long."


def _said(clause: Clause, target: Target) -> str | None:
    """ "Who says 'wind it six times'?": the lines that have these words."""
    del target
    at = next((i for i, p in enumerate(clause.pieces) if p.means("verb.say") or p.text == "who says"), None)
    if at is None or clause.find("ask.who", "ask.where", "ask.when") is None:
        return None
    words = plain_words(clause.pieces[-1].quote or clause.text(at + 1))
    cues = cues_called(clause, words, ("dialogue",))
    names = Names(clause.film)
    return " ".join(f"{answers.line_said(clause.film, cue)}, in {names.shot(cue.shot)}." for cue in cues[:3]) or None


def _how_many(clause: Clause, target: Target) -> str | None:
    if clause.find("ask.howmany") is None:
        return None
    film, index = clause.film, clause.index
    shots = _shots(clause, target)
    if clause.find("ask.howlong") is not None:
        return None
    if clause.refs("takes") or any("take" in word for word in _words(clause)):
        return answers.take_list(film, index, shots)
    if clause.find("thing.cast") is not None and not clause.refs("people"):
        return answers.people_in(film, shots) if target.said and not target.whole else answers.people_list(film, index)
    if clause.find("sound.line") is not None:
        return inquiries.lines(clause, shots, _person(clause))
    if clause.find("thing.location") is not None and clause.find("thing.shot") is None:
        return answers.places_list(film)
    if "scenes" in _words(clause) or (clause.find("thing.scene") is not None and not target.scenes):
        return f"The film has {answers.counted(len(film.scenes), 'scene')}."
    chosen, what = filters.filtered(clause, shots)
    if what:
        return answers.which(film, index, chosen, what)
    if not target.said or target.whole:
        return (
            f"The film has {answers.counted(len(film.shots), 'shot')} in {answers.counted(len(film.scenes), 'scene')}."
        )
    return f"{answers.counted(len(shots), 'shot').capitalize()}: {answers.shot_numbers(index, shots)}."


def _which(clause: Clause, target: Target) -> str | None:
    """ "Which shots have no take?", "where is Mara?", "in which shots ...", "what is missing in scene 2?" """
    asked = clause.find("ask.where") is not None or any(word in ("which", "where") for word in _words(clause))
    missing = clause.find("missing") is not None and clause.find("ask.") is not None
    plural = "shots" in _words(clause) and clause.find("ask.what") is not None
    if not (asked or missing or plural):
        return None
    scene = clause.find("thing.scene") is not None
    if asked and clause.find("thing.take") is not None and not missing and target.said:
        return answers.take_list(clause.film, clause.index, _shots(clause, target))
    if asked and target.scenes and not target.shots and clause.find("ask.where") is not None:
        return answers.scene_lengths(clause.film, target.scenes)
    chosen, what = filters.filtered(clause, _shots(clause, target))
    if what:
        return answers.which(clause.film, clause.index, chosen, what)
    who = _person(clause)
    if who is not None and who != NARRATOR:
        return answers.about_person(clause.film, clause.index, who)
    if target.said and not target.whole:
        shots = _shots(clause, target)
        if "scenes" in _words(clause):
            return answers.scene_lengths(clause.film, [clause.index.scene_of[shot] for shot in shots])
        return answers.shot_list(clause.film, clause.index, shots)
    content = [word for word in plain_words(clause.text(0)) if word not in OPENERS]
    found = clause.index.shots_about([word for word in content if word in clause.index.known])
    if found:
        return answers.which(clause.film, clause.index, found, "show that")
    return answers.scene_list(clause.film) if scene else None


def _yes_or_no(clause: Clause, target: Target) -> str | None:
    words = _words(clause)
    if words[0] not in ("is", "are", "does", "do", "did", "has", "have", "was", "were", "any"):
        return None
    if "locked" in words or clause.find("verb.lock") is not None:
        return "Yes, the picture is locked." if clause.film.locked else "No, the picture is not locked."
    shots = _shots(clause, target)
    if target.said and any(word in ("sound", "sounds", "noise", "effect", "effects") for word in words):
        heard = [cue.what for cue in clause.film.cues.values() if cue.kind == "effect" and cue.shot in shots]
        return f"Yes: {listed(heard)}." if heard else "No, there is no effect there."
    there = words[:2] in (["are", "there"], ["is", "there"]) and target.said
    there = there and all(clause.pieces[i].ref is not None or clause.pieces[i].means("ask.") for i in clause.hard)
    if there and 0 < len(shots) < len(clause.index.order):
        return f"Yes: {'shot' if len(shots) == 1 else 'shots'} {answers.shot_numbers(clause.index, shots)}."
    chosen, what = filters.filtered(clause, shots)
    if what:
        return filters.yes_or_no(clause, shots, chosen, what)
    if clause.find("verb.say", "stem.DX", "sound.line") is not None:
        return inquiries.lines(clause, shots, _person(clause))
    kind = filters.sound_asked(clause)
    if kind is not None:
        cues = cues_of(clause, kind, shots)
        return ("Yes. " if cues else "No. ") + answers.music_told(clause.film, cues, kind)
    return None


def _listed(clause: Clause, target: Target) -> str | None:
    """ "List the scenes", "show me the cast", "what are my saved versions", "what music is there?" """
    film, index, words = clause.film, clause.index, set(_words(clause))
    if not clause.pieces[0].means("ask.") and not words & {"list", "what", "which", "show", "tell", "any"}:
        return None
    shots = _shots(clause, target)
    if words & {"version", "versions", "cuts", "saved", "snapshots", "revisions", "revision"}:
        return filters.cuts_told(clause)
    if words & {"takes", "dailies"} or clause.refs("takes"):
        return answers.take_list(film, index, shots)
    if words & {"markers", "marker"}:
        return filters.markers_told(clause)
    if words & {"titles", "title", "credits", "cards"} and not target.shots:
        return filters.titles_told(clause)
    kind = filters.sound_asked(clause)
    if kind is not None:
        return answers.music_told(film, cues_of(clause, kind, shots), kind)
    if clause.find("sound.line", "verb.say") is not None and _words(clause)[:1] != ["when"]:
        return inquiries.lines(clause, shots, _person(clause))
    if clause.find("thing.cast", "ask.who") is not None and not clause.refs("people"):
        return answers.people_in(film, shots) if target.said and not target.whole else answers.people_list(film, index)
    if words & {"scenes", "outline", "story", "synopsis", "structure"} and not target.said:
        return answers.scene_list(film)
    if words & {"places", "locations", "sets"}:
        return answers.places_list(film)
    if words & {"shots", "shotlist", "list"} and not target.scenes:
        return answers.shot_list(film, index, shots)
    return None


def _property(clause: Clause, target: Target) -> str | None:
    """One property: "what size is shot 5", "what's the weather in scene 2", "what is the aspect ratio"."""
    told = filters.property_told(clause, _shots(clause, target), named=target.said or _pointed(clause))
    if told is None and clause.find("style", "palette", "aspect.") is not None:
        return answers.look(clause.film)
    words = set(_words(clause))
    if told is None and clause.find("resolution.") is not None and not target.said:
        words |= {"resolution"}
    if told is None and words & {"aspect", "ratio", "resolution", "fps", "rate", "format", "look"} and not target.said:
        return answers.look(clause.film)
    if told is None and words & {"called", "about", "logline", "premise", "name"} and (target.whole or not target.said):
        film = clause.film
        about = film.logline or film.idea or f"{answers.counted(len(film.scenes), 'scene')}"
        return f"“{film.title}”: {about}"
    return told


def _described(clause: Clause, target: Target) -> str | None:
    """What is in a shot or a scene, who someone is."""
    film, index = clause.film, clause.index
    who = _person(clause)
    if target.options and who is None:
        return None
    if target.scenes and not target.shots:
        return "\n".join(answers.about_scene(film, index, s) for s in film.scenes if s.id in target.scenes)
    if clause.find("ask.who") is not None and who is None and target.said:
        return answers.people_in(film, _shots(clause, target))
    if who is not None and not clause.refs("shots"):
        return answers.about_person(film, index, who)
    if target.shots and not target.whole and (target.said or _pointed(clause)):
        if len(target.shots) > 3:
            return answers.shot_list(film, index, target.shots)
        return "\n".join(answers.about_shot(film, index, shot) for shot in target.shots)
    if clause.find("ask.what") is not None and target.whole:
        return f"{answers.film_length(film)} {listed([scene_name(clause, s.id) for s in film.scenes])}."
    return None


def scene_name(clause: Clause, scene: str) -> str:
    known = next(s for s in clause.film.scenes if s.id == scene)
    return clause.film.locations[known.location].name


TOPICS: tuple[Answer, ...] = (
    accounts.formats, _help, doers, accounts.changes_since, accounts.ending, accounts.story, accounts.music_like,
    accounts.faults, accounts.cameras, accounts.wearing, accounts.loudness, *inquiries.FIRST, _changed, _why, _compared,
    _said, *inquiries.THEN, _cost, _when, _how_long, _how_many, _status, _yes_or_no, _property, _which,
    _listed, _described,
)  # fmt: skip
"""in this order: the first that has an answer gives it"""

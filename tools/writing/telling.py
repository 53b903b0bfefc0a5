"""Telling a moment: the words of its prompt, who stands in it and how, what lies in view, what is heard."""

import re
from dataclasses import dataclass, replace
from typing import cast, get_args

from tools.film.script import Action, Expression, Prop, Side, Staged, Where
from tools.writing.casting import Role
from tools.writing.deciding import PLACE_THINGS
from tools.writing.grammar import plural, title_case
from tools.writing.knowledge.drawn import DRAWN, drawable
from tools.writing.plot import Moment
from tools.writing.story import Item, Scene, Story

IMAGE = re.compile(r"^(?:([a-z]+)(?:\+([a-z]+))?: )?(.*?)(?: ; (.+))?$", re.DOTALL)
ACTIONS, EXPRESSIONS = set(get_args(Action)), set(get_args(Expression))
SPOKEN = ("say", "ask", "re")
"""Lines between people: one alone, one that wants an answer in a later moment, that answer."""
TOOLS = {"drum", "guitar", "camera", "radio", "book"}
SIDES: dict[str, Side] = {"P": "left", "O": "right"}
LAST_DAY = re.compile(r"\b(?:last|final) (?:day|shift|night|round|show|lesson|service)\b")


class _Name(str):
    """A word in a prompt that also knows its other forms: {P}, {P.his}, {X.a}."""

    forms: dict[str, str]

    def __getattr__(self, name: str) -> str:
        try:
            return self.forms[name]
        except KeyError:
            raise AttributeError(name) from None


def _named(text: str, **forms: str) -> _Name:
    name = _Name(text)
    name.forms = forms
    return name


@dataclass(frozen=True)
class Told:
    """A moment in words, staged, before the camera is chosen."""

    moment: Moment
    text: str
    staging: tuple[Staged, ...]
    props: tuple[Prop, ...]
    focus: str
    scene: Scene
    lines: tuple[tuple[str, str, bool], ...]
    """Who (a role's key or "narrator"), the words, whether over the picture."""
    effects: tuple[str, ...]
    move: str
    music: str
    title: str


class Teller:
    """Tells the moments of one story; every image of the tables is used once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.pair = int(story.rng.integers(len(story.P.trade.pairs)))

    def words(self, text: str, doer: Role | None = None, caps: bool = True) -> str:
        """Fill the holes of a text and choose among its <a / b>. Without `caps`, names read as in a sentence."""
        story = self.story
        chosen = re.sub(r"<([^<>]*)>", lambda m: self._choice(m[1].split(" / ")), text)
        by = (doer or story.P).pronouns
        slots: dict[str, str] = {
            "S": title_case(self._filmed()),
            "s": self._filmed(),
            **{role.key: self._role(role, caps) for role in story.roles},
            "X": self._item(story.X),
            "he": by.he,
            "him": by.him,
            "his": by.his,
            "himself": by.himself,
            "He": by.he.capitalize(),
            "His": by.his.capitalize(),
            "F": _named(f"the {story.force_noun}", bare=story.force_noun),
            "event": self._happening(),
            "gift": self.story.gift[0].replace("{his}", story.P.pronouns.his),
            "ogift": self.story.O.trade.gift[0].replace("{his}", story.O.pronouns.his),
            "want": _for(story.P.trade.want, story.P),
            "owant": _for(story.O.trade.want, story.O),
            **{key: _named(scene.label, bare=re.sub(r"^the ", "", scene.label)) for key, scene in story.places.items()},
        }
        told = chosen.format_map(slots)
        return re.sub(r"\s+", " ", told).strip()

    def tell(self, moment: Moment) -> Told | None:
        """The moment in words; None when it asks for an image that the film has already used up."""
        story = self.story
        scene = story.places.get(moment.place, story.places["home"])
        effects = [e[4:] for e in moment.extras if e.startswith("sfx ")]
        staged, props = self._cast(moment)
        focus = ""
        text = moment.text
        if text.startswith("!event"):
            text = self._event(text[6:])
            if not text:
                return None
            told = self.words(text)
            if not story.deeds and ("{O}" in text or text.endswith(f"meets {story.O.plain}")):
                staged = self._staged(story.O, "stand", "", staged)
        elif text.startswith("!again"):
            used = self.story.used
            opening = (used.get(f"seen {scene.key}") or used.get("opening") or [scene.entry.wide[0]])[0]
            told = self.words(opening + text[6:])
        elif text.startswith("!"):
            image = self._image(text[1:].split(",")[0].split(), scene)
            if image is None:
                return None
            words, how, held, sound, doer = image
            tail = text[1:].partition(",")[2]
            text = words + (f",{tail}" if tail else "")
            if sound:
                effects.insert(0, sound)
            if doer is not None and how in ACTIONS:
                staged = self._staged(doer, how, held, staged)
            elif doer is None and how:
                focus = self._prop(how)
                props = [*props, Prop(what=focus)] if focus not in {p.what for p in props} else props
            told = self.words(text, doer)
            if moment.text.startswith("!establish"):
                for seen in ("opening", f"seen {scene.key}"):
                    story.used.setdefault(seen, [text])
        else:
            told = self.words(text)
        if (
            moment.code in "IX"
            and any(s.who for s in staged)
            and all(c.startswith("@") for c in moment.cast)
            and moment.text.startswith("!")
        ):
            # A deed asked for as an insert is seen on the one who does it.
            moment = replace(moment, code="N")
        elif moment.text.startswith("!hands") and moment.code not in "IX":
            moment, staged = replace(moment, code="I"), []
        if moment.code == "I":
            first = props[0].what if props else ""
            named = first if "@X" not in moment.cast or story.X.label in told else ""
            focus = focus or named or drawable(told) or first or self._focus(moment.text)
            if focus and focus not in {prop.what for prop in props}:
                props = [Prop(what=focus)]
            if not focus:
                # Nothing that can be drawn alone: the place itself, seen near.
                moment = replace(moment, code="D")
        return Told(
            moment,
            told,
            tuple(staged),
            tuple(props),
            focus if moment.code in "IX" else "",
            scene,
            tuple(self._lines(moment)),
            tuple(dict.fromkeys(effects))[:2],
            _extra(moment, "move "),
            _extra(moment, "mus "),
            _extra(moment, "title "),
        )

    def _filmed(self) -> str:
        """What a documentary is about, in the plural where it lives: "bees", "the lighthouse"."""
        figures, spots = self.story.idea.figures, self.story.idea.spots
        if figures:
            return plural(figures[0].noun.removesuffix("s"))
        if self.story.X.given:
            return self.story.X.bare
        return f"the {spots[0].noun}" if spots else self.story.X.bare

    def _happening(self) -> str:
        """What the first figure does, as the idea says it; something of its own world when it says nothing."""
        story = self.story
        if story.deeds:
            return self._told(story.deeds[0].clause)
        if story.idea.forces:
            return f"{'looks up at' if story.idea.forces[0] == 'eclipse' else 'walks out into'} the {story.force_noun}"
        if LAST_DAY.search(story.idea.text.lower()) or {"last", "retiring"} & set(story.P.figure.adjectives):
            return "comes to work as on any other day"
        of_place = story.idea.spots and story.X.thing.noun in PLACE_THINGS.values() and not story.O.given
        if story.X.given or of_place:
            return f"stops in front of {story.X.indefinite}"
        return f"meets {story.O.plain}"

    def _event(self, which: str) -> str:
        """The idea's own clause as a moment: "{P} finds a message in a bottle"."""
        number = int(which) - 1 if which.strip().isdigit() else 0
        deeds = self.story.deeds
        if number == 0 and not deeds:
            done = self._happening()
            if "pair" in self.story.flags and done.startswith("stops "):
                return f"{{P}} and {{O}} {done.replace('stops', 'stop', 1)}"
            return f"{{P}} {done}"
        if number >= len(deeds) or len(deeds[number].clause.split()) > 14:
            return ""
        deed = deeds[number]
        both = self.story.together
        return f"{{P}} and {{O}} {self._told(deed.base)}" if both else f"{{P}} {self._told(deed.clause)}"

    def _told(self, clause: str) -> str:
        """A clause said in the first person, told of the third."""
        p = self.story.P.pronouns
        told = {"my": p.his, "me": p.him, "myself": p.himself, "I": p.he, "our": "their", "us": "them"}
        for mine, theirs in told.items():
            clause = re.sub(rf"\b{mine}\b", theirs, clause)
        return clause

    def _focus(self, text: str) -> str:
        return self.story.X.prop if "{X" in text else ""

    def _image(self, name: list[str], scene: Scene) -> tuple[str, str, str, str, Role | None] | None:
        story = self.story
        kind, doer = name[0], story.O if name[1:] == ["O"] else story.P
        trade, stuff = doer.trade, story.X.stuff
        predicates = {
            "gesture": trade.gesture,
            "take": self._take(doer),
            "use": self._use(doer),
            "felt": story.force.felt,
        }
        clauses = {
            "signal": trade.signal,
            "plant": trade.pairs[self.pair % len(trade.pairs)][0],
            "payoff": trade.pairs[self.pair % len(trade.pairs)][1],
            "lies": f"{{X.a}}, {stuff.lies}",
            "does": f"{{X}} {self._told(story.does)}",
            "open": stuff.opens,
            "secret": stuff.secret,
            "mark": stuff.mark,
            "fails": stuff.fails,
            "rests": stuff.rests,
            "coming": story.force.coming,
            "sign": story.force.sign,
            "peak": story.force.peak,
            "calm": story.force.after,
            "remembers": scene.entry.remembers,
        }
        text: str | None
        if kind == "work":
            text = story.draw(
                f"work {doer.key}" if doer.figure.trade != story.P.figure.trade or doer is story.P else "work P",
                trade.work,
            )
        elif kind == "hands":
            text = story.draw(
                f"hands {doer.key}" if doer.figure.trade != story.P.figure.trade or doer is story.P else "hands P",
                trade.hands,
            )
        elif kind == "establish":
            text = story.draw(f"wide {scene.key}", scene.entry.wide)
        elif kind == "detail":
            text = story.draw(f"detail {scene.key}", scene.entry.detail)
        elif kind == "arrive":
            text = story.draw(f"arrive {scene.key}", scene.entry.arrive)
        else:
            text = predicates.get(kind) or clauses[kind]
        if text is None:
            return None
        how, held, words, sound = _read(text)
        if kind in ("work", "gesture", "take", "use", "felt", "arrive"):
            how = how or {"arrive": "walk", "take": "kneel" if words.startswith("kneels") else "reach"}.get(
                kind, "reach"
            )
            subject = "{O}" if doer is story.O else "{P}"
            return f"{subject} {words}", how, held, sound, doer
        if kind in ("open", "secret", "mark", "fails", "rests", "lies", "does"):
            how = story.X.prop
            sound = sound or (stuff.sound if kind == "open" else "")
        if kind == "sign":
            how = "cup" if "cup" in words else ""
        if kind in ("peak", "coming"):
            sound = sound or story.force.sound
        # A clause of someone's hands speaks of them by pronoun; the role is found by its key.
        text = words if doer is story.P else _for(words, doer)
        return text, how, held, sound, None

    def _take(self, doer: Role) -> str:
        if doer.figure.trade == "whale":
            return "look: turns {X} over in the water with {his} brow, and holds still so as not to lose {X.it}"
        if doer.trade.form == "quadruped":
            return "kneel: noses {X}, one paw up, and picks {X.it} up in {his} teeth"
        if doer.trade.form == "bird":
            return "look: hops once round {X} and tries {X.it} with {his} beak"
        return self.story.X.stuff.take

    def _use(self, doer: Role) -> str:
        if doer.trade.beast:
            return "walk: carries {X} a few steps, puts {X.it} down, and takes a better hold"
        return self.story.X.stuff.use

    def _cast(self, moment: Moment) -> tuple[list[Staged], list[Prop]]:
        staged: list[Staged] = []
        props: list[Prop] = []
        for word in moment.cast:
            if word.startswith("@"):
                what, _, text = word[1:].partition("=")
                what, _, where = what.partition(":")
                prop = self._prop(what)
                shown = self.words(text.replace("_", " ")) if text else ""
                props.append(Prop(what=prop, where=cast("Where", where or "table"), text=shown))
                continue
            spec, _, held = word.partition("+")
            who, *how = spec.split(".")
            role = self.story.role(who)
            action = next((h for h in how if h in ACTIONS), "stand")
            expression = next((h for h in how if h in EXPRESSIONS), "")
            item = Staged(
                who=role.character.id,
                action=cast("Action", action),
                expression=cast("Expression", expression or "neutral"),
                holds=self._prop(held) if held and not role.trade.beast else "",
                at=SIDES.get(who, "centre"),
                facing="three-quarter right" if role is self.story.P else "three-quarter left",
            )
            staged.append(item)
        return staged, props

    def _staged(self, doer: Role, how: str, held: str, staged: list[Staged]) -> list[Staged]:
        found = next((s for s in staged if s.who == doer.character.id), None)
        if found is None:
            found = Staged(who=doer.character.id, at="left" if doer is self.story.P else "right")
            staged = [*staged, found]
        changed = found.model_copy(
            update={
                "action": how if found.action == "stand" else found.action,
                "holds": found.holds or (self._prop(held) if held and not doer.trade.beast else ""),
            }
        )
        return [changed if s is found else s for s in staged]

    def _prop(self, word: str) -> str:
        if word == "X":
            return self.story.X.prop
        if word in ("gift", "ogift"):
            return self.story.gift[1] if word == "gift" else self.story.O.trade.gift[1]
        if word == "tool":
            return own if (own := self.story.P.trade.tool) in TOOLS else "tool"
        return DRAWN.get(word, word)

    def _lines(self, moment: Moment) -> list[tuple[str, str, bool]]:
        """Who says what. What passes between two is whole: where one of them cannot speak, neither does."""
        lines: list[tuple[str, str, bool]] = []
        silent = False
        for extra in moment.extras:
            head, _, text = extra.partition(": ")
            kind, _, key = head.partition(" ")
            words = self.words(text, caps=False) if kind in (*SPOKEN, "own", "vo", "nar") else ""
            if kind == "nar":
                lines.append(("narrator", words, True))
            elif kind == "own" or (kind in (*SPOKEN, "vo") and self.story.role(key).speaks):
                lines.append((key, words, kind == "vo"))
            elif kind == "vo":
                lines.append(("narrator", words, True))
            silent = silent or (kind in SPOKEN and not self.story.role(key).speaks)
        return [] if silent else lines

    def _role(self, role: Role, caps: bool) -> _Name:
        name = role.label if caps else role.plain
        p = role.pronouns
        return _named(
            name,
            he=p.he,
            him=p.him,
            his=p.his,
            himself=p.himself,
            s=f"{name}'s",
            bare=re.sub(r"^the ", "", name),
            He=p.he.capitalize(),
            His=p.his.capitalize(),
        )

    def _item(self, item: Item) -> _Name:
        return _named(
            item.label, a=item.indefinite, bare=item.bare, it=item.it, its="their" if item.thing.plural else "its"
        )

    def _choice(self, options: list[str]) -> str:
        return options[int(self.story.rng.integers(len(options)))].strip()


def _read(image: str) -> tuple[str, str, str, str]:
    """How, prop, words and sound of an image of the tables."""
    matched = IMAGE.match(image)
    how, prop, words, sound = matched.groups(default="") if matched else ("", "", image, "")
    return how, prop, words, sound


def _extra(moment: Moment, start: str) -> str:
    return next((e[len(start) :] for e in moment.extras if e.startswith(start)), "")


def _for(words: str, doer: Role) -> str:
    p = doer.pronouns
    for hole, form in (("{he}", p.he), ("{him}", p.him), ("{his}", p.his), ("{himself}", p.himself)):
        words = words.replace(hole, form)
    return words

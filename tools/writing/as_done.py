"""An idea in which people do something is filmed as it is done: a plot made of the steps of its activity.

    it begins -> world, disturb    the attempt that fails, who looks on -> harder    it works -> turn    left -> after

Whoever learns does it, whoever teaches looks on; where nobody can look on, nobody does. An ad has no attempt that
fails: its steps are the making, the first use, and the product as the last image.
"""

import re

from tools.writing.between_steps import (
    AGAIN_ALONE,
    AGAIN_BEAST,
    AGAIN_SEEN,
    AGAIN_WITH,
    BEAST,
    BESIDE,
    BOTH,
    DOUBT,
    GLAD,
    HELD,
    INTENT,
    LONGER,
    MACHINE,
    NEAR_IT,
    TAKEN,
    TOGETHER,
    WON,
)
from tools.writing.doing import doing_of
from tools.writing.knowledge.drawn import drawable
from tools.writing.knowledge.entries import Activity
from tools.writing.plot import Plot
from tools.writing.story import Story
from tools.writing.trying import tried

TEACHING = {"teach", "coach", "train", "show", "instruct", "tutor"}
DONE = re.compile(r"^(?:(?P<how>[a-z]+)(?:\+(?P<held>[a-zX]+))?: )?(?P<words>.*?)(?: ; (?P<sound>.+))?$", re.DOTALL)
ITS_OWN = re.compile(r"^and ((?!his|this|its|thus)[a-z]+s|cannot)\b")
"""What a film comes to, told of whoever does it: "and finds out"; "and the wall is gone" is not."""
WIDE = "W "


def steps_of(story: Story) -> Activity | None:
    """What is done in the idea of a story, step by step; None where its people or its activity have no such steps."""
    doing = doing_of(story.idea.activity) or tried(story)
    if doing is None or not doing.begins[0] or story.idea.events:
        return None
    if story.P.trade.beast != doing.beasts:
        return None
    beast = story.O.given and story.O.trade.beast
    if doing.withal:
        here = story.O.given and "lost" not in story.flags
        return doing if here and (beast or doing.withal == "any") else None
    # Whoever has hands may have a beast along.
    return doing if not beast or not doing.beasts else None


def as_done(story: Story, activity: Activity, seed: int) -> Plot:
    """The plot of an activity that has steps; that of every second seed opens on the attempt that fails."""
    script = _Script(story, activity, failed=seed % 2 == 0)
    script.write()
    about = activity.about
    if "pair" in story.flags and story.deeds:
        done, about = f"{{P}} and {{O}} {story.deeds[0].base}", ITS_OWN.sub(r"and each \1", about)
    elif story.deeds:
        done = "{P} {event}"
    else:
        # An idea that names only what it is about begins with the first step.
        done = f"{{D}} {_words(activity.begins[0])}"
    return Plot(
        engine="lesson",
        name="as done",
        titles=activity.titles,
        logline=script.put(f"{done}, {about}"),
        treatment=tuple(script.put(line) for line in script.treatment),
        script="\n".join(script.lines),
    )


def _words(deed: str) -> str:
    """A deed or a picture without how it is staged and how it sounds."""
    found = DONE.match(deed)
    return found["words"] if found else deed


class _Script:
    """The steps of an activity, written down as a plot is."""

    def __init__(self, story: Story, activity: Activity, *, failed: bool) -> None:
        self.story, self.activity, self.failed = story, activity, failed
        taught = "teaching" in story.flags and "other_here" in story.flags
        teaches = taught and not activity.withal and bool(TEACHING & {d.verb for d in story.deeds if d.main})
        self.doer, self.watcher = ("O", "P") if teaches else ("P", "O")
        beast = story.role(self.watcher).trade.beast
        self.watched = bool(activity.withal) or not (beast or "lost" in story.flags)
        self.beside = beast and story.O.given and not (activity.withal or "lost" in story.flags)
        self.human = story.role(self.doer).trade.form == "human"
        then = activity.then
        self.turn = "site" if then and (then.startswith("!") or not story.idea.spots) else "home"
        self.lines: list[str] = []
        self.treatment: list[str] = []

    def put(self, text: str) -> str:
        """The text with its places for {D} and {W}, and with {his} for the doer's, filled in by role."""
        text = re.sub(r"\{(he|him|his|himself)\}", rf"{{{self.doer}.\1}}", text)
        return text.replace("{D", "{" + self.doer).replace("{W", "{" + self.watcher)

    def write(self) -> None:
        if self.activity.form == "ad":
            self._ad()
        else:
            self._story()

    def _story(self) -> None:
        a, at = self.activity, self.activity.hours
        night = "night" if self.story.idea.night else ""
        self._scene("world", "home", night or at[0])
        self._picture(0, "E", "!establish", "move push in")
        if self.failed:
            self._attempt()
        else:
            self._deed(0, a.begins[0])
            self._picture(0, "I", a.details[0])
        self._picture(2, "I", "!detail")
        self._scene("disturb", "home", night or at[0])
        self._happens()
        if self.failed:
            self._looked_on()
        else:
            self._deed(1, a.begins[1])
            self._picture(1, "I", a.details[1])
        self._scene("harder", "home", night or at[1])
        if self.failed:
            self._deed(0, a.begins[0])
            self._picture(0, "I", a.details[0])
            self._deed(1, a.begins[1])
            self._picture(1, "I", a.details[1])
        else:
            self._attempt()
            self._looked_on()
        self._face(1, "D.sad", DOUBT)
        self._deed(1, a.low, code="W")
        self._picture(2, "I", "!detail")
        self._scene("", "home", night or at[2])
        for line in self._again():
            if self.human or " eat" not in line:
                self._line(line)
        if self.beside:
            self._face(1, "W", BESIDE, code="N")
        if self.human and a.withal != "any":
            # Nobody goes home to sleep while somebody hangs in a tree.
            self._longer()
        self._scene("turn", self.turn, night or at[2])
        if self.turn != "home":
            self._picture(1, "E", "!establish")
        self._deed(0, a.works[0], extras="mus out", mood="determined")
        self._face(1, "D.determined", INTENT, code="X")
        self._picture(0, "I", a.works[1])
        if self.watched:
            self._face(0, "W.look" if a.withal else "W.surprised", HELD if a.withal else TAKEN)
        self._face(0 if not self.watched else 1, "D.happy", GLAD)
        self._scene("after", self.turn, at[3])
        self._picture(0, "I", a.left[0])
        if self.watched or self.beside:
            together = TOGETHER if self.watched and not (a.beasts or a.withal) else NEAR_IT
            self._line(f"1 T D.tender W.tender | {together}")
        self._scene("", "home", at[3])
        cast = "D W" if self.watched or self.beside else "D"
        self._line(f"0 E {cast} | !again, {a.left[1]}")
        self._told()

    def _again(self) -> tuple[str, ...]:
        if self.activity.withal:
            return AGAIN_WITH
        return AGAIN_BEAST if self.activity.beasts else AGAIN_SEEN if self.watched else AGAIN_ALONE

    def _longer(self) -> None:
        helps = self.watched and not self.activity.withal
        for line in LONGER:
            if line.startswith("#"):
                self.lines.append(line)
            elif helps or "{W}" not in line:
                self._line(line)

    def _attempt(self) -> None:
        self._deed(0, self.activity.fails[0])
        self._picture(0, "I", self.activity.fails[1])

    def _happens(self) -> None:
        """What the idea says, and whoever it says is there."""
        given = (self.watched or self.beside) and "other_here" in self.story.flags
        if self.story.deeds:
            # A beast beside somebody would be out of a nearer picture.
            code = "F" if given and self.story.O.trade.beast else "M"
            self._line(f"0 {code} P" + (" O" if given else "") + " | !event")
        if "lost" in self.story.flags:
            # Whoever is lost is there as a picture.
            whose = "{D.his}" if self.story.O.figure.relation else "the"
            kept = f"a photograph, propped where {{D.he}} can see it: {whose} {{O.bare}}, laughing"
            self._line(f"1 I @photograph | {kept}")

    def _looked_on(self) -> None:
        if self.watched:
            said, answer = self.activity.says
            # To whoever cannot lend a hand something is said; who looks on asks.
            spoken = f"say {'D' if self.activity.withal else 'W'}: {said}" + (f"; say D: {answer}" if answer else "")
            self._deed(0, self.activity.sees, who="W", extras=spoken)

    def _ad(self) -> None:
        a, at = self.activity, self.activity.hours
        self._scene("world", "home", at[0])
        self._picture(0, "I", a.details[0])
        self._picture(0, "E", "!establish", "move push in")
        self._deed(0, a.begins[0])
        self._scene("disturb", "home", at[0])
        self._picture(0, "X", a.details[1])
        self._deed(0, a.begins[1])
        self._scene("harder", "home", at[1])
        self._deed(0, a.fails[0])
        self._picture(0, "I", a.fails[1])
        self._deed(1, a.sees, who="W")
        self._deed(1, a.low)
        self._face(1, "D.look", INTENT)
        self._scene("turn", self.turn, at[2])
        self._deed(0, a.works[0], extras="mus out")
        self._picture(0, "I", a.works[1])
        self._face(0, "D.happy", GLAD)
        self._face(1, "W.happy", WON)
        self._scene("after", self.turn, at[3])
        self._line(f"1 T D.happy W.happy | {BOTH}")
        self._picture(0, "I", a.left[0])
        brand = f"{self.story.idea.brand}. " if self.story.idea.brand else ""
        # What cannot be drawn is not shown as something else.
        product = "@X" if drawable(self.story.X.thing.noun) else "-"
        self._line(f"0 I {product} | {a.left[1]} | nar: {brand}{a.says[0]}")
        self._told()

    def _scene(self, beat: str, place: str, hour: str) -> None:
        weather = self.activity.weather or ("force" if beat == "world" and self.story.idea.forces else "")
        if weather == "rain" and beat in ("after", ""):
            # It has stopped raining.
            weather = ""
        self.lines += ([f"== {beat}"] if beat else []) + [f"# {place} {hour} {weather}".rstrip()]

    def _deed(self, rank: int, deed: str, *, who: str = "D", code: str = "M", extras: str = "", mood: str = "") -> None:
        """A deed of the table as a moment of whoever does it."""
        found = DONE.match(deed)
        if not deed or found is None:
            return
        how = found["how"] or "stand"
        held = f"+{found['held']}" if found["held"] else ""
        heard = "; ".join(part for part in (extras, f"sfx {found['sound']}" if found["sound"] else "") if part)
        cast = ".".join(part for part in (who, how, mood) if part) + held
        words = found["words"]
        if who == "D" and "{W}" in words:
            # What two do to each other is seen from further off.
            cast, code = f"{cast} W", "F" if code == "M" else code
        if who == "W":
            words = re.sub(r"\{(he|him|his|himself)\}", r"{W.\1}", words)
        self._line(f"{rank} {code} {cast} | {{{who}}} {words} | {heard}")

    def _picture(self, rank: int, code: str, picture: str, extras: str = "") -> None:
        found = DONE.match(picture)
        if not picture or found is None:
            return
        words = found["words"]
        if words.startswith(WIDE):
            code, words = "W", words.removeprefix(WIDE)
        prop = f"@{found['how']}" if found["how"] else " ".join(k for k in "DW" if f"{{{k}}}" in words) or "-"
        heard = "; ".join(part for part in (extras, f"sfx {found['sound']}" if found["sound"] else "") if part)
        self._line(f"{rank} {code} {prop} | {words} | {heard}")

    def _face(self, rank: int, cast: str, look: str, code: str = "C") -> None:
        if cast.startswith("D") and not self.human:
            look = BEAST if self.activity.beasts else MACHINE
        self._line(f"{rank} {code} {cast} | {look}")

    def _line(self, line: str) -> None:
        head, _, rest = line.partition(" | ")
        rank, code, *cast = head.split()
        who = {"D": self.doer, "W": self.watcher}
        cast = [re.sub(r"^[DW](?=\W|$)", lambda m: who[m[0]], word) for word in cast]
        rest = re.sub(r"\bsay ([DW]):", lambda m: f"say {who[m[1]]}:", rest)
        self.lines.append(f"{rank} {code} {' '.join(cast)} | {self.put(rest)}")

    def _told(self) -> None:
        """The steps as sentences."""
        a = self.activity
        named = bool(self.story.deeds) and self.doer == "P"
        self.treatment += ["{P} {event}."] if self.story.deeds else []
        early = (a.fails[0], a.begins[0]) if self.failed and a.form != "ad" else (a.begins[0], a.fails[0])
        for deed in (*early, a.works[0]):
            self.treatment.append(f"{'{D.He}' if named else '{D}'} {_words(deed)}.")
            named = True
        self.treatment.append(f"At the end: {a.left[1].removeprefix('and ')}.")

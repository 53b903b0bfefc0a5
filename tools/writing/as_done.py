"""An idea in which people do something is filmed as it is done: a plot made of the steps of its activity.

    it begins -> world, disturb    the attempt that fails, who looks on -> harder    it works -> turn    left -> after

Whoever learns does it, whoever teaches looks on; where nobody can look on, nobody does. An ad has no attempt that
fails: its steps are the making, the first use, and the product as the last image.
"""

import re

from tools.writing.doing import doing_of
from tools.writing.knowledge.drawn import drawable
from tools.writing.knowledge.entries import Activity
from tools.writing.plot import Plot
from tools.writing.story import Story

TEACHING = {"teach", "coach", "train", "show", "instruct", "tutor"}
DONE = re.compile(r"^(?:(?P<how>[a-z]+)(?:\+(?P<held>[a-zX]+))?: )?(?P<words>.*?)(?: ; (?P<sound>.+))?$", re.DOTALL)
ITS_OWN = re.compile(r"^and ((?!his|this|its|thus)[a-z]+s|cannot)\b")
"""What a film comes to, told of whoever does it: "and finds out"; "and the wall is gone" is not."""
WIDE = "W "
INTENT = (
    "{D}, <nothing in the face but this / the tip of the tongue between the teeth / not breathing / one eye half shut "
    "/ further away than anybody can call / counting something that has no numbers / quite calm, for no reason>"
)
DOUBT = (
    "{D} <looks at it for a long time / looks at {D.his} own hands as if they were lent / nods, as if it had been said "
    "aloud / shuts both eyes and opens them, and it is still so / pulls up one shoulder, for nobody / looks round to "
    "see whether anyone saw / bites the inside of one cheek>"
)
TAKEN = (
    "{W} <forgets to look away / sees it, and keeps quite still / has one hand over the mouth / takes one step nearer "
    "and stops / had something to say, and lets it go / holds on to the nearest thing>"
)
GLAD = (
    "{D} <looks up, for the first time / does not dare to smile yet, and then does / breathes out / laughs without a "
    "sound / has to look twice / wipes {D.his} face with the back of one hand, and leaves a mark>"
)
TOGETHER = (
    "{D} and {W}, <side by side, not saying anything / in the same light / tired, and in no hurry / looking at the "
    "same thing / with one shadow between them / both with the same dirt on their hands>"
)
HANDS = " / both with the same dirt on their hands"
WON = "{W} <wants to try it, too / moves a little nearer / has forgotten the time>"
BOTH = "{D} and {W}, <in the same light / side by side, in no hurry / and room for one more>"
"""In an ad nothing is hard."""
MACHINE = (
    "{D} <holds quite still / tilts {D.his} head by one degree / hums, very low / lets one lamp go out, and on again>"
)
BEAST = (
    "{D} <lifts {D.his} head, and both ears go with it / holds quite still, one paw up / breathes out through the "
    "nose, and it can be seen / puts {D.his} head on one side / lies down, and gets up again / looks round once, "
    "at nobody>"
)


def steps_of(story: Story) -> Activity | None:
    """What is done in the idea of a story, step by step; None where its people or its activity have no such steps."""
    doing = doing_of(story.idea.activity)
    if doing is None or not doing.begins[0] or story.idea.events:
        return None
    others = story.O.given and story.O.trade.beast
    return doing if story.P.trade.beast == doing.beasts and not others else None


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


# What a longer film has time for: it is done once more, later and slower, before it works.
AGAIN_ALONE = (
    "2 W D | {D}, small, in the middle of all of it",
    "2 M D.determined | {D} begins again from the beginning, <no faster than before / with the other hand>",
    "2 I - | !detail",
    "2 C D.look | {D} <hears something, and it is only the house / looks up, because the light has gone round>",
    "2 M D.sit | {D} <eats standing, then sitting, then not at all / sits down for as long as a breath takes>",
    "2 N D.worried | {D} <nearly has it, and knows it, and loses it / holds out one hand to see whether it shakes>",
    "2 V - | what {D} sees: the same as yesterday, from one step nearer",
    "2 F D | {D}, late, the only one still at it",
)
AGAIN_SEEN = (
    "2 M W+cup | {W} goes away, and comes back with two cups, and sets one down within reach",
    "2 M D.determined | {D} begins again from the beginning, <no faster than before / with the other hand>",
    "2 I - | !detail",
    "2 C W.look | {W} watches the hands, not the face",
    "2 T D.sit W.sit | {D} and {W} eat out of one paper, and do not talk about it",
    "2 N D.worried | {D} <nearly has it, and knows it, and loses it / holds out one hand to see whether it shakes>",
    "2 M W | {W} shows it in the air, <once / slowly, with both hands>, and puts the hands away again",
    "2 V - | what {D} sees: the same as before, from one step nearer",
    "2 F D | {D}, late, the only one still at it",
    "2 C W.tender | {W} <was going to say something, and says it to the cup / has stayed, and nobody asked>",
)
# And a film of five minutes for a night, a day elsewhere, and an afternoon on which it nearly works.
LONGER = (
    "# room night",
    "2 E - | !establish",
    "2 M D.sit | {D} sits on the edge of the bed with both hands open, and does it once more, on nothing",
    "2 I @letter | on the back of an envelope how it should have gone, in four steps, and the third one ringed",
    "2 M D.lie | {D} lies on top of the blanket, dressed, and looks at the crack in the ceiling",
    "2 I - | !detail",
    "2 C D.look | {D} sits up in the dark, because that might be how",
    "# away day",
    "2 E - | !establish",
    "2 W D.walk | {D} goes out for bread, and everybody one meets seems to know how it is done",
    "2 C D.look | {D} stops before a window, and sees nothing of it but the one who looks back",
    "2 V - | what {D} sees: somebody very small who does something for the first time, and does not mind",
    "2 M D.walk | {D} stops in the middle of the way, stands on one leg for a moment, and turns round",
    "2 I - | !detail",
    "2 W D.run | {D} comes back a good deal faster, without the bread",
    "# home afternoon",
    "2 E - | !establish",
    "2 M D.determined | {D} gets through the first half of it, and waits there, like somebody on a stair",
    "2 M W.reach | {W} tries it as well, when nobody looks, and is worse",
    "2 T D.happy W.happy | {D} and {W} laugh until they have to sit down",
    "2 I - | !hands",
    "2 M W.wave | {W} tells how it was done once, with both arms",
    "2 N D.worried | {D} gets further than ever before, and hardly dares to go on",
    "2 W D | {D}, from far off, one small busy shape",
    "2 C D.sad | {D} sits down again, and it was the best so far",
)
AGAIN_BEAST = (
    "2 W D | {D}, small, in the middle of all of it",
    "2 M D.walk | {D} begins again from the beginning, <nose first / more slowly / with the tail quite straight>",
    "2 I - | !detail",
    "2 C D.look | {D} <hears something, and it is only the wind / looks up, because the light has gone round>",
    "2 M D.lie | {D} <lies down, turns round, and lies down the other way / sleeps for as long as a breath takes>",
    "2 V - | what {D} sees: the same as before, from nearer the ground",
    "2 F D | {D}, late, the only one still at it",
)


class _Script:
    """The steps of an activity, written down as a plot is."""

    def __init__(self, story: Story, activity: Activity, *, failed: bool) -> None:
        self.story, self.activity, self.failed = story, activity, failed
        taught = "teaching" in story.flags and "other_here" in story.flags
        teaches = taught and bool(TEACHING & {d.verb for d in story.deeds if d.main})
        self.doer, self.watcher = ("O", "P") if teaches else ("P", "O")
        self.watched = not (story.role(self.watcher).trade.beast or "lost" in story.flags)
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
        for line in AGAIN_BEAST if a.beasts else AGAIN_SEEN if self.watched else AGAIN_ALONE:
            if self.human or " eat" not in line:
                self._line(line)
        if self.human:
            self._longer()
        self._scene("turn", self.turn, night or at[2])
        if self.turn != "home":
            self._picture(1, "E", "!establish")
        self._deed(0, a.works[0], extras="mus out", mood="determined")
        self._face(1, "D.determined", INTENT, code="X")
        self._picture(0, "I", a.works[1])
        if self.watched:
            self._face(0, "W.surprised", TAKEN)
        self._face(0 if not self.watched else 1, "D.happy", GLAD)
        self._scene("after", self.turn, at[3])
        self._picture(0, "I", a.left[0])
        if self.watched:
            together = TOGETHER.replace(HANDS, "") if self.activity.beasts else TOGETHER
            self._line(f"1 T D.tender W.tender | {together}")
        self._scene("", "home", at[3])
        cast = "D W" if self.watched else "D"
        self._line(f"0 E {cast} | !again, {a.left[1]}")
        self._told()

    def _longer(self) -> None:
        for line in LONGER:
            if line.startswith("#"):
                self.lines.append(line)
            elif self.watched or "{W}" not in line:
                self._line(line)

    def _attempt(self) -> None:
        self._deed(0, self.activity.fails[0])
        self._picture(0, "I", self.activity.fails[1])

    def _happens(self) -> None:
        """What the idea says, and whoever it says is there."""
        given = self.watched and "other_here" in self.story.flags
        if self.story.deeds:
            self._line("0 M P" + (" O" if given else "") + " | !event")
        if "lost" in self.story.flags:
            # Whoever is lost is there as a picture.
            whose = "{D.his}" if self.story.O.figure.relation else "the"
            kept = f"a photograph, propped where {{D.he}} can see it: {whose} {{O.bare}}, laughing"
            self._line(f"1 I @photograph | {kept}")

    def _looked_on(self) -> None:
        if self.watched:
            said, answer = self.activity.says
            self._deed(0, self.activity.sees, who="W", extras=f"say W: {said}; say D: {answer}")

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
        prop = f"@{found['how']}" if found["how"] else "-"
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

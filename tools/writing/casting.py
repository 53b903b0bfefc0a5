"""Casting: from a figure of the idea to a character with a face, clothes, canon words and a voice of their own."""

import colorsys
import re
import unicodedata
from dataclasses import dataclass, replace

import numpy as np

from tools.film.script import Appearance, Beard, Character, HairStyle, Voice
from tools.writing.grammar import HE, IT, SHE, Pronouns, decade
from tools.writing.idea import Figure
from tools.writing.knowledge.clothes import HIDES, OWN_WEAR, WARDROBES
from tools.writing.knowledge.entries import Trade
from tools.writing.knowledge.names import (
    AFRICAN,
    EAST_ASIAN,
    HAIRS_OLD,
    HAIRS_YOUNG,
    SKINS,
    SOUTH_ASIAN,
)
from tools.writing.wardrobe import COLOURS, dressed
from tools.writing.world import TRADES

VOICES_F = ("af_heart", "bf_emma", "af_bella", "bf_alice", "af_sarah", "bf_isabella", "af_sky", "af_nicole")
VOICES_M = (
    "am_michael",
    "bm_george",
    "am_fenrir",
    "bm_daniel",
    "am_puck",
    "bm_lewis",
    "am_adam",
    "am_onyx",
    "bm_fable",
)
DARK_SKINS = ("#8a5a3c", "#a9713f", "#5f3d2a")
DARK_HAIRS = ("#2c2220", "#1a1818", "#3c2c24")
BEARDS: tuple[Beard, ...] = ("", "", "stubble", "moustache", "full")
STYLES_F: tuple[HairStyle, ...] = ("bob", "long", "bun", "braids", "curly", "fringe")
STYLES_M: tuple[HairStyle, ...] = ("short", "curly", "short", "short")
# Adjectives that tell when, which or how old somebody is, not what they are like.
NOT_CANON = {
    "old", "young", "last", "first", "new", "same", "other", "own", "only", "next", "former", "certain", "elderly",
    "teenage", "dead", "late", "lost", "missing", "little", "male", "female", "one", "more", "many", "such",
}  # fmt: skip
HAIR_WORDS = (
    ("#2c2220", "dark hair"),
    ("#5a3a22", "brown hair"),
    ("#8a5a2c", "chestnut hair"),
    ("#1a1818", "black hair"),
    ("#a8642c", "copper hair"),
    ("#3c2c24", "dark hair"),
    ("#c89a5a", "fair hair"),
    ("#6a2f1e", "auburn hair"),
    ("#b8b4ae", "grey hair"),
    ("#dcd8d0", "white hair"),
    ("#8a8680", "iron-grey hair"),
    ("#c8c0b4", "silver hair"),
)
AGES_OF_TWO = {"old": 67, "young": 26, "elder": 38}
# "The vampire dentist" is not just any dentist.
KINDS = {word for key in ("ghost", "robot", "witch") for word in (key, *TRADES[key].words)}
QUADRUPEDS = {
    "fox": "#b8562a",
    "wolf": "#6a6e74",
    "bear": "#4a3426",
    "dog": "#b8925a",
    "cat": "#7a7a7c",
    "horse": "#7a4426",
    "dragon": "#4f7a4a",
}


@dataclass(frozen=True)
class Role:
    """Someone of the story: the character, how prompts and sentences call them, what they know how to do."""

    key: str
    figure: Figure
    trade: Trade
    character: Character
    label: str
    """In prompts: "the KEEPER", "ZOË"."""
    plain: str
    """In sentences: "the keeper", "Zoë"."""
    pronouns: Pronouns
    given: bool
    """The idea speaks of them."""

    @property
    def speaks(self) -> bool:
        return not self.trade.beast


class Company:
    """Everyone cast so far, so that the next one looks, sounds and is called otherwise."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.roles: list[Role] = []

    def cast(self, key: str, figure: Figure, given: bool, contrast: str = "") -> Role:
        """Cast a figure. `contrast` ("old", "young", "tall") tells two of a kind apart and becomes part of the name."""
        trade = TRADES[figure.trade]
        said = bool(figure.sex)
        sex = figure.sex or trade.sex or self._other_sex()
        age = figure.age or AGES_OF_TWO.get(contrast, trade.age)
        figure = figure.model_copy(update={"sex": sex, "age": age})
        label, plain = self._called(figure, contrast)
        trade = self._dressed(trade, figure)
        if sex == "f" and "beard" in trade.wear.words:
            shaven = ", ".join(part for part in trade.wear.words.split(", ") if "beard" not in part)
            trade = replace(trade, wear=replace(trade.wear, words=shaven))
        number = len(self.roles)
        if figure.clothes:
            trade = replace(trade, wear=replace(trade.wear, words=figure.clothes))
        appearance, hair = self._look(
            figure,
            trade,
            same=any(r.figure.trade == figure.trade and r.trade.wear == trade.wear for r in self.roles),
        )
        if figure.clothes:
            appearance = dressed(appearance, figure.clothes)
        canon = self._canon(figure, trade, hair, appearance)
        if not trade.beast:
            # What the canon says is what is seen: a white beard is white.
            seen = dressed(appearance, canon)
            appearance = seen.model_copy(update={"age": appearance.age, "sex": appearance.sex})
        slug = re.sub(r"[^a-z0-9]+", "-", _ascii(plain).lower().removeprefix("the ")).strip("-") or f"role-{number}"
        character = Character(
            id=slug if slug not in {r.character.id for r in self.roles} else f"{slug}-{number + 1}",
            name=re.sub(r"^(the|a|an) ", "", label) if label.startswith("the ") else label,
            canon=canon,
            appearance=appearance,
            voice=self._voice(figure),
            seed=int(self.rng.integers(1, 1 << 30)),
        )
        pronouns = IT if (trade.beast or figure.neuter) and not said else SHE if sex == "f" else HE
        role = Role(key, figure, trade, character, label, plain, pronouns, given)
        self.roles.append(role)
        return role

    def _dressed(self, trade: Trade, figure: Figure) -> Trade:
        """The trade in its clothes; those without a uniform choose from a wardrobe, never what another wears."""
        own = OWN_WEAR.get((figure.noun.split() or [""])[-1])
        if own is not None:
            return replace(trade, wear=own)
        choices = WARDROBES.get(figure.trade, ())
        worn = {r.trade.wear.words for r in self.roles}
        # A suit or a pipe makes an old man of a grandmother, before anyone has read her name.
        strange = ("suit", "pipe") if figure.sex == "f" else ("dress",)
        free = [w for w in choices if w.words not in worn and w.outfit not in strange and strange[-1] not in w.words]
        return replace(trade, wear=free[int(self.rng.integers(len(free)))]) if free else trade

    def _other_sex(self) -> str:
        if not self.roles:
            return "f" if self.rng.random() < 0.5 else "m"
        return "m" if self.roles[0].figure.sex == "f" else "f"

    def _called(self, figure: Figure, contrast: str) -> tuple[str, str]:
        if figure.name:
            return figure.name.upper(), figure.name
        words = figure.noun.split() or ["stranger"]
        if len(words) == 2 and words[0] in KINDS:
            words = [" ".join(words)]
        noun = (
            words[-1]
            if len(words) < 3 and words[-1] not in {"man", "woman", "driver", "officer", "lady", "watchman", "player"}
            else " ".join(words)
        )
        if noun == "person":
            noun = ("girl", "boy")[figure.sex == "m"] if figure.age < 16 else ("woman", "man")[figure.sex == "m"]
        taken = {r.plain.split()[-1] for r in self.roles if not r.figure.name}
        if contrast:
            noun = f"{contrast} {noun}"
        elif noun in taken:
            adjective = figure.adjectives[0] if figure.adjectives else "other"
            noun = f"{adjective} {noun}"
        return f"the {noun.upper()}", f"the {noun}"

    def _look(self, figure: Figure, trade: Trade, same: bool) -> tuple[Appearance, str]:
        rng, wear = self.rng, trade.wear
        name, age = figure.name.lower(), figure.age
        old = age > 58
        hairs = HAIRS_OLD if old else HAIRS_YOUNG
        taken = {r.character.appearance.hair for r in self.roles}
        choices = [h for h in hairs if h not in taken] or list(hairs)
        hair = choices[int(rng.integers(len(choices)))]
        skin = SKINS[int(rng.integers(len(SKINS)))]
        if skin in DARK_SKINS and not old:
            hair = DARK_HAIRS[int(rng.integers(len(DARK_HAIRS)))]
        if name in EAST_ASIAN or name in AFRICAN or name in SOUTH_ASIAN:
            hair = "#1a1818" if not old else hair
            skin = "#e0b48c" if name in EAST_ASIAN else "#5f3d2a" if name in AFRICAN else "#a9713f"
        styles: tuple[HairStyle, ...] = STYLES_F if figure.sex == "f" else STYLES_M
        used = {r.character.appearance.hair_style for r in self.roles if r.figure.sex == figure.sex}
        free: list[HairStyle] = [s for s in styles if s not in used] or list(styles)
        style = free[int(rng.integers(len(free)))]
        top, accent, hat, hat_colour = wear.top or "#8a3a34", wear.accent or "#d8c8a8", wear.hat, wear.hat_colour
        if same:
            top, accent, hat_colour = _turned(top, 0.45), _turned(accent, 0.5), _turned(hat_colour, 0.5)
        species = figure.species or ("fox" if trade.form == "quadruped" else "crow" if trade.form == "bird" else "")
        if trade.beast:
            told = next((COLOURS[a] for a in figure.adjectives if a in COLOURS), "")
            top = told or QUADRUPEDS.get(species, top)
            beast = Appearance(
                form=trade.form,
                species=species,
                age=max(1, age),
                sex=figure.sex or "f",
                top=top,
                accent=accent,
            )
            # a bird has the feathers of its kind, where no colour is told: a goose is no crow
            own = trade.form == "bird" and species != "crow" and not told
            return beast if own else beast.model_copy(update={"hair": top}), ""
        beard: Beard = ""
        if trade.form == "human" and figure.sex == "m" and age > 24:
            beard = "full" if "beard" in wear.words else BEARDS[int(rng.integers(5))]
        glasses = "#2a2a2c" if "glasses" in wear.words or (rng.random() < 0.12 and age > 30) else ""
        build = 0.0 if age < 14 else round(float(rng.uniform(-0.7, 0.7)), 2)
        appearance = Appearance(
            form=trade.form,
            age=max(3, age),
            sex=figure.sex or "f",
            build=build,
            skin="#dfe6ec" if trade.form == "ghost" else skin,
            hair=hair,
            hair_style=style,
            beard=beard,
            beard_colour=hair if beard else "",
            hat=hat,
            hat_colour=hat_colour,
            glasses=glasses,
            outfit=wear.outfit,
            top=top,
            under=wear.under or "#d8d0c4",
            bottom=wear.bottom or "#2d3340",
            accent=accent,
            freckles=0.6 if hair in ("#a8642c", "#c89a5a") and age < 30 else 0.0,
        )
        return appearance, dict(HAIR_WORDS).get(hair, "dark hair")

    def _canon(self, figure: Figure, trade: Trade, hair: str, look: Appearance) -> str:
        adjectives = [
            a for a in figure.adjectives if a not in NOT_CANON and not a[0].isdigit() and not a.endswith("ing")
        ]
        if trade.beast:
            fur = HIDES.get(figure.species) or (
                trade.wear.words if figure.species in ("", figure.trade) else "bright-eyed, one old scar"
            )
            if set(adjectives) & set(COLOURS):
                # A white rabbit is white, whatever rabbits are.
                fur = fur.partition(", ")[2]
            return ", ".join(part for part in (*adjectives, fur) if part)
        parts = [*adjectives, decade(figure.age) if trade.form in ("human",) else "", trade.wear.words]
        if look.beard == "full" and "beard" not in trade.wear.words:
            parts.append("full beard")
        elif look.beard == "moustache":
            parts.append("moustache")
        elif trade.form == "robot":
            pass
        elif (not look.hat and trade.form == "human") or (figure.sex == "f" and "hair" not in trade.wear.words):
            parts.append(hair)
        return ", ".join(p for p in parts if p)

    def _voice(self, figure: Figure) -> Voice:
        names = VOICES_F if figure.sex == "f" else VOICES_M
        used = {r.character.voice.name for r in self.roles}
        free = [n for n in names if n not in used] or list(names)
        name = free[int(self.rng.integers(min(4, len(free))))]
        if figure.age < 13:
            return Voice(name="af_sky" if "af_sky" not in used else "af_bella", pitch=1.22, speed=1.02)
        if figure.form == "robot":
            return Voice(name=name, speed=0.9, pitch=0.92)
        if figure.age > 64:
            return Voice(name=name, speed=0.88, pitch=0.94)
        return Voice(name=name)


def _ascii(text: str) -> str:
    """The text without its accents, for ids."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _turned(colour: str, by: float) -> str:
    """The colour with its hue turned, so that two of a trade are told apart by their clothes."""
    if not colour:
        return colour
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    h, s, v = colorsys.rgb_to_hsv(r, g, b)
    turned = colorsys.hsv_to_rgb((h + by) % 1, max(s, 0.35), min(max(v, 0.3), 0.7))
    return "#" + "".join(f"{round(255 * c):02x}" for c in turned)

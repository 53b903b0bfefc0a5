"""What a word stands for in the tables: a trade, a creature, a thing, a place, a weather; by name or by likeness.

"violinist" -> in a table?  -> else the words above it in WordNet -> else the nearest entry by vectors -> else nothing
"""

from functools import cache
from typing import Literal, NamedTuple

from tools.writing.knowledge import (
    activities_of_days,
    activities_of_hand,
    activities_of_people,
    activities_of_rescue,
    activities_of_tales,
    activities_of_weather,
    activities_on_the_move,
    activities_sold,
    activities_with_beasts,
    creatures,
    forces,
    places_common,
    places_in,
    places_out,
    places_special,
    things_kept,
    things_used,
    trades_home_and_tale,
    trades_night_and_game,
    trades_sea_and_road,
    trades_stage_and_study,
    trades_town,
)
from tools.writing.knowledge.entries import Activity, Force, Place, Stuff, Trade
from tools.writing.lexicon import Lexicon
from tools.writing.vectors import vectors

Kind = Literal["person", "creature", "thing", "place", "force", ""]

TRADES: dict[str, Trade] = {
    **trades_sea_and_road.TRADES,
    **trades_town.TRADES,
    **trades_stage_and_study.TRADES,
    **trades_home_and_tale.TRADES,
    **trades_night_and_game.TRADES,
    **creatures.TRADES,
}
STUFF: dict[str, Stuff] = {**things_kept.STUFF, **things_used.STUFF}
PLACES: dict[str, Place] = {**places_out.PLACES, **places_in.PLACES, **places_special.PLACES, **places_common.PLACES}
FORCES: dict[str, Force] = forces.FORCES
ACTIVITIES: dict[str, Activity] = {
    **activities_of_hand.ACTIVITIES,
    **activities_on_the_move.ACTIVITIES,
    **activities_of_people.ACTIVITIES,
    **activities_of_rescue.ACTIVITIES,
    **activities_with_beasts.ACTIVITIES,
    **activities_of_days.ACTIVITIES,
    **activities_of_weather.ACTIVITIES,
    **activities_of_tales.ACTIVITIES,
    **activities_sold.ACTIVITIES,
}

LEAST_LIKENESS = 0.28
WRITTEN = {"writing", "written communication", "document", "message", "music", "picture"}
PLACE_ANCESTORS = {
    "structure",
    "building",
    "edifice",
    "room",
    "geological formation",
    "body of water",
    "land",
    "area",
    "region",
    "location",
    "road",
    "way",
    "facility",
    "institution",
    "dwelling",
    "establishment",
    "tract",
}
NOT_PLACES = {"gate", "door", "bridge", "wall", "fence", "fountain", "column", "statue", "ceiling", "floor"}


class Meaning(NamedTuple):
    """A kind and the entry in its table; an empty kind is a word that no picture can be made of."""

    kind: Kind
    key: str


NOTHING = Meaning("", "")


@cache
def _names() -> dict[Kind, dict[str, str]]:
    """For each kind, every word of its table to its entry; an entry's own key wins over another's synonym."""
    people = {k: v for k, v in TRADES.items() if not v.beast}
    beasts = {k: v for k, v in TRADES.items() if v.beast}
    tables: tuple[tuple[Kind, dict[str, tuple[str, ...]]], ...] = (
        ("person", {k: v.words for k, v in people.items()}),
        ("creature", {k: v.words for k, v in beasts.items()}),
        ("thing", {k: v.words for k, v in STUFF.items()}),
        ("place", {k: v.words for k, v in PLACES.items()}),
        ("force", {k: v.words for k, v in FORCES.items()}),
    )
    return {
        kind: {word: key for key, words in entries.items() for word in words} | {key: key for key in entries}
        for kind, entries in tables
    }


class World:
    """The tables, with WordNet (when it is there) and vectors behind them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def meaning(self, words: tuple[str, ...], prefer: tuple[Kind, ...]) -> Meaning:
        """What the first known of `words` (longest form first: "lighthouse keeper", "keeper") stands for.

        `prefer` orders the kinds by the word's place in the sentence: a subject is rather someone, the object of
        "in" rather somewhere.
        """
        for word in words:
            for kind in prefer:
                key = _names()[kind].get(word)
                if key:
                    return Meaning(kind, key)
        for word in words:
            found = self._by_ancestors(word, prefer)
            if found.kind:
                return found
        return NOTHING

    def named(self, word: str, kind: Kind) -> str:
        """The entry of that kind under exactly this word, or empty."""
        return _names()[kind].get(word, "") if kind else ""

    def _by_ancestors(self, word: str, prefer: tuple[Kind, ...]) -> Meaning:
        senses = self.lexicon.senses(word)[:2]
        candidates: list[tuple[int, Meaning]] = []
        for rank, sense in enumerate(senses):
            chain = self.lexicon.chain(sense)
            kind = _kind_of(sense.lexname, chain)
            if kind:
                candidates.append((rank, self._entry(kind, word, chain, sense.lexname)))
        if not candidates:
            return NOTHING
        # The commonest sense wins, unless the sentence asks for someone and a later sense is someone.
        wanted = prefer[0] if prefer else ""
        if wanted in ("person", "place"):
            for _, meaning in candidates:
                if meaning.kind == wanted:
                    return meaning
        return candidates[0][1]

    def _entry(self, kind: Kind, word: str, chain: tuple[str, ...], lexname: str) -> Meaning:
        names = _names()[kind]
        for ancestor in chain:
            # "person" and its like stand above everyone and say nothing.
            if ancestor in names and ancestor not in {"person", "worker", "machine", "device", "box", "area", "home"}:
                return Meaning(kind, names[ancestor])
        default = {"person": "person", "creature": _beast(chain), "place": "street", "force": "storm"}.get(kind, "")
        if lexname == "food":
            default = "bread"
        elif lexname == "plant":
            default = "flower"
        elif lexname == "communication":
            default = "letter"
        if kind in ("creature",) or (kind == "thing" and default):
            return Meaning(kind, default)
        table = vectors()
        if table is None:
            return Meaning(kind, default or "box")
        keys = tuple(key for key in dict.fromkeys(names.values()))
        near = table.nearest(word, keys, LEAST_LIKENESS)
        return Meaning(kind, near or default or "box")


def _kind_of(lexname: str, chain: tuple[str, ...]) -> Kind:
    above = set(chain)
    if lexname == "person":
        return "person"
    if lexname == "animal":
        return "creature"
    if lexname == "phenomenon" and above & {"atmospheric phenomenon", "weather", "natural phenomenon"}:
        return "force"
    if lexname in ("location", "object", "artifact", "group"):
        if above & PLACE_ANCESTORS and not above & NOT_PLACES:
            return "place"
        if lexname in ("artifact", "object"):
            return "thing"
        return ""
    if lexname == "communication":
        return "thing" if above & WRITTEN else ""
    if lexname in ("food", "plant", "possession"):
        return "thing"
    return ""


def _beast(chain: tuple[str, ...]) -> str:
    above = set(chain)
    for key, marks in (
        ("bird", {"bird", "fish", "insect", "cetacean", "mollusk", "amphibian", "arthropod"}),
        ("cat", {"feline", "felid"}),
        ("dog", {"dog", "domestic dog"}),
        ("wolf", {"bear", "wolf", "primate", "reptile"}),
        ("horse", {"ungulate", "hoofed mammal", "equine", "bovid"}),
    ):
        if above & marks:
            return key
    return "fox"

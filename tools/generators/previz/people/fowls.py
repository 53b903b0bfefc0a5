"""Birds: what makes an owl an owl. Lengths are heights standing."""

from dataclasses import dataclass, replace

from tools.film.script import Appearance
from tools.generators.previz.people.beasts import chosen, nearest_kind


@dataclass(frozen=True)
class Fowl:
    """Measures of a bird; `metres` is its height standing."""

    metres: float
    body: float
    """Radius of the body."""
    upright: float
    """How upright it stands, 0 level .. 1 like a penguin."""
    head: float
    beak: float
    hooked: bool
    legs: float
    wing: float
    tail: float
    coat: str
    belly: str
    beak_paint: str
    eye: str = "#d8a02a"
    tufts: bool = False
    disc: bool = False
    """A flat facial disc round large eyes, as an owl has."""
    crest: bool = False


_CROW = Fowl(0.42, 0.215, 0.42, 0.150, 0.20, False, 0.24, 0.60, 0.36, "#1e2026", "#262830", "#2a2a30", "#8a8478")

FOWLS: dict[str, Fowl] = {
    "crow": _CROW,
    "owl": Fowl(
        0.48, 0.250, 0.78, 0.225, 0.075, True, 0.10, 0.55, 0.20, "#8a6a48", "#d8c4a0", "#4a4038", "#e8a82a",
        tufts=True, disc=True
    ),
    "gull": replace(
        _CROW, metres=0.40, coat="#b8bec6", belly="#f4f2ec", beak_paint="#e0a02c", eye="#e0c060", beak=0.18
    ),
    "parrot": Fowl(
        0.40, 0.200, 0.66, 0.170, 0.120, True, 0.12, 0.55, 0.55, "#2f9a4a", "#d8452c", "#2f2c2c", "#f0e6c0",
        crest=True
    ),
    "penguin": Fowl(
        0.75, 0.235, 1.0, 0.165, 0.130, False, 0.06, 0.50, 0.10, "#23262e", "#f2f0ea", "#e09a2c", "#3a2418"
    ),
    "sparrow": replace(
        _CROW, metres=0.15, body=0.26, head=0.200, beak=0.10, legs=0.16, coat="#8a6444", belly="#d8c8b0",
        beak_paint="#5a4a3a", eye="#1c1410"
    ),
    "eagle": replace(
        _CROW, metres=0.85, body=0.225, upright=0.6, hooked=True, beak=0.16, coat="#4a3424", belly="#5a4230",
        beak_paint="#e0b03a", eye="#e8c04a"
    ),
    "duck": replace(
        _CROW, metres=0.45, upright=0.15, beak=0.20, legs=0.12, coat="#8a7458", belly="#c8b898",
        beak_paint="#e0a02c"
    ),
    "goose": replace(
        _CROW, metres=0.80, upright=0.30, beak=0.16, legs=0.16, coat="#dcdad4", belly="#f2f0ea", beak_paint="#e08a2c"
    ),
    "hen": replace(
        _CROW, metres=0.45, body=0.26, upright=0.35, beak=0.10, coat="#a8542c", belly="#c87a44",
        beak_paint="#e0b04a", crest=True
    ),
    "dove": replace(
        _CROW, metres=0.30, head=0.135, beak=0.09, coat="#e2e2e6", belly="#f4f4f4", beak_paint="#c8a090",
        eye="#5a2a1c"
    ),
}

_KIN = {
    "crow": "raven blackbird jackdaw magpie",
    "gull": "seagull albatross pelican heron stork crane egret cormorant puffin",
    "parrot": "macaw",
    "sparrow": "canary robin wren nightingale hummingbird swallow bird",
    "eagle": "hawk falcon phoenix vulture kestrel osprey condor buzzard",
    "duck": "mallard",
    "goose": "swan",
    "hen": "chicken rooster cock turkey",
    "dove": "pigeon",
}
"""By bird: its kin, and what it stands in for."""


def fowl_of(look: Appearance) -> Fowl:
    """The bird for a species by name or kin (a crow when unknown), coloured as beasts are."""
    kind = FOWLS[nearest_kind(look.species, tuple(FOWLS), _KIN, "crow")]
    return replace(
        kind, body=kind.body * (1 + 0.14 * look.build), coat=chosen(look, "hair", kind.coat),
        belly=chosen(look, "under", kind.belly), eye=chosen(look, "eye", kind.eye),
    )

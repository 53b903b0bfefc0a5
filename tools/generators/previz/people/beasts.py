"""Beasts: what makes a fox a fox. Lengths are heights at the shoulder."""

from dataclasses import dataclass, replace
from typing import Literal

from tools.film.script import Appearance


@dataclass(frozen=True)
class Beast:
    """Measures of a four-legged animal; `metres` is its height at the shoulder."""

    metres: float
    length: float
    """Shoulder to hip."""
    chest: float
    loin: float
    limb: float
    """Radius of the legs."""
    neck: float
    rise: float
    """How upright the neck is carried, radians over level."""
    head: float
    muzzle: float
    """Length beyond the skull."""
    snout: float
    """Radius of the muzzle."""
    ears: Literal["pointed", "round", "floppy", "long", "small"]
    tail: Literal["bushy", "thin", "curved", "short", "tuft", "hair", "puff"]
    coat: str
    belly: str
    socks: str
    eye: str = "#6a4a22"
    mane: str = ""
    hooves: bool = False
    antlers: bool = False
    stripes: bool = False


_FOX = Beast(
    0.40, 1.22, 0.225, 0.170, 0.058, 0.34, 0.90, 0.315, 0.28, 0.085, "pointed", "bushy", "#c8652a", "#f0e6d6",
    "#2a1b16", "#a8702a"
)
_CAT = Beast(
    0.27, 1.16, 0.225, 0.215, 0.066, 0.20, 0.95, 0.375, 0.05, 0.115, "pointed", "thin", "#8a7f70", "#e2dacb",
    "#e2dacb", "#7f9a3a"
)
_HORSE = Beast(
    1.50, 1.02, 0.270, 0.255, 0.060, 0.66, 0.98, 0.205, 0.38, 0.105, "small", "hair", "#7a4a2a", "#8a5a36",
    "#2a1d18", "#2a1c14", "#241813", hooves=True
)
_MOUSE = Beast(
    0.11, 1.10, 0.320, 0.400, 0.055, 0.12, 0.75, 0.430, 0.20, 0.090, "round", "thin", "#9a9088", "#ddd2c6",
    "#d9a99a", "#18120f"
)

BEASTS: dict[str, Beast] = {
    "fox": _FOX,
    "dog": Beast(
        0.56, 1.08, 0.265, 0.195, 0.072, 0.32, 0.98, 0.325, 0.22, 0.125, "floppy", "curved", "#b07c40", "#e0c295",
        "#b98a52", "#4a2f18"
    ),
    "cat": _CAT,
    "wolf": replace(
        _FOX, metres=0.78, length=1.18, chest=0.270, loin=0.205, limb=0.066, head=0.285, muzzle=0.27, snout=0.092,
        coat="#73757a", belly="#cfcac0", socks="#8f8d8a", eye="#c9a23a"
    ),
    "bear": Beast(
        1.05, 1.16, 0.400, 0.410, 0.145, 0.26, 0.55, 0.365, 0.18, 0.140, "round", "short", "#5e3f2a", "#6d4c34",
        "#3f2a1e", "#2a1a10"
    ),
    "horse": _HORSE,
    "lion": Beast(
        1.05, 1.18, 0.280, 0.215, 0.088, 0.28, 0.85, 0.345, 0.13, 0.135, "round", "tuft", "#c9975a", "#e6cfa4",
        "#c9975a", "#a8702a", "#80502a"
    ),
    "tiger": replace(
        _CAT, metres=0.95, chest=0.270, loin=0.22, limb=0.086, head=0.315, muzzle=0.10, snout=0.125, ears="round",
        coat="#d0762c", belly="#f2e8d8", socks="#e8b888", eye="#b8902a", stripes=True
    ),
    "rabbit": Beast(
        0.21, 0.92, 0.300, 0.400, 0.080, 0.14, 1.05, 0.385, 0.06, 0.120, "long", "puff", "#a8937a", "#e8dfd0",
        "#b8a48c", "#2a1a12"
    ),
    "mouse": _MOUSE,
    "squirrel": replace(
        _MOUSE, metres=0.15, tail="bushy", ears="pointed", coat="#a85a2c", belly="#f0e2cc", socks="#8a4a26",
        head=0.40
    ),
    "deer": replace(
        _HORSE, metres=1.0, chest=0.220, loin=0.190, limb=0.042, neck=0.60, rise=1.1, head=0.190, muzzle=0.28,
        snout=0.078, ears="pointed", tail="short", coat="#a0703f", belly="#d8c09a", socks="#7a5230", mane="",
        antlers=True
    ),
    "cow": replace(
        _HORSE, metres=1.25, length=1.2, chest=0.330, loin=0.320, limb=0.080, neck=0.42, rise=0.45, head=0.210,
        muzzle=0.30, snout=0.13, ears="floppy", tail="tuft", coat="#5a3a2a", belly="#e6ddd0", socks="#e6ddd0",
        mane=""
    ),
    "dragon": Beast(
        1.05, 1.24, 0.290, 0.225, 0.092, 0.34, 0.86, 0.325, 0.22, 0.120, "pointed", "thin", "#4f7a4a", "#c8b878",
        "#3c5c3a", "#c8a02a", stripes=True
    ),
    "sheep": replace(
        _HORSE, metres=0.68, length=1.1, chest=0.380, loin=0.380, limb=0.060, neck=0.30, rise=0.7, head=0.220,
        muzzle=0.20, snout=0.10, ears="floppy", tail="puff", coat="#e6dfd0", belly="#e6dfd0", socks="#2f2824",
        mane=""
    ),
}

_KIN = {
    "dog": "puppy hound husky",
    "cat": "kitten panther otter",
    "bear": "cub panda pig badger monster",
    "horse": "pony donkey unicorn mare stallion zebra",
    "lion": "lioness",
    "tiger": "leopard",
    "rabbit": "hare bunny",
    "mouse": "rat hamster hedgehog",
    "deer": "stag fawn reindeer moose elk",
    "cow": "bull ox",
    "sheep": "goat lamb ram",
    "fox": "raccoon",
    "wolf": "coyote",
    "squirrel": "beaver",
}
"""By beast: its kin, and what it stands in for."""


def chosen(look: Appearance, field: str, natural: str) -> str:
    """A colour that was asked for, or the animal's own when the appearance keeps the human default."""
    asked = str(getattr(look, field))
    return natural if asked == Appearance.model_fields[field].default else asked


def nearest_kind(species: str, kinds: tuple[str, ...], kin: dict[str, str], otherwise: str) -> str:
    """The kind whose name, or the name of whose kin, occurs in the species; `otherwise` when none does."""
    name = species.strip().lower()
    for kind in kinds:
        if kind in name:
            return kind
    for kind, others in kin.items():
        if any(other in name for other in others.split()):
            return kind
    return otherwise


def beast_of(look: Appearance) -> Beast:
    """The beast for a species by name or kin (a dog when unknown), in its colours unless others are asked for.

    `hair` is the coat, `under` the belly, `shoes` the feet, `eye` the eyes; the build makes it thinner or stouter.
    """
    name = look.species.strip().lower()
    kind = BEASTS[nearest_kind(look.species, tuple(BEASTS), _KIN, "dog")]
    stout = 1 + 0.16 * look.build
    young = 0.62 if look.age <= 2 and ("cub" in name or "pup" in name or "kit" in name or "foal" in name) else 1.0
    return replace(
        kind, metres=kind.metres * young, chest=kind.chest * stout, loin=kind.loin * stout,
        head=kind.head * (1.0 if young == 1 else 1.3), coat=chosen(look, "hair", kind.coat),
        belly=chosen(look, "under", kind.belly), socks=chosen(look, "shoes", kind.socks),
        eye=chosen(look, "eye", kind.eye),
    )

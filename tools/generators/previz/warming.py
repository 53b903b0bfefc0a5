"""Compile the previz ahead of its first film: a minute once, instead of a minute in every worker."""

from fractions import Fraction

from tools.film.script import Character, Location, Look, Prop, Shot, Size, Staged
from tools.generators.ports import Brief
from tools.generators.previz.picture import Picture
from tools.media.progress import Progress, Report

_VISITS: tuple[tuple[str, bool, Size], ...] = (
    ("kitchen", True, "medium"), ("beach", False, "wide"), ("street", False, "full"), ("study", True, "insert"),
)  # fmt: skip


def warm_up(report: Report) -> None:
    """Shoot a few frames the size of a stamp, so that every kernel is compiled and kept on disk."""
    who = Character(id="someone", name="Someone")
    for number, (place, interior, size) in enumerate(_VISITS):
        report(Progress(stage="compiling the previz", done=number, total=len(_VISITS), what=place))
        shot = Shot(
            id="warm", prompt="", location="here", size=size, weather="storm" if place == "beach" else "rain",
            time="night", frames=2, staging=(Staged(who="someone", action="walk"),), props=(Prop(what="bottle"),),
        )  # fmt: skip
        brief = Brief(
            shot=shot, slate="0", interior=interior, characters={"someone": who}, rate=Fraction(24), width=128,
            height=64, location=Location(id="here", name=place, set_kind=place), look=Look(), head=0, tail=0,
        )  # fmt: skip
        Picture(brief).frame(1)
    report(Progress(stage="compiling the previz", done=len(_VISITS), total=len(_VISITS)))

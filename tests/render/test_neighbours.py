"""One decoder for neighbouring parts of a take: the same bytes as a process each, stopped and failing alike."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.fakes.stage import TINY, Set, a_little
from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Codec
from tools.assembly.encode import Encoder
from tools.assembly.lettering import typefaces
from tools.assembly.neighbours import MOST, runs
from tools.assembly.places import Places
from tools.assembly.plan import Unit, plan
from tools.assembly.recipe import FlatStrip, MediaStrip, Recipe
from tools.assembly.relay import relay
from tools.film.errors import Cancelled, OperatorError
from tools.film.timeline import Grade, Mixture, Timeline, Title, Transition
from tools.film.timing import Fraction
from tools.media.pool import Pool
from tools.production.benching.cutting import CutSize, make_cut

pytestmark = pytest.mark.render


def _unit(start: int, frames: int, at: int, media: str = "m", **more: object) -> Unit:
    strip = MediaStrip.model_validate({"media": media, "start": Fraction(at), **more})
    return Unit(key=f"k{start}", start=start, frames=frames, recipe=Recipe(strips=(strip,), frames=frames))


def test_units_that_go_on_in_one_take_are_one_run() -> None:
    one, two, other = _unit(0, 48, 10), _unit(48, 48, 58), _unit(96, 20, 0, media="n")
    far, fast = _unit(116, 10, 90, media="n"), _unit(126, 10, 100, media="n", speed=Fraction(2))
    flat = Unit(key="f", start=136, frames=5, recipe=Recipe(strips=(FlatStrip(),), frames=5))
    assert runs([one, two, other, far, fast, flat]) == [(one, two), (other,), (far,), (fast,), (flat,)]
    assert runs([one, _unit(60, 48, 58)]) == [(one,), (_unit(60, 48, 58),)]


def test_a_transition_is_of_the_run_that_it_leaves_and_ends_it() -> None:
    one, two = _unit(0, 48, 10), _unit(48, 48, 58)
    strips = (two.recipe.strips[0].model_copy(update={"start": Fraction(106)}), FlatStrip())
    out = Unit(key="x", start=96, frames=12, recipe=Recipe(strips=strips, frames=12, mixture="dissolve"))
    after = _unit(108, 10, 12, media="n")
    assert runs([one, two, out, after]) == [(one, two, out), (after,)]
    part = out.model_copy(update={"recipe": out.recipe.model_copy(update={"mixed": (0, 20)})})
    assert runs([one, two, part]) == [(one, two), (part,)]
    other = out.model_copy(update={"start": 96, "recipe": out.recipe.model_copy(update={"strips": strips[::-1]})})
    assert runs([one, two, other]) == [(one, two), (other,)]
    long = [_unit(48 * n, 48, 48 * n) for n in range(MOST)]
    assert [len(run) for run in runs([*long, _leaving(long[-1])])] == [MOST + 1]


def _leaving(last: Unit) -> Unit:
    strip = last.recipe.strips[0]
    assert isinstance(strip, MediaStrip)
    begins = strip.model_copy(update={"start": strip.start + last.frames})
    recipe = Recipe(strips=(begins, FlatStrip()), frames=8, mixture="iris open")
    return Unit(key="out", start=last.start + last.frames, frames=8, recipe=recipe)


KINDS: tuple[Mixture, ...] = ("dissolve", "wipe left", "push up", "slide right", "iris open", "wipe clock")


@pytest.mark.parametrize("kind", KINDS)
def test_a_transition_of_a_run_has_the_bytes_that_it_has_alone(tmp_path: Path, kind: Mixture) -> None:
    pool, faces = Pool(tmp_path / "pool"), typefaces(tmp_path)
    cut = make_cut(CutSize(shots=2, scene=2, frames=60, width=160, height=90), pool, tmp_path, 1, lambda _: None)
    grade = Grade(exposure=0.4)
    items = tuple(
        item.model_copy(update={"grade": grade}) if item.id == "cl1" else item
        for item in cut.film.timeline.tracks[0].items
    )
    mixing = Transition(into="cl2", kind=kind, frames=10)
    letters = Title(id="t", kind="lower third", text="Ada, keeper", item="cl1", offset=40, frames=30)
    track = cut.film.timeline.tracks[0].model_copy(update={"items": items, "transitions": (mixing,)})
    film = cut.film.model_copy(update={"timeline": Timeline(tracks=(track,), titles=(letters,))})
    run = next(run for run in runs(plan(film, cut.size.delivery).units) if run[-1].recipe.mixture == kind)
    assert len(run) > 1
    together, apart = UnitCache(tmp_path / "together"), UnitCache(tmp_path / "apart")
    Encoder(together, pool, faces).make(run, cut.size.delivery, {}, threading.Event())
    for unit in run:
        Encoder(apart, pool, faces).make((unit,), cut.size.delivery, {}, threading.Event())
        assert together.path(unit.key).read_bytes() == apart.path(unit.key).read_bytes()


def test_a_long_stretch_is_shared_among_the_workers() -> None:
    units = [_unit(48 * n, 48, 48 * n) for n in range(2 * MOST + 1)]
    assert [len(run) for run in runs(units)] == [MOST, MOST, 1]


def test_a_run_gives_the_bytes_of_its_units_made_one_by_one(tmp_path: Path) -> None:
    stage = Set(tmp_path, {1: Fraction(24), 2: Fraction(24)})
    units = plan(a_little(stage), TINY).units
    run = max(runs(units), key=len)
    assert len(run) > 1
    together, apart = UnitCache(tmp_path / "together"), UnitCache(tmp_path / "apart")
    Encoder(together, stage.pool, stage.faces).make(run, TINY, {}, threading.Event())
    for unit in run:
        Encoder(apart, stage.pool, stage.faces).make((unit,), TINY, {}, threading.Event())
        assert together.path(unit.key).read_bytes() == apart.path(unit.key).read_bytes()


@pytest.mark.parametrize("codec", ["h264", "prores"])
def test_letters_over_some_of_a_run_leave_it_whole_and_its_bytes_the_same(tmp_path: Path, codec: Codec) -> None:
    pool, faces = Pool(tmp_path / "pool"), typefaces(tmp_path)
    cut = make_cut(CutSize(shots=2, scene=2, frames=72, width=160, height=90), pool, tmp_path, 1, lambda _: None)
    letters = Title(id="t", kind="lower third", text="Ada, keeper", item="cl1", offset=34, frames=20)
    film = cut.film.model_copy(update={"timeline": cut.film.timeline.model_copy(update={"titles": (letters,)})})
    delivery = cut.size.delivery.model_copy(update={"codec": codec, "preset": "ultrafast"})
    run = next(run for run in runs(plan(film, delivery).units) if len(run) > 1)
    assert [bool(unit.recipe.titles) for unit in run].count(True) in range(1, len(run) + 1)
    together, apart = UnitCache(tmp_path / "together"), UnitCache(tmp_path / "apart")
    Encoder(together, pool, faces).make(run, delivery, {}, threading.Event())
    for unit in run:
        Encoder(apart, pool, faces).make((unit,), delivery, {}, threading.Event())
        assert together.path(unit.key).read_bytes() == apart.path(unit.key).read_bytes()


def test_what_is_made_of_a_run_is_kept_when_the_run_is_stopped(tmp_path: Path) -> None:
    stage, stop = Set(tmp_path, {1: Fraction(24), 2: Fraction(24)}), threading.Event()
    run = max(runs(plan(a_little(stage), TINY).units), key=len)

    class Stopped(UnitCache):
        def put(self, unit: Unit, made: Path) -> None:
            super().put(unit, made)
            stop.set()

    cache = Stopped(tmp_path / "cache")
    with pytest.raises(Cancelled):
        Encoder(cache, stage.pool, stage.faces).make(run, TINY, {}, stop)
    assert list(cache.tables(run)) == [run[0].key]
    assert list(cache.desk().iterdir()) == []


def test_a_run_that_is_stopped_leaves_nothing_and_a_short_take_is_named(tmp_path: Path) -> None:
    stage = Set(tmp_path, {1: Fraction(24), 2: Fraction(24)})
    run = max(runs(plan(a_little(stage), TINY).units), key=len)
    cache = UnitCache(tmp_path / "cache")
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        Encoder(cache, stage.pool, stage.faces).make(run, TINY, {}, stop)
    late = run[0].recipe.strips[0]
    assert isinstance(late, MediaStrip)
    beyond = [
        unit.model_copy(update={"recipe": _later(unit.recipe, late.start + 80 + unit.start - run[0].start)})
        for unit in run
    ]
    with pytest.raises(OperatorError, match="fewer frames") as raised:
        Encoder(cache, stage.pool, stage.faces).make(beyond, TINY, {}, threading.Event())
    assert raised.value.code == "short_take"
    assert not [path for path in cache.desk().iterdir() if path.is_file()]


def _later(recipe: Recipe, start: Fraction) -> Recipe:
    first, *others = recipe.strips
    return recipe.model_copy(update={"strips": (first.model_copy(update={"start": start}), *others)})


def test_each_encoder_of_a_run_has_its_turn_to_the_end(tmp_path: Path) -> None:
    there: list[list[str]] = []

    @contextmanager
    def turn() -> Generator[None]:
        there.append(sorted(path.name for path in tmp_path.iterdir()))
        yield
        there.append(sorted(path.name for path in tmp_path.iterdir()))

    encoders = [["sh", "-c", f"cat > {tmp_path}/{name}"] for name in "ab"]
    ended: list[int] = []
    turns = [turn(), turn()]
    relay(["printf", "12345"], encoders, [2, 3], turns, ended.append, doing="passing on", stop=threading.Event())
    assert ended == [0, 1]
    assert there == [[], ["a"], ["a"], ["a", "b"]]
    assert [(tmp_path / name).read_text() for name in "ab"] == ["12", "345"]


def test_pictures_are_mixed_into_one_at_two_places(tmp_path: Path) -> None:
    stage = Set(tmp_path, {1: Fraction(24), 2: Fraction(24)})
    places = Places(2)
    encoder = Encoder(UnitCache(tmp_path / "units"), stage.pool, stage.faces, places=places)
    units = plan(a_little(stage), TINY).units
    mixture = next(unit for unit in units if unit.recipe.mixture is not None)
    plain = next(unit for unit in units if unit.recipe.mixture is None)
    thread = threading.Thread(target=encoder.make, args=((mixture,), TINY, {}, threading.Event()))
    with places.taken(1):
        encoder.make((plain,), TINY, {}, threading.Event())
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
        assert encoder.cache.tables([plain, mixture]).keys() == {plain.key}
    thread.join()
    assert encoder.cache.table(mixture) is not None


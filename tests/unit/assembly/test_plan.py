"""The plan is a pure function of the timeline, and a key changes exactly when the bytes would."""

import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.coded_film import small_film
from tools.assembly.delivery import CHUNK, Delivery, house_delivery
from tools.assembly.layout import RUNT, chunks
from tools.assembly.plan import plan
from tools.assembly.recipe import MediaStrip, Toolchain
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.script import Aspect, Look, Take
from tools.film.sound import Cue, Mix, Stem
from tools.film.timeline import Clip, Gap, Grade, Title, Track, Transition

DELIVERY = Delivery(width=160, height=90)


def take(number: int, frames: int = 132, rate: Fraction = Fraction(24)) -> Take:
    return Take(id=f"t{number}", shot=f"s{number}", media=f"{number:064x}", frames=frames, head=6, rate=rate)


TAKES = [take(number) for number in range(6)]


def clip(number: int, frames: int = 120, name: str = "", **more: object) -> Clip:
    return Clip.model_validate({"id": name or f"c{number}", "shot": f"s{number}", "frames": frames, **more})


def keys(film: Film, delivery: Delivery = DELIVERY, tools: Toolchain | None = None) -> list[str]:
    return [unit.key for unit in plan(film, delivery, tools).units]


clips = st.builds(
    clip,
    number=st.integers(0, 5),
    frames=st.integers(1, 100),
    source_in=st.integers(-6, 20),
    speed=st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(5, 4)]),
    freeze=st.booleans(),
)
gaps = st.builds(Gap, id=st.just("g"), frames=st.integers(1, 120))
cuts = st.lists(clips | gaps, min_size=1, max_size=8)


def fits(item: Clip | Gap) -> bool:
    return isinstance(item, Gap) or item.freeze or 6 + item.source_in + (item.frames - 1) * item.speed < 132


@given(cuts)
def test_units_tile_the_film_and_every_frame_is_planned_once(items: list[Clip | Gap]) -> None:
    film = small_film([item for item in items if fits(item)] or [Gap(id="g", frames=1)], TAKES)
    planned = plan(film, DELIVERY)
    at = 0
    for unit in planned.units:
        assert unit.start == at
        assert unit.frames == unit.recipe.frames
        assert unit.frames < CHUNK + 2 * RUNT
        at += unit.frames
    assert at == planned.frames == sum(item.frames for item in film.timeline.tracks[0].items)


@given(cuts)
def test_the_same_film_gives_the_same_plan(items: list[Clip | Gap]) -> None:
    film = small_film([item for item in items if fits(item)] or [Gap(id="g", frames=1)], TAKES)
    assert plan(film, DELIVERY) == plan(Film.model_validate_json(film.model_dump_json()), DELIVERY)


@given(cuts, st.randoms())
@settings(max_examples=30)
def test_keys_do_not_depend_on_ids_or_places(items: list[Clip | Gap], random: object) -> None:
    items = [item for item in items if fits(item)] or [Gap(id="g", frames=1)]
    renamed = [item.model_copy(update={"id": f"other-{index}"}) for index, item in enumerate(items)]
    assert keys(small_film(items, TAKES)) == keys(small_film(renamed, TAKES))
    moved = keys(small_film([Gap(id="first", frames=7), *items], TAKES))
    assert moved[1:] == keys(small_film(items, TAKES))


@given(st.integers(-500, 500), st.integers(0, 700))
def test_chunks_lie_on_the_source_grid(phase: int, frames: int) -> None:
    pieces = chunks(phase, frames)
    assert sum(count for _, count in pieces) == frames
    assert all(count >= 1 for _, count in pieces)
    assert all((phase + offset) % CHUNK == 0 for offset, _ in pieces[1:])


@given(st.integers(13, 119))
def test_a_trim_changes_two_units_at_most(frames: int) -> None:
    whole = set(keys(small_film([clip(0), clip(1, 120), clip(2)], TAKES)))
    trimmed = set(keys(small_film([clip(0), clip(1, frames), clip(2)], TAKES)))
    assert len(trimmed - whole) <= 2


@pytest.mark.parametrize(
    "change",
    [
        {"source_in": 1},
        {"speed": Fraction(1, 2)},
        {"freeze": True},
        {"grade": Grade(exposure=0.1)},
        {"shot": "s2"},
    ],
)
def test_whatever_changes_the_picture_changes_the_key(change: dict[str, object]) -> None:
    before = clip(1, 40)
    after = before.model_copy(update=change)
    assert set(keys(small_film([before], TAKES))).isdisjoint(keys(small_film([after], TAKES)))


@pytest.mark.parametrize(
    "change",
    [{"width": 320}, {"height": 120}, {"rate": Fraction(25)}, {"crf": 21}, {"preset": "slow"}],
)
def test_whatever_changes_the_encoding_changes_every_key(change: dict[str, object]) -> None:
    film = small_film([clip(1, 40)], TAKES)
    assert set(keys(film)).isdisjoint(keys(film, DELIVERY.model_copy(update=change)))


def test_the_ffmpeg_build_is_in_every_key_and_the_fonts_only_in_lettered_ones() -> None:
    title = Title(id="t", text="Hello", item="c0", frames=20)
    film = small_film([clip(0, 48), clip(1, 48, source_in=2)], TAKES, titles=[title])
    first = keys(film, tools=Toolchain(ffmpeg="a", lettering="x"))
    other_build = keys(film, tools=Toolchain(ffmpeg="b", lettering="x"))
    other_fonts = keys(film, tools=Toolchain(ffmpeg="a", lettering="y"))
    assert set(first).isdisjoint(other_build)
    assert [a == b for a, b in zip(first, other_fonts, strict=True)] == [False, True]


def test_sound_and_captions_change_no_picture() -> None:
    film = small_film([clip(0), clip(1)], TAKES)
    cue = Cue(id="q", kind="dialogue", what="Hello there.", shot="s1", frames=30)
    spoken = film.model_copy(update={"cues": {"q": cue}})
    assert keys(film) == keys(spoken)
    assert [(c.start, c.text) for c in plan(spoken, DELIVERY).captions] == [(120, "Hello there.")]


def test_a_dissolve_takes_its_frames_from_the_handles_of_both_sides() -> None:
    film = small_film([clip(0), clip(1)], TAKES, [Transition(into="c1", kind="dissolve", frames=11)])
    mixed = next(unit for unit in plan(film, DELIVERY).units if unit.recipe.mixture)
    assert (mixed.start, mixed.frames) == (120 - 6, 11)
    outgoing, incoming = mixed.recipe.strips
    assert isinstance(outgoing, MediaStrip)
    assert isinstance(incoming, MediaStrip)
    assert (outgoing.start, incoming.start) == (6 + 114, 6 - 6)


def test_a_dissolve_longer_than_the_handles_is_refused_with_what_there_is() -> None:
    film = small_film([clip(0), clip(1)], TAKES, [Transition(into="c1", kind="dissolve", frames=40)])
    with pytest.raises(DirectorError, match="20 after it, but its take has handles of 6 and 6") as caught:
        plan(film, DELIVERY)
    assert caught.value.code == "no_handles"
    assert caught.value.data["slate"] == "1A"


def test_transitions_that_overlap_are_refused() -> None:
    fades = [Transition(into="c0", kind="fade in", frames=30), Transition(into="c0", kind="fade out", frames=30)]
    with pytest.raises(DirectorError, match="transitions on 1A overlap: it has 40 frames and they take 60"):
        plan(small_film([clip(0, 40)], TAKES, fades), DELIVERY)


def test_a_dissolve_into_the_first_clip_is_refused() -> None:
    film = small_film([clip(0)], TAKES, [Transition(into="c0", kind="dissolve", frames=4)])
    with pytest.raises(DirectorError, match="use a fade in"):
        plan(film, DELIVERY)


def test_shots_without_a_take_are_named_unless_it_is_a_draft() -> None:
    film = small_film([clip(0), clip(8), clip(9)], TAKES)
    with pytest.raises(DirectorError, match="1G, 1H have no take yet") as caught:
        plan(film, DELIVERY)
    assert caught.value.data["slates"] == ["1G", "1H"]
    drafted = plan(film, DELIVERY.model_copy(update={"draft": True}))
    assert [span.source is None for span in drafted.shots] == [False, True, True]
    assert [(span.start, span.end) for span in drafted.still] == [(120, 360)]


def test_an_empty_cut_is_refused() -> None:
    film = small_film([Gap(id="g", frames=1)], [])
    empty = film.model_copy(update={"timeline": film.timeline.model_copy(update={"tracks": (Track(),)})})
    with pytest.raises(DirectorError, match="nothing in the cut"):
        plan(empty, DELIVERY)


def test_the_plan_says_what_is_dark_still_and_quiet_on_purpose() -> None:
    items = [Gap(id="g", frames=96), clip(0), clip(1, 60, freeze=True), Gap(id="h", frames=24)]
    film = small_film(items, TAKES, [Transition(into="c0", kind="fade in", frames=12)])
    cue = Cue(id="m", kind="ambience", what="waves", shot="s0", until="s1")
    planned = plan(film.model_copy(update={"cues": {"m": cue}}), DELIVERY)
    assert [(s.start, s.end) for s in planned.dark] == [(0, 108), (276, 300)]
    assert [(s.start, s.end) for s in planned.still] == [(0, 96), (216, 300)]
    assert [(s.start, s.end) for s in planned.quiet] == [(0, 96)]
    assert planned.chapters[0].name == "1. EXT. PIER - DAY"
    assert (planned.slate_at(95), planned.slate_at(96), planned.slate_at(299)) == ("", "1A", "")


def test_a_line_that_a_take_says_and_a_stem_that_is_off_bring_no_sound() -> None:
    film = small_film([clip(0), clip(1)], TAKES)
    line = Cue(id="l", kind="dialogue", what="Hello there.", shot="s0", frames=200, speaker="narrator")

    def quiet(cue: Cue, *muted: Stem) -> list[tuple[int, int]]:
        heard = film.model_copy(update={"cues": {"l": cue}, "mix": Mix(muted_stems=muted)})
        return [(span.start, span.end) for span in plan(heard, DELIVERY).quiet]

    assert quiet(line) == []
    assert quiet(line, "MX", "FX") == []
    assert quiet(line, "DX") == [(0, 240)]
    assert quiet(line.model_copy(update={"in_take": True})) == [(0, 240)]


def test_after_an_effect_that_has_only_its_own_length_it_is_quiet() -> None:
    film = small_film([clip(0), clip(1)], TAKES)
    door = Cue(id="d", kind="effect", what="a door slams", shot="s0")
    heard = film.model_copy(update={"cues": {"d": door}})
    for frames, quiet in ((24, [(24, 240)]), (0, [(0, 240)])):
        assert [(span.start, span.end) for span in plan(heard, DELIVERY, spoken={"d": frames}).quiet] == quiet


@pytest.mark.parametrize(
    ("aspect", "house", "draft"),
    [
        ("16:9", (1920, 1080), (1280, 720)),
        ("2.39:1", (1920, 804), (1280, 536)),
        ("9:16", (1080, 1920), (720, 1280)),
        ("1:1", (1080, 1080), (720, 720)),
        ("4:5", (1080, 1350), (720, 900)),
    ],
)
def test_the_look_decides_the_house_format(aspect: Aspect, house: tuple[int, int], draft: tuple[int, int]) -> None:
    film = Film(id="f", look=Look(aspect=aspect))
    full, small = house_delivery(film), house_delivery(film, draft=True)
    assert ((full.width, full.height), (small.width, small.height)) == (house, draft)


def test_ticks_are_whole_at_every_rate() -> None:
    for rate in (Fraction(24), Fraction(25), Fraction(30_000, 1001), Fraction(24_000, 1001), Fraction(60)):
        delivery = DELIVERY.model_copy(update={"rate": rate})
        assert Fraction(delivery.timescale, delivery.tick) == rate


def test_a_film_of_1500_shots_is_planned_within_a_second() -> None:
    takes = [take(number) for number in range(1500)]
    items = [clip(number) for number in range(1500)]
    dissolves = [Transition(into=f"c{number}", kind="dissolve", frames=12) for number in range(5, 1500, 9)]
    film = small_film(items, takes, dissolves)
    started = time.process_time()
    planned = plan(film, DELIVERY)
    assert time.process_time() - started < 1.0
    assert len(planned.units) > 4000

"""What lies over a film is planned in pieces: a change re-encodes what it touches, and the plan says what is where."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.coded_film import small_film
from tests.unit.assembly.test_plan import DELIVERY, TAKES, clip, keys
from tools.assembly.plan import plan
from tools.film.film import Film
from tools.film.timeline import Box, Clip, Gap, Grade, Overlay, Track, Transition
from tools.film.timing import Span

INSET = Overlay(box=Box(left=0.6, top=0.1, width=0.3, height=0.3))


def over(film: Film, *items: Clip | Gap, transitions: tuple[Transition, ...] = (), name: str = "V2") -> Film:
    track = Track(name=name, items=items, transitions=transitions)
    tracks = (*film.timeline.tracks, track)
    return film.model_copy(update={"timeline": film.timeline.model_copy(update={"tracks": tracks})})


def ground() -> Film:
    dissolve = Transition(into="c1", kind="dissolve", frames=11)
    return small_film([clip(0), clip(1), clip(2)], TAKES, [dissolve])


def gap(frames: int) -> Gap:
    return Gap(id=f"gap{frames}", frames=frames)


def test_every_piece_under_a_layer_has_it_from_its_own_frame_on() -> None:
    planned = plan(over(ground(), gap(30), clip(3, 110, overlay=INSET, source_in=2)), DELIVERY)
    at = 0
    for unit in planned.units:
        assert unit.start == at
        at += unit.frames
        under = 30 <= unit.start < 140
        assert len(unit.recipe.layers) == under
        for layer in unit.recipe.layers:
            (strip,) = layer.strips
            assert strip.kind == "media"
            assert strip.start == 6 + 2 + unit.start - 30
    assert at == planned.frames == 360


def test_a_layer_changes_only_the_units_under_it() -> None:
    plain = set(keys(ground()))
    laid = keys(over(ground(), gap(30), clip(3, 40, overlay=INSET)))
    longer = keys(over(ground(), gap(30), clip(3, 43, overlay=INSET)))
    assert len(set(laid) - plain) <= 4
    assert len(set(longer) - set(laid)) <= 3


def test_a_fade_far_away_changes_no_unit() -> None:
    film = over(ground(), gap(10), clip(3, 120, overlay=INSET))
    fade = Transition(into="c3", kind="fade out", frames=8)
    faded = over(ground(), gap(10), clip(3, 120, overlay=INSET), transitions=(fade,))
    changed = set(keys(faded)) - set(keys(film))
    assert [unit.start for unit in plan(faded, DELIVERY).units if unit.key in changed] == [114, 125]


def test_the_plan_tells_what_is_laid_over_a_shot_and_what_lies_over_others() -> None:
    planned = plan(over(ground(), gap(30), clip(3, 40, overlay=INSET)), DELIVERY)
    spans = {span.clip: span for span in planned.shots}
    first, inset = spans["c0"], spans["c3"]
    assert first.under == (Span(30, 70),)
    assert (first.clear_start, first.clear_end) == (70, 114)
    assert first.source is not None
    assert first.source.start == 6 + 70
    assert inset.overlay == INSET
    assert (inset.start, inset.end, spans["c1"].under) == (30, 70, ())
    assert planned.slate_at(40) == first.slate


def test_a_cover_hides_the_layers_below_it() -> None:
    film = over(over(ground(), gap(30), clip(3, 60, overlay=INSET)), gap(50), clip(4, 20), name="V3")
    for unit in plan(film, DELIVERY).units:
        assert len(unit.recipe.layers) == (30 <= unit.start < 50 or 70 <= unit.start < 90)


def test_the_look_is_on_every_take_after_its_own_grade_and_nothing_is_no_grade() -> None:
    film = small_film([clip(0, 48, grade=Grade(exposure=1)), clip(1, 48, grade=Grade()), gap(20)], TAKES)
    look = film.look.model_copy(update={"grade": Grade(tint=0.1)})
    planned = plan(film.model_copy(update={"look": look}), DELIVERY)
    grades = [
        (strip.grade, strip.look) for unit in planned.units for strip in unit.recipe.strips if strip.kind == "media"
    ]
    assert grades == [(Grade(exposure=1), Grade(tint=0.1)), (None, Grade(tint=0.1))]
    assert all(span.graded for span in planned.shots)
    unfelt = film.look.model_copy(update={"grade": Grade(lut="a" * 64, lut_strength=0)})
    assert keys(film.model_copy(update={"look": unfelt})) == keys(film)


def test_a_dissolve_between_boxes_is_cut_where_the_clips_meet() -> None:
    other = Overlay(opacity=0.5)
    dissolve = Transition(into="c4", kind="dissolve", frames=6)
    items = (gap(30), clip(3, 30, overlay=INSET), clip(4, 30, overlay=other))
    units = plan(over(ground(), *items, transitions=(dissolve,)), DELIVERY).units
    mixed = [
        (u.start, u.frames, u.recipe.layers[0].box, u.recipe.layers[0].mixed)
        for u in units
        if u.recipe.layers and u.recipe.layers[0].mixture
    ]
    assert mixed == [(57, 3, INSET.box, (0, 6)), (60, 3, None, (3, 6))]


layers = st.builds(
    clip,
    number=st.integers(3, 5),
    frames=st.integers(1, 100),
    overlay=st.sampled_from([None, INSET, Overlay(blend="screen", slide_in="left")]),
)


@given(
    st.lists(st.tuples(st.integers(1, 60), layers), max_size=3),
    st.lists(st.tuples(st.integers(1, 60), layers), max_size=3),
)
@settings(max_examples=40)
def test_units_tile_the_film_whatever_lies_over_it(
    lower: list[tuple[int, Clip]], upper: list[tuple[int, Clip]]
) -> None:
    film = ground()
    for name, track in (("V2", lower), ("V3", upper)):
        film = over(film, *(item for pair in track for item in (gap(pair[0]), pair[1])), name=name)
    planned = plan(film, DELIVERY)
    at = 0
    for unit in planned.units:
        assert unit.start == at
        assert unit.frames == unit.recipe.frames >= 1
        at += unit.frames
    assert at == planned.frames == 360
    assert plan(Film.model_validate_json(film.model_dump_json()), DELIVERY) == planned

"""What every film must keep, whatever was done to it."""

from tools.film.film import Film
from tools.film.slate import shot_order
from tools.film.timeline import Clip, Gap
from tools.film.views import cue_positions, film_frames, picture_spans, title_positions


def assert_consistent(film: Film) -> None:
    """Every reference leads somewhere, ids are given once, nothing overlaps, transitions fit."""
    order = shot_order(film)
    assert sorted(order) == sorted(film.shots), "every shot is in exactly one scene"
    _assert_ids_unique(film)
    for name, shot in film.shots.items():
        assert shot.id == name
        assert shot.frames >= 1
        assert shot.location in film.locations
        assert all(film.takes[take].shot == name for take in shot.takes)
        assert shot.circled is None or (shot.circled in shot.takes and film.takes[shot.circled].state == "circled")
        assert all(staged.who in film.characters for staged in shot.staging)
    for take in film.takes.values():
        assert take.id in film.shots[take.shot].takes
        assert take.state != "circled" or film.shots[take.shot].circled == take.id
    _assert_tracks(film)
    _assert_sound(film, order)
    assert all(marker.frame >= 0 for marker in film.timeline.markers)
    # A film that is valid by its own declaration reads back as itself.
    assert Film.model_validate_json(film.model_dump_json()) == film


def _assert_ids_unique(film: Film) -> None:
    ids = [
        *(scene.id for scene in film.scenes),
        *film.shots,
        *film.takes,
        *film.cues,
        *(item.id for track in film.timeline.tracks for item in track.items),
        *(title.id for title in film.timeline.titles),
        *(marker.id for marker in film.timeline.markers),
    ]
    assert len(ids) == len(set(ids)), "ids are given once"


def _assert_tracks(film: Film) -> None:
    for track in film.timeline.tracks:
        places = {item.id: index for index, item in enumerate(track.items)}
        for item in track.items:
            assert item.frames >= 1
            if isinstance(item, Clip):
                assert item.shot in film.shots
                assert item.take is None or film.takes[item.take].shot == item.shot
            else:
                assert isinstance(item, Gap)
        taken = {item.id: 0 for item in track.items}
        cuts: dict[int, set[str]] = {}
        for transition in track.transitions:
            index = places[transition.into]
            cuts.setdefault(index + (transition.kind == "fade out"), set()).add(transition.kind)
            if transition.kind in ("fade in", "fade out"):
                taken[transition.into] += transition.frames
                continue
            assert index > 0
            taken[transition.into] += transition.frames // 2
            taken[track.items[index - 1].id] += transition.frames - transition.frames // 2
        assert all(taken[item.id] <= item.frames for item in track.items), "transitions fit their clips"
        for kinds in cuts.values():
            assert len(kinds) == 1 or kinds == {"fade in", "fade out"}, "a cut has one transition, or fades out and in"
    on_picture = {item.id for item in film.timeline.tracks[0].items}
    assert all(title.item in on_picture and title.offset >= 0 for title in film.timeline.titles)
    assert len(title_positions(film)) == len(film.timeline.titles)


def _assert_sound(film: Film, order: tuple[str, ...]) -> None:
    for name, cue in film.cues.items():
        assert cue.id == name
        assert cue.shot in film.shots
        assert cue.until is None or order.index(cue.until) >= order.index(cue.shot), "ranges run forwards"
        assert cue.kind != "dialogue" or cue.speaker == "narrator" or cue.speaker in film.characters
    assert all(film.cues[caption.cue].kind == "dialogue" for caption in film.timeline.captions)
    ends: dict[str, int] = {}
    for place in cue_positions(film):
        if place.cue.until is not None and place.frames is not None:
            assert place.frames > 0
            assert place.start >= ends.get(place.cue.kind, -(10**9)), "music never sounds over music"
            ends[place.cue.kind] = place.start + place.frames
    assert all(span.end <= film_frames(film) for span in picture_spans(film).values())

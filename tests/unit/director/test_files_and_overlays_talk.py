"""Files of one's own, LUTs, pictures in pictures, moments and states, by message."""

import pytest

from tests.fakes.talk_film import ferry, plain, said
from tools.film.apply import apply
from tools.film.edits.cut import ImportLut, Overwrite, SetOverlay
from tools.film.film import Film

Acts = list[dict[str, object]]


def pip() -> Film:
    """The ferry film with shot 6 small over shot 5."""
    film, _ = apply(ferry(), Overwrite(shot=6, at=16 * 24, track="V2"))
    film, _ = apply(film, SetOverlay(clip=6, place="top right"))
    return apply(film, ImportLut(name="Kodak 2383", media="0" * 64))[0]


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("use the clip sunset.mp4 for shot 4", [{"kind": "import_media", "files": ("sunset.mp4",), "shot": 4}]),
        ("replace 4 with ~/clips/sun.MOV", [{"kind": "import_media", "files": ("~/clips/sun.MOV",), "shot": 4}]),
        ("swap shot 4 for 'my sunset.mp4'", [{"kind": "import_media", "files": ("my sunset.mp4",), "shot": 4}]),
        ("bring in beach.mov as a new shot", [{"kind": "import_media", "files": ("beach.mov",)}]),
        ("import these: a.mp4, b.mov and c.png", [{"kind": "import_media", "files": ("a.mp4", "b.mov", "c.png")}]),
        (
            "add beach.mov after shot 4",
            [{"kind": "import_media", "files": ("beach.mov",)}, {"kind": "move_shot", "shot": 11, "after": 4}],
        ),
        (
            "use the kodak.cube look on scene 2",
            [
                {"kind": "import_media", "files": ("kodak.cube",)},
                {"kind": "set_grade", "scenes": [2], "lut": "kodak"},
            ],
        ),
        ("load ~/luts/film.cube", [{"kind": "import_media", "files": ("~/luts/film.cube",)}]),
        ("take the lut off shot 4", [{"kind": "set_grade", "shots": [4], "lut": ""}]),
    ],
)
def test_files_come_in_where_they_are_wanted(message: str, acts: Acts) -> None:
    assert plain(said(message).acts) == acts


def test_a_lut_that_the_film_has_is_called_by_its_name_and_not_brought_in_again() -> None:
    film = pip()
    assert plain(said("the kodak 2383 look on 4 at half strength", film).acts, film) == [
        {"kind": "set_grade", "shots": [4], "lut": "Kodak 2383", "lut_strength": 0.5}
    ]


@pytest.mark.parametrize(
    ("message", "over", "below", "place"),
    [
        ("put shot 6 picture in picture over 5", 6, 5, "top right"),
        ("show 9 small in the bottom left corner of 8", 9, 8, "bottom left"),
        ("in shot 5 show 6 as an inset top left", 6, 5, "top left"),
        ("picture-in-picture: 3 over 2, lower right", 3, 2, "bottom right"),
    ],
)
def test_one_picture_lies_small_in_another(message: str, over: int, below: int, place: str) -> None:
    laid, overlay = plain(said(message).acts)
    starts = {2: 120, 5: 384, 8: 648}
    assert (laid["kind"], laid["shot"], laid["at"], laid["track"]) == ("overwrite", over, starts[below], "V2")
    assert (overlay["kind"], overlay["clip"], overlay["place"]) == ("set_overlay", over, place)


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        ("make the picture in picture bigger", {"place": "top right", "size": 0.375}),
        ("move the overlay to the bottom left", {"place": "bottom left"}),
        ("make the overlay half transparent", {"opacity": 0.5}),
    ],
)
def test_what_lies_over_the_film_is_changed(message: str, fields: dict[str, object]) -> None:
    film = pip()
    (act,) = said(message, film).acts
    assert act.kind == "set_overlay"
    assert act.model_dump(exclude_defaults=True, exclude={"clip"}) == fields


def test_an_overlay_goes_and_where_there_is_none_it_is_said() -> None:
    (gone,) = said("remove the picture in picture", pip()).acts
    assert (gone.kind, getattr(gone, "track", "")) == ("lift", "V2")
    none = said("make the overlay bigger")
    assert not none.acts
    assert "Nothing lies over the picture" in none.words


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("take out everything between 10 and 12 seconds", [{"kind": "extract", "start": 240, "end": 288}]),
        ("lift 0:10 to 0:12", [{"kind": "lift", "start": 240, "end": 288}]),
        ("cut the clip at 12 seconds", [{"kind": "blade", "at": 288}]),
        ("drop shot 9 in at 0:30", [{"kind": "insert", "shot": 9, "at": 720}]),
        ("lay shot 3 over the film at 0:12 for 2 seconds", [{"kind": "overwrite", "shot": 3, "at": 288, "frames": 48}]),
        ("mark the film as fine cut", [{"kind": "set_state", "state": "fine cut"}]),
        ("we're at assembly stage", [{"kind": "set_state", "state": "assembly"}]),
        ("use seed 7 for the music", [{"kind": "set_score", "seed": 7}]),
        ("compose again with seed 5", [{"kind": "compose", "seed": 5}]),
        ("put a hit point at 0:12", [{"kind": "add_marker", "name": "hit", "frame": 288, "hit": True}]),
        ("put a red marker at 0:12", [{"kind": "add_marker", "name": "marker", "frame": 288, "colour": "red"}]),
        ("the cabin should be a cramped galley with brass pipes",
         [{"kind": "set_location", "location": "ferry-cabin", "canon": "a cramped galley with brass pipes"}]),
        ("the treatment: A woman waits. The ferry never comes.",
         [{"kind": "set_treatment", "treatment": "A woman waits. The ferry never comes"}]),
        ("new logline: an old man rows her over", [{"kind": "set_logline", "logline": "an old man rows her over"}]),
    ],
)  # fmt: skip
def test_moments_states_and_words_about_the_film(message: str, acts: Acts) -> None:
    assert plain(said(message).acts) == acts


@pytest.mark.parametrize("message", ["take out the fade in between 10 and 12 seconds", "remove the fade out at 0:10"])
def test_a_fade_that_goes_takes_no_picture_with_it(message: str) -> None:
    assert [act.kind for act in said(message).acts if act.kind in ("extract", "lift", "blade")] == []


@pytest.mark.parametrize(
    "message", ["what is in the top right corner of 4?", "export it as film.mp4 to nowhere at all"]
)
def test_a_corner_that_is_asked_about_and_a_file_that_is_written_bring_nothing_in(message: str) -> None:
    assert not [act for act in said(message).acts if act.kind in ("import_media", "overwrite", "set_overlay")]

"""Edits of every kind for a film of a few scenes, legal and illegal ones alike."""

from typing import Any

from hypothesis import strategies as st

from tools.film.apply import apply
from tools.film.edits import parse_edit
from tools.film.edits.story import WriteScript
from tools.film.edits.takes import PrintTake
from tools.film.film import Film

Fields = dict[str, Any]

_SCREENPLAY: Fields = {
    "title": "The Answer",
    "logline": "A keeper answers.",
    "characters": [{"id": "keeper", "name": "Keeper"}, {"id": "girl", "name": "Zoë"}],
    "locations": [{"id": "beach", "name": "Beach"}, {"id": "lamp", "name": "Lamp room"}],
    "music": {"mood": "calm", "words": "low strings"},
    "opening": {"text": "The Answer", "frames": 40},
    "credits": ["Written by nobody", "The end"],
    "scenes": [
        {
            "location": "beach",
            "shots": [
                {"prompt": "Wide shot, a beach, rain", "frames": 60, "ambience": "waves"},
                {
                    "prompt": "Medium shot, the Keeper walks, rain",
                    "frames": 50,
                    "staging": [{"who": "keeper", "action": "walk"}],
                    "lines": [{"speaker": "keeper", "text": "The sea never forgets.", "offset": 10}],
                    "transition": "dissolve",
                    "transition_frames": 12,
                },
                {"prompt": "Insert, a bottle", "frames": 30, "effects": [{"what": "gulls", "offset": 5}]},
            ],
        },
        {
            "location": "lamp",
            "interior": "INT.",
            "time": "night",
            "shots": [
                {
                    "prompt": "Close-up, Keeper reads, night",
                    "frames": 40,
                    "ambience": "storm",
                    "music": {"mood": "tense"},
                    "staging": [{"who": "keeper"}],
                    "transition": "dip to black",
                },
                {"prompt": "Insert, a letter, night", "frames": 36, "title": {"text": "One year ago", "frames": 24}},
            ],
        },
        {
            "location": "beach",
            "time": "dawn",
            "shots": [
                {
                    "prompt": "Two-shot, dawn",
                    "frames": 48,
                    "music": "out",
                    "staging": [{"who": "keeper", "at": "left"}, {"who": "girl", "at": "right"}],
                    "lines": [{"text": "He had gone to answer."}],
                },
                {
                    "prompt": "Extreme wide shot, one boat",
                    "frames": 90,
                    "music": {"mood": "warm"},
                    "transition": "fade out",
                },
            ],
        },
    ],
}


def small_film() -> Film:
    """Seven shots in three scenes, with cards, transitions, lines, effects, ambience and music."""
    edit = parse_edit({"kind": "write_script", "screenplay": _SCREENPLAY})
    assert isinstance(edit, WriteScript)
    return apply(Film(id="film"), edit)[0]


def shot_film() -> Film:
    """The same film with a take of every shot, six frames longer at both ends."""
    film = small_film()
    for name, shot in film.shots.items():
        edit = parse_edit({"kind": "print_take", "shot": name, "media": name, "frames": shot.frames + 12, "head": 6})
        assert isinstance(edit, PrintTake)
        film, _ = apply(film, edit)
    return film


def screenplay() -> Fields:
    """The fields of the script of the small film."""
    return _SCREENPLAY


FILMS = st.sampled_from([small_film(), shot_film()])


SHOT = st.integers(1, 8)
SCENE = st.integers(1, 4)
SHIFT = st.integers(-30, 30)
FRAME = st.integers(0, 420)
FRAMES = st.integers(1, 60)
EDGE = st.sampled_from(["head", "tail"])
MOOD = st.sampled_from(["tense", "warm", "calm"])
CLIP = st.one_of(SHOT, SHOT, st.sampled_from(sorted(item.id for item in small_film().timeline.tracks[0].items)))
TITLE = st.sampled_from([title.id for title in small_film().timeline.titles])
TRACK = st.sampled_from(["V1", "V1", "V2"])
CUE = st.sampled_from(sorted(small_film().cues))
WHO = st.sampled_from(["Keeper", "zoë", "narrator"])
SHOTS = st.lists(SHOT, min_size=1, max_size=2)
TAKE = st.tuples(SHOT, st.integers(1, 2)).map(lambda pair: f"{(pair[0] - 1) // 3 + 1}{'ABC'[pair[0] % 3]}-{pair[1]}")
TRANSITION = st.sampled_from(["cut", "dissolve", "dip to black", "fade in", "fade out", "wipe left", "iris open"])


def _edit(kind: str, **fields: Any) -> st.SearchStrategy[Fields]:
    return st.fixed_dictionaries({"kind": st.just(kind), **fields})


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


_DRAFT = st.fixed_dictionaries(
    {"prompt": st.just("Medium shot, someone"), "frames": FRAMES},
    optional={
        "ambience": st.just("wind"),
        "music": st.one_of(st.just("out"), st.fixed_dictionaries({"mood": MOOD})),
        "transition": st.sampled_from(["dissolve", "dip to white"]),
        "transition_frames": st.integers(1, 30),
        "lines": st.just([{"text": "So it was."}]),
        "title": st.just({"text": "Later"}),
        "staging": st.just([{"who": "girl"}]),
    },
)
_RANGE: Fields = {"shot": SHOT, "until": _maybe(SHOT)}

STORY = [
    _edit("set_title", title=st.text(min_size=1, max_size=8)),
    _edit("set_logline", logline=st.text(max_size=8)),
    _edit("set_treatment", treatment=st.text(max_size=8)),
    _edit("set_look", style=_maybe(st.just("ink")), rate=_maybe(st.sampled_from(["24", "25", "30000/1001"]))),
    _edit("set_character", character=st.sampled_from(["Keeper", "Anna"]), canon=_maybe(st.just("tall"))),
    _edit("remove_character", character=st.sampled_from(["Keeper", "Zoë", "Anna"])),
    _edit("set_location", location=st.sampled_from(["beach", "Pier"]), canon=_maybe(st.just("grey"))),
    _edit("add_scene", location=st.just("beach"), shots=st.lists(_DRAFT, max_size=2), after=_maybe(SCENE)),
    _edit("remove_scene", scene=SCENE),
    _edit("move_scene", scene=SCENE, before=SCENE),
    _edit("move_scene", scene=SCENE, after=SCENE),
    _edit("swap_scenes", scene=SCENE, other=SCENE),
    _edit("revise_scene", scene=SCENE, weather=st.sampled_from(["snow", "clear"]), location=_maybe(st.just("lamp"))),
    _edit("split_scene", shot=SHOT),
    _edit("merge_scenes", scene=SCENE, other=SCENE),
    st.tuples(_DRAFT, st.sampled_from(["after", "before", "scene"]), SCENE).map(
        lambda made: {"kind": "add_shot", **made[0], made[1]: made[2]}
    ),
    _edit("remove_shot", shots=SHOTS),
    _edit("move_shot", shot=SHOT, after=SHOT),
    _edit("move_shot", shot=SHOT, before=SHOT),
    _edit("swap_shots", shot=SHOT, other=SHOT),
    _edit(
        "revise_shot", shots=SHOTS, size=st.just("wide"), cast=_maybe(st.lists(WHO, max_size=2)), note=st.just("more")
    ),
    _edit("split_shot", shot=SHOT, at=st.integers(1, 50)),
    _edit("merge_shots", shot=SHOT, other=SHOT),
    _edit("write_script", screenplay=st.just(_SCREENPLAY)),
]
TAKES = [
    _edit(
        kind,
        shot=SHOT,
        media=st.just("abc"),
        frames=st.integers(10, 120),
        head=st.integers(0, 8),
        rate=st.sampled_from(["24", "25"]),
    )
    for kind in ("print_take", "print_take", "import_take")
] + [
    _edit("set_shot_state", shots=SHOTS, state=st.sampled_from(["quoted", "rolling"])),
    _edit("circle", shots=SHOTS),
    _edit("circle", takes=st.lists(TAKE, min_size=1, max_size=2)),
    _edit("ng", shots=SHOTS, note=st.just("too dark")),
    _edit("choose_take", shots=SHOTS, take=st.one_of(st.just("best"), st.integers(1, 2))),
]
CUT = [
    _edit("set_duration", shots=SHOTS, frames=FRAMES),
    _edit("set_duration", scenes=st.lists(SCENE, min_size=1, max_size=1), factor=st.sampled_from([0.5, 2.0])),
    _edit("set_duration", shots=SHOTS, delta=st.sampled_from([-1.0, 0.5])),
    _edit("trim", clip=CLIP, edge=EDGE, frames=SHIFT),
    _edit("ripple", clip=CLIP, edge=EDGE, frames=SHIFT),
    _edit("roll", clip=CLIP, edge=EDGE, frames=SHIFT),
    _edit("slip", clip=CLIP, frames=SHIFT),
    _edit("slide", clip=CLIP, frames=SHIFT),
    *(_edit(kind, clip=CLIP) for kind in ("lift", "extract")),
    *(
        st.tuples(FRAME, FRAMES, TRACK).map(
            lambda made, kind=kind: {"kind": kind, "start": made[0], "end": made[0] + made[1], "track": made[2]}
        )
        for kind in ("lift", "extract")
    ),
    *(
        _edit(kind, shot=SHOT, at=FRAME, frames=_maybe(FRAMES), source_in=st.integers(0, 10), track=TRACK)
        for kind in ("insert", "overwrite")
    ),
    _edit("blade", at=FRAME.filter(bool), track=TRACK),
    _edit("split_edit", clip=CLIP, lead=st.integers(0, 8), tail=st.integers(0, 8)),
    _edit("set_speed", clip=CLIP, speed=st.sampled_from(["2", "1/2", "3/4"]), ripple=st.booleans()),
    _edit("freeze", clip=CLIP, at=st.integers(0, 30), frames=_maybe(FRAMES)),
    _edit("set_transition", clip=CLIP, transition=TRANSITION, frames=_maybe(st.integers(1, 40))),
    _edit("add_title", text=st.just("Later"), clip=CLIP, offset=st.integers(0, 30)),
    _edit("add_title", text=st.just("Part two"), card=st.just("before"), clip=CLIP),
    _edit("add_title", text=st.just("Overture"), card=st.sampled_from(["opening", "closing"])),
    _edit("revise_title", title=TITLE, text=_maybe(st.just("New")), frames=_maybe(FRAMES), offset=_maybe(st.just(4))),
    _edit("remove_title", title=TITLE),
    _edit("set_caption", cue=CUE, text=_maybe(st.just("Other words"))),
    _edit("set_framing", shots=SHOTS, fit=st.sampled_from(["letterbox", "blur", "house"])),
    _edit("set_framing", clip=CLIP, fit=st.just("fill"), x=_maybe(st.just(0.25))),
    _edit("set_grade", shots=SHOTS, exposure=st.just(-0.5), relative=st.booleans()),
    _edit("set_film_grade", tint=st.sampled_from([-0.5, 0.5]), relative=st.booleans()),
    _edit(
        "import_captions",
        lines=st.lists(
            st.fixed_dictionaries(
                {"start": st.integers(0, 900), "frames": st.integers(1, 60), "text": st.sampled_from(["Yes.", "No!"])}
            ),
            min_size=1,
            max_size=3,
        ),
    ),
    _edit("import_lut", name=st.just("warm"), media=st.just("a" * 64)),
    _edit(
        "recut",
        tracks=st.just(
            [
                {
                    "items": [
                        {"shot": 2, "frames": 20, "fade_out": 6},
                        {"frames": 8},
                        {"shot": 1, "frames": 30, "source_in": 4, "lead": 3, "transition": "fade in"},
                        {"new": {"prompt": "Crane", "take": {"media": "b" * 64, "frames": 60}}, "frames": 30},
                    ]
                }
            ]
        ),
        titles=_maybe(st.just([{"text": "Later", "start": 25, "frames": 12}])),
        markers=_maybe(st.just([{"frame": 4, "name": "here"}])),
        stem_gain_db=st.just({"MX": -3.0}),
    ),
    _edit("set_overlay", clip=CLIP, place=st.just("top left"), slide_in=_maybe(st.just("left")), cover=st.booleans()),
]
SOUND = [
    _edit("set_music", mood=MOOD, **_RANGE),
    _edit("set_music", mood=MOOD, scenes=st.lists(SCENE, max_size=2)),
    _edit("remove_music", **_RANGE),
    _edit("set_ambience", what=st.sampled_from(["wind", ""]), **_RANGE),
    _edit("add_effect", shot=SHOT, what=st.just("thunder"), offset=st.integers(0, 50)),
    _edit("remove_effect", shot=SHOT),
    _edit("set_line", shot=SHOT, speaker=WHO, text=st.just("No."), add=st.booleans()),
    _edit("remove_line", shot=SHOT, speaker=_maybe(WHO)),
    _edit("set_voice", who=WHO, change=st.sampled_from(["lower", "faster"])),
    _edit("set_gain", stem=st.just("MX"), delta_db=st.sampled_from([-6.0, 6.0])),
    _edit("set_gain", cue=CUE, gain_db=st.just(-3.0)),
    _edit("set_gain", speaker=WHO, delta_db=st.just(2.0)),
    _edit("mute", cue=CUE),
    _edit("mute", stem=st.just("FX"), muted=st.booleans()),
    _edit("set_ducking", duck_db=st.just(6.0)),
]
STATE = [
    _edit("add_marker", name=st.sampled_from(["hit", "end"]), frame=FRAME),
    _edit("remove_marker", marker=st.sampled_from(["hit", "end"])),
    _edit("name_cut", name=st.just("first"), revision=st.just(1)),
    _edit("set_state", state=st.sampled_from(["rough cut", "fine cut", "delivered"])),
    _edit("lock_picture"),
    _edit("unlock_picture"),
    _edit("unlock_picture"),
]

EDITS = st.one_of(
    st.one_of(STORY), st.one_of(TAKES), st.one_of(CUT), st.one_of(CUT), st.one_of(SOUND), st.one_of(STATE)
)
SEQUENCES = st.lists(EDITS, min_size=1, max_size=14)

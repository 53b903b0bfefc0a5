"""What people write for a sound finds its effect, with its count, distance and length."""

import pytest

from tools.audio.effects import CATALOGUE, EffectCall, parse_effect, sounds_in
from tools.audio.effects.lexicon import LEXICON

ONE_EFFECT = {
    "thunder": "thunder",
    "a clap of thunder": "thunder",
    "thunder rolls far away": "distant thunder",
    "distant thunder": "distant thunder",
    "distant surf": "surf",
    "waves breaking on rocks": "surf",
    "the sea": "sea",
    "lapping water against the hull": "small waves",
    "rain": "rain",
    "heavy rain": "heavy rain",
    "rain on the window": "rain on window",
    "rain against the pane": "rain on window",
    "a storm outside": "heavy rain",
    "wind howling": "wind",
    "a howling gale": "storm wind",
    "snow blowing": "blizzard",
    "wind chimes": "wind chimes",
    "seagulls": "gulls",
    "birdsong": "birds",
    "an owl hoots": "owl",
    "a dog barks in the distance": "dog bark",
    "the cat purrs softly": "cat purr",
    "wings flapping": "wings",
    "horse trotting on cobbles": "horse steps",
    "footsteps": "footsteps on wood",
    "footsteps on gravel": "footsteps on gravel",
    "soft footsteps in the snow": "footsteps on snow",
    "slow steps on the wooden stairs": "footsteps on wood",
    "someone runs down the corridor": "running",
    "a door slams": "door slam",
    "the door opens": "door open",
    "the door creaks": "door creak",
    "three knocks on the door": "knock",
    "the key turns in the lock": "key in lock",
    "clock ticking": "clock tick",
    "the clock strikes twelve": "clock chime",
    "church bells toll": "church bell",
    "the phone rings twice": "phone ring",
    "a typewriter": "typing",
    "paper rustling": "paper rustle",
    "the letter unfolds": "paper rustle",
    "she writes with a quill": "writing",
    "glasses clink": "glass clink",
    "glass shatters": "glass break",
    "a cork pops": "cork pop",
    "the bottle opens": "cork pop",
    "pours tea": "pour",
    "he sets down his cup": "cup set down",
    "pots and pans": "kitchen",
    "a match is struck": "match strike",
    "fire crackles": "fire",
    "baking sizzle": "sizzle",
    "a car passes": "car pass",
    "traffic": "traffic",
    "the train whistle": "train whistle",
    "a ship's horn": "foghorn",
    "spaceship hum": "spaceship",
    "the machine beeps three times": "machine beep",
    "sparks fly": "electric crackle",
    "clockwork being wound": "ratchet",
    "static on the radio": "radio static",
    "crowd murmurs": "crowd",
    "a busy café": "cafe",
    "applause": "applause",
    "her heart pounding": "heartbeat",
    "the judge's gavel": "gavel",
    "swords clash": "sword",
    "a gunshot": "gunshot",
    "a magic spell": "magic shimmer",
    "deep drone": "drone",
    "drum roll": "drum roll",
    "whoosh": "whoosh",
    "water dripping": "water drip",
    "thundr": "thunder",
}


@pytest.mark.parametrize(("words", "name"), ONE_EFFECT.items())
def test_plain_words_find_their_effect(words: str, name: str) -> None:
    assert [call.name for call in parse_effect(words)] == [name]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("gulls, small waves", ["gulls", "small waves"]),
        ("heartbeat under the wind, two beats", ["heartbeat", "wind"]),
        ("wind howling and distant thunder", ["wind", "distant thunder"]),
        ("the door opens and closes", ["door open", "door close"]),
        ("water dripping in a cave", ["water drip", "cave"]),
        ("crickets and an owl", ["crickets", "owl"]),
        ("no thunder, just rain", ["rain"]),
        ("purple unicorn dancing", []),
        ("", []),
    ],
)
def test_several_sounds_are_told_apart(words: str, names: list[str]) -> None:
    assert [call.name for call in parse_effect(words)] == names


@pytest.mark.parametrize(
    ("words", "call"),
    [
        ("ratchet, six clicks", EffectCall(name="ratchet", count=6)),
        ("three knocks on the door", EffectCall(name="knock", count=3)),
        ("knocks on the door, twice", EffectCall(name="knock", count=2)),
        ("the clock strikes twelve", EffectCall(name="clock chime", count=12)),
        ("a dog barks in the distance", EffectCall(name="dog bark", distance="far")),
        ("distant surf", EffectCall(name="surf", distance="far")),
        ("soft footsteps in the snow", EffectCall(name="footsteps on snow", gain_db=-6.0)),
        ("clock ticking for 5 seconds", EffectCall(name="clock tick", seconds=5.0)),
        ("fog horn, low", EffectCall(name="foghorn", gain_db=-6.0)),
        ("thunder, far away", EffectCall(name="thunder", distance="far")),
    ],
)
def test_counts_distance_length_and_softness_are_heard(words: str, call: EffectCall) -> None:
    assert parse_effect(words) == (call,)


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("Wide shot, the keeper trims the lamp, storm outside, slow push in", ["heavy rain"]),
        ("Close-up, the keeper looks up, worried, lamp light on one side of his face", []),
        ("Insert, a bottle with a letter half buried in wet sand, static", []),
        ("Medium shot, woman at a desk, morning light, looking at camera, slight concern", []),
        ("Medium two-shot, two old men argue in a café, rain on the window", ["cafe", "rain on window"]),
        ("Close-up, her hand knocks on the door three times", ["knock"]),
        ("Over the shoulder, the detective points a gun at the baker", []),
        ("Extreme wide, the train crosses a bridge at dawn", ["train"]),
    ],
)
def test_a_prompt_gives_its_sounds_and_none_for_the_camera(prompt: str, names: list[str]) -> None:
    assert [call.name for call in sounds_in(prompt)] == names


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("Insert, a watch that runs backwards", ["clock tick"]),
        ("Close-up, the clock is still running", []),
        ("Medium shot, the tap is running", ["stream"]),
        ("Insert, a running tap", ["stream"]),
        ("Insert, running water over a hand", ["stream"]),
        ("Wide shot, a car with its engine running", ["engine"]),
        ("Wide shot, the engine runs", ["engine"]),
        ("Medium shot, she runs a bakery", []),
        ("Close-up, TOM runs his hand over the table", []),
        ("Close-up, time is running out", []),
        ("Insert, a pair of running shoes", []),
        ("Wide shot, MARA runs along the beach", ["running"]),
        ("Wide shot, MARA runs the last mile", ["running"]),
        ("Wide shot, MARA runs out of the house", ["running"]),
        ("Wide shot, a dog runs across the field", ["running"]),
        ("Medium shot, the man with the watch runs", ["clock tick", "running"]),
    ],
)
def test_feet_are_heard_only_of_somebody_who_runs(prompt: str, names: list[str]) -> None:
    assert [call.name for call in sounds_in(prompt)] == names


def test_a_count_alone_belongs_to_what_it_counts() -> None:
    heartbeat, wind = parse_effect("heartbeat under the wind, two beats")
    assert heartbeat == EffectCall(name="heartbeat", count=2)
    assert wind == EffectCall(name="wind")


def test_an_ambience_is_never_counted() -> None:
    assert all(call.count is None for call in parse_effect("two seas, three crowds"))


def test_every_effect_is_found_by_its_own_name_and_every_name_has_words() -> None:
    assert set(LEXICON) == set(CATALOGUE)
    for name in CATALOGUE:
        assert parse_effect(name)[0].name == name


def test_no_two_effects_claim_the_same_phrase() -> None:
    owners: dict[str, str] = {}
    for entry in CATALOGUE.values():
        for phrase in entry.phrases:
            assert owners.setdefault(phrase, entry.name) == entry.name, phrase


def test_the_catalogue_is_large_and_quiet_enough_for_dialogue() -> None:
    assert len(CATALOGUE) >= 45
    assert all(entry.lufs <= -20 for entry in CATALOGUE.values())
    assert all(entry.lufs <= -26 for entry in CATALOGUE.values() if entry.kind == "ambience")

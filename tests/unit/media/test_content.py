"""What a file is by how it begins: old alphabets of Windows, and the sounds that begin alike."""

import re

import pytest

from tools.film.errors import DirectorError
from tools.media.content import content_of
from tools.media.plain_text import read_text

CAPTION = "1\n00:00:01,000 --> 00:00:02,000\nWait – 待って\n"


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251"])
def test_captions_are_text_in_every_alphabet_that_they_are_read_in(alphabet: str) -> None:
    content = content_of(CAPTION.encode(alphabet, "ignore"))
    assert content is not None
    assert (content.family, content.ending("scene.srt")) == ("text", ".srt")


@pytest.mark.parametrize(
    ("head", "ending"),
    [(b"\xff\xfb\x90\x64", ".mp3"), (b"\xff\xf3\x40\xc4", ".mp3"), (b"\xff\xf1\x50\x80", ".aac")],
)
def test_mpeg_audio_is_sound(head: bytes, ending: str) -> None:
    content = content_of(head + bytes(60))
    assert content is not None
    assert (content.family, content.ending("song")) == ("sound", ending)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_character_that_nobody_writes_is_left_out_and_told_with_its_line(end: str) -> None:
    lines = ("INT. HUT - NIGHT", "", "ANNA ties\x07 a rope\x00.", "", "ANNA", "Not \x1fyet.", "", "She waits. " * 30)
    script = end.join(lines)
    read = read_text(script.encode(), "hut.fountain")
    assert read.words == re.sub(r"[\x00\x07\x1f]", "", script)
    assert read.note == "Lines 3, 6: control characters that no text has were left out."
    with pytest.raises(DirectorError, match="not a text file"):
        read_text(bytes(range(1, 32)) * 20 + b"A few words", "noise.txt")

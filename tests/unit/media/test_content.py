"""What a file is by how it begins: old alphabets of Windows, and the sounds that begin alike."""

import pytest

from tools.media.content import content_of

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

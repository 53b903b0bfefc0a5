"""What is more than a chat takes in one message is said in several, and all of it is said."""

from hypothesis import given
from hypothesis import strategies as st

from api.bots.cards import Button, Card
from api.bots.discord.components import TEXT as DISCORD_TEXT
from api.bots.discord.components import escaped, message, parted
from api.bots.lengths import pieces
from api.bots.slack.blocks import TEXT, blocks

LISTED = "\n".join(f"{number} (1A) dailies: somebody (old) looks at the sea, static" for number in range(1, 121))


@given(st.text(alphabet="ab \\\n*", max_size=200), st.integers(2, 40))
def test_pieces_are_short_enough_and_lose_nothing_but_blanks(words: str, most: int):
    found = pieces(words, most)
    assert all(len(one) <= most for one in found)
    assert "".join("".join(found).split()) == "".join(words.split())


def test_pieces_part_at_lines_and_never_between_a_backslash_and_its_sign():
    assert pieces("one two\nthree", 9) == ["one two", "three"]
    assert pieces("one two three", 9) == ["one two", "three"]
    assert pieces(r"\*\*\*\*", 3) == [r"\*", r"\*", r"\*", r"\*"]


def test_all_of_a_long_answer_is_in_slack():
    told = blocks(Card("", "", (LISTED,), (Button("Yes", "yes|f|1"),)))
    sections = [block["text"]["text"] for block in told if block["type"] == "section"]
    assert len(sections) > 1
    assert all(len(one) <= TEXT for one in sections)
    assert "\n".join(sections) == LISTED
    assert told[-1]["type"] == "actions"


def test_all_of_a_long_answer_is_in_discord_with_its_buttons_last():
    card = Card("", "", (LISTED,), (Button("Yes", "yes|f|1"),))
    found = parted(card)
    assert "\n".join(line for one in found for line in one.lines) == LISTED
    assert [bool(one.buttons) for one in found] == [False] * (len(found) - 1) + [True]
    texts = [message(one)["components"][0]["components"][0]["content"] for one in found]
    assert all(len(one) <= DISCORD_TEXT for one in texts)
    assert "\n".join(texts) == escaped(LISTED)
    assert parted(Card("", "", ("It is circled.",))) == [Card("", "", ("It is circled.",))]

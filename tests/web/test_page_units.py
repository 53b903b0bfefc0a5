"""The page's pure parts have tests of their own, in the page's language."""

import re
import subprocess
import sys
from pathlib import Path

from agent.embedded.misunderstood import PHRASES
from tools.audio.cast import VOICES
from tools.film.edits import edit_kinds

WEB = Path(__file__).parents[2] / "web"
BUILD = WEB / "build.py"
TEXTS = (WEB / "src" / "text" / "en.ts").read_text(encoding="utf-8")


def test_the_units_of_the_page_hold():
    done = subprocess.run([sys.executable, str(BUILD), "check"], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_history_has_words_for_every_field_of_every_edit():
    told = (WEB / "src" / "history" / "told.ts").read_text(encoding="utf-8")
    lists = [re.search(rf"const {name}.*new Set\((\[.*\])\)", told) for name in ("UNTOLD", "ABOUT")]
    left_out = {word for found in lists if found for word in re.findall(r'"(\w+)"', found[1])}
    fields = {field for kind in edit_kinds().values() for field in kind.model_fields} - left_out
    words = set(re.findall(r'^  "field\.(\w+)"', TEXTS, re.M))
    assert left_out
    assert fields == words


def test_the_page_has_words_for_every_check_of_the_proof():
    docs = (WEB.parent / "docs" / "proof.md").read_text(encoding="utf-8")
    table = docs.split("## What is checked")[1].split("## ")[0]
    listed = {name for row in re.findall(r"^\| ([^|]+) \|", table, re.M) for name in row.split(", ")} - {"check"}
    words = set(re.findall(r'^  "check\.([^"]+)"', TEXTS, re.M))
    assert len(listed) > 25
    assert {name for name in listed if name not in words} == set()


def test_the_page_has_words_for_every_example_of_what_can_be_said():
    def bare(phrase: str) -> str:
        return re.sub(r"\{\w+\}", "{}", phrase)

    words = re.findall(r'^  "phrase\.\w+": "(.*)",', TEXTS, re.M) + re.findall(r'^  "offer\.([^"]+)"', TEXTS, re.M)
    assert {bare(phrase) for phrase in PHRASES} - {bare(word) for word in words} == set()


def test_the_page_has_words_for_every_voice_that_ships():
    words = dict(re.findall(r'^  "voiceIs\.(\w+)": "(.*)",$', TEXTS, re.M))
    assert words == {name: card.description for name, card in VOICES.items()}
    assert {card.accent for card in VOICES.values()} == set(re.findall(r'^  "accent\.(\w+)"', TEXTS, re.M))

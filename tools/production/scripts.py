"""Scripts from files: a shot list, or a screenplay in any form that writers save one in, becomes what is filmed.

.fountain .fdx .pdf .txt .md ──> pages ──broken down──> shot list ──> screenplay
a shot list (its shots begin with "- ") ──────────────────^
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from tools.film.apply import apply
from tools.film.edits.story import WriteScript
from tools.film.errors import DirectorError, OperatorError
from tools.film.screenplay import Screenplay
from tools.film.views import film_frames
from tools.interchange.markup import read_bytes
from tools.interchange.screenplay.finaldraft import read_fdx
from tools.interchange.screenplay.fountain import write_fountain
from tools.interchange.screenplay.fountain_reading import read_fountain
from tools.interchange.screenplay.pdf_reading import read_pdf
from tools.media.assets import asset, have
from tools.media.plain_text import read_text
from tools.production.voices import recast
from tools.studio import Opened, Studio
from tools.writing.breaking_down import break_down
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import UNTITLED, screenplay_from, screenplay_of
from tools.writing.shotlist_file import MAX_CHARACTERS, SHOT, SLUGLINE

SCRIPTS = frozenset({".fountain", ".spmd", ".fdx", ".pdf", ".txt", ".md"})
"""The endings of files that can be scripts."""

MOST_BYTES = 32 << 20


@dataclass(frozen=True)
class Script:
    """A script's text, a shot list or, when it is `typed`, a screenplay in Fountain. Without a title of its own it has
    the `name` of its file."""

    text: str
    typed: bool = False
    name: str = ""
    note: str = ""
    """what is said of how the file was read"""


def read_script(path: Path) -> Script:
    """The script in a file, by its ending and by what is in it.

    Raises OperatorError when it cannot be read, DirectorError with the reason when it is no script.
    """
    if not path.is_file():
        raise OperatorError(f"The script {path} cannot be read (there is no such file).", code="unreadable")
    data, suffix, name = read_bytes(path, MOST_BYTES), path.suffix.lower(), words_of(path)
    if suffix == ".pdf" or data[:5] == b"%PDF-":
        script = Script(write_fountain(read_pdf(data, path.name)), typed=True, name=name)
    elif suffix == ".fdx":
        script = Script(write_fountain(read_fdx(data, path.name)), typed=True, name=name)
    else:
        text = read_text(data, path.name)
        typed = suffix in (".fountain", ".spmd") or not _is_shot_list(text.words)
        script = Script(text.words, typed=typed, name=name, note=text.note)
    if len(script.text) > MAX_CHARACTERS:
        raise DirectorError(
            f"The script has {len(script.text):,} characters; the limit is {MAX_CHARACTERS:,}. Split it into several"
            " films.",
            code="script_too_long",
        )
    return script


def filmed(script: Script, lexicon: Lexicon, *, seed: int, rate: Fraction = Fraction(24)) -> Screenplay:
    """What the script says, in scenes and shots. Raises DirectorError, with the line where there is one."""
    if not script.typed:
        play = screenplay_of(script.text, lexicon, seed=seed, rate=rate)
    else:
        shots, notes = break_down(read_fountain(script.text))
        play = screenplay_from(shots, lexicon, seed=seed, rate=rate, notes=notes)
    if play.title == UNTITLED and script.name:
        play = play.model_copy(update={"title": script.name[:200]})
    return play.model_copy(update={"notes": (script.note, *play.notes)}) if script.note else play


def words_of(path: Path) -> str:
    """The name of a file as words, without its ending."""
    return re.sub(r"[_\s]+", " ", path.stem).strip()


def the_script(files: Sequence[Path]) -> Path | None:
    """The one script of files to import; None when there is none. Raises DirectorError for scripts beside others."""
    scripts = [path for path in files if path.suffix.lower() in SCRIPTS]
    if not scripts:
        return None
    if len(files) > 1:
        raise DirectorError(
            f"{scripts[0].name} is a script; import it alone, then the clips into its film.", code="script_and_others"
        )
    return scripts[0]


def script_into(studio: Studio, reference: str, path: Path, *, actor: str, dry_run: bool = False) -> dict[str, Any]:
    """Write a film that has no shots yet from a script; with `dry_run` only tell what it would have. Raises
    DirectorError for one that has."""
    opened = studio.open(reference)
    film = opened.film
    if film.shots:
        raise DirectorError(
            f"'{film.id}' has its shots already; bring {path.name} in as a new film.",
            code="has_shots",
        )
    home = studio.settings.home
    dictionary = asset(home, "wordnet") if have(home, "wordnet") else None
    play = filmed(read_script(path), Lexicon(dictionary), seed=film.seed, rate=film.look.rate)
    play = play.model_copy(update={"aspect": play.aspect or film.look.aspect, "characters": recast(play.characters)})
    edit = WriteScript(screenplay=play)
    if dry_run:
        return told_script(Opened(apply(film, edit)[0], opened.revision), play.notes)
    studio.perform(film.id, edit, actor=actor)
    return told_script(studio.open(film.id), play.notes)


def told_script(opened: Opened, notes: Sequence[str]) -> dict[str, Any]:
    """What an import says of a script that became a film."""
    film = opened.film
    return {
        "film": film.id,
        "revision": opened.revision,
        "clips": 0,
        "scenes": len(film.scenes),
        "shots": len(film.shots),
        "frames": film_frames(film),
        "rate": f"{film.look.rate.numerator}/{film.look.rate.denominator}",
        "takes": [],
        "losses": [],
        "notes": list(notes),
    }


def _is_shot_list(text: str) -> bool:
    """Shots marked as such under a slugline; and a text with neither is told what a shot list is."""
    lines = text.splitlines()
    return any(SHOT.match(line) for line in lines) or not any(SLUGLINE.match(line.strip(" .#*")) for line in lines)

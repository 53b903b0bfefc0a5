"""The vocabulary: every edit there is, as one discriminated union of frozen values with the tag `kind`.

    Edit ── FilmEdit ── StoryEdit     words, cast, places, scenes, shots          story.py
         │           ├─ TakeEdit      prints, circles, NGs                        takes.py
         │           ├─ CutEdit       the verbs of the cutting room               cut.py
         │           ├─ SoundEdit     music, effects, lines, levels               sound.py
         │           └─ StateEdit     markers, named cuts, picture lock           state.py
         └─ HistoryEdit               undo, redo, revert (history.py applies them)

The same values are the model's tools, the REST bodies, the drags of the page and the verbs of the command line.
"""

from tools.film.edits.cut import CutEdit
from tools.film.edits.parsing import Edit, FilmEdit, dump_edit, edit_kinds, edit_schema, parse_edit
from tools.film.edits.sound import SoundEdit
from tools.film.edits.state import HistoryEdit, StateEdit
from tools.film.edits.story import StoryEdit
from tools.film.edits.takes import TakeEdit

__all__ = [
    "CutEdit",
    "Edit",
    "FilmEdit",
    "HistoryEdit",
    "SoundEdit",
    "StateEdit",
    "StoryEdit",
    "TakeEdit",
    "dump_edit",
    "edit_kinds",
    "edit_schema",
    "parse_edit",
]

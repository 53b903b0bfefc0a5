"""The readers: each knows one part of film talk, and what it comes to in the vocabulary of edits and orders."""

from agent.embedded.readers.acting import acting, holding, lighting, placing
from agent.embedded.readers.adding import adding_shots
from agent.embedded.readers.adding_scenes import adding_scenes
from agent.embedded.readers.at_moments import at_moments
from agent.embedded.readers.becoming import becoming
from agent.embedded.readers.bringing import bringing
from agent.embedded.readers.control import control
from agent.embedded.readers.conversation import conversation
from agent.embedded.readers.cut_verbs import cut_verbs
from agent.embedded.readers.delivery import delivery
from agent.embedded.readers.edit_desk import edit_desk
from agent.embedded.readers.effects import effects
from agent.embedded.readers.faders import faders
from agent.embedded.readers.framing import captions, framings
from agent.embedded.readers.inscribing import inscribing
from agent.embedded.readers.last_heard import last_heard
from agent.embedded.readers.last_written import last_written
from agent.embedded.readers.lengths import lengths
from agent.embedded.readers.levels import levels
from agent.embedded.readers.levels_told import levels_told
from agent.embedded.readers.line_changes import line_changes
from agent.embedded.readers.lines import lines
from agent.embedded.readers.lines_told import lines_told
from agent.embedded.readers.looks import looks
from agent.embedded.readers.marking import state
from agent.embedded.readers.music import music
from agent.embedded.readers.music_limits import music_limits
from agent.embedded.readers.music_told import music_told
from agent.embedded.readers.names import naming
from agent.embedded.readers.newcomers import newcomers
from agent.embedded.readers.ordering import moving, opening, swapping
from agent.embedded.readers.other_sex import other_sex
from agent.embedded.readers.overlays import overlays
from agent.embedded.readers.people import belongings, casting, looks_of_people
from agent.embedded.readers.places import places
from agent.embedded.readers.putting_in import putting_in
from agent.embedded.readers.qualities import qualities
from agent.embedded.readers.questions import questions
from agent.embedded.readers.quoted_lines import quoted_lines
from agent.embedded.readers.quoting import quoting
from agent.embedded.readers.rewriting import cameras, noting, rewriting, things, things_gone
from agent.embedded.readers.rolling import rolling
from agent.embedded.readers.smalltalk import smalltalk
from agent.embedded.readers.sound_desk import sound_desk
from agent.embedded.readers.sound_ranges import sound_ranges
from agent.embedded.readers.speeds import speeds
from agent.embedded.readers.split_edits import split_edits
from agent.embedded.readers.stepping import stepping
from agent.embedded.readers.story import film_looks, scene_moods
from agent.embedded.readers.structure import dividing, removing
from agent.embedded.readers.takes import takes
from agent.embedded.readers.takes_desk import takes_desk
from agent.embedded.readers.titling import titles
from agent.embedded.readers.traded_sounds import traded_sounds
from agent.embedded.readers.transitions import transitions
from agent.embedded.readers.voices import voices
from agent.embedded.readers.voices_told import voices_told
from agent.embedded.reading import Reader

READERS: tuple[Reader, ...] = (
    lengths,
    looks,
    takes,
    takes_desk,
    rolling,
    quoting,
    delivery,
    bringing,
    overlays,
    control,
    music,
    music_limits,
    music_told,
    sound_ranges,
    traded_sounds,
    sound_desk,
    levels,
    levels_told,
    faders,
    last_heard,
    last_written,
    questions,
    effects,
    lines,
    line_changes,
    quoted_lines,
    lines_told,
    voices,
    voices_told,
    conversation,
    smalltalk,
    removing,
    swapping,
    moving,
    opening,
    stepping,
    putting_in,
    at_moments,
    dividing,
    cut_verbs,
    edit_desk,
    split_edits,
    speeds,
    transitions,
    framings,
    captions,
    looks_of_people,
    newcomers,
    other_sex,
    belongings,
    naming,
    casting,
    acting,
    holding,
    placing,
    places,
    lighting,
    rewriting,
    things,
    things_gone,
    becoming,
    qualities,
    noting,
    inscribing,
    cameras,
    titles,
    state,
    adding_shots,
    adding_scenes,
    film_looks,
    scene_moods,
)
ASKED: tuple[Reader, ...] = (questions, quoting, rolling, delivery, conversation, smalltalk)
"""who reads a question: what it would cost, and showing the film, are orders"""

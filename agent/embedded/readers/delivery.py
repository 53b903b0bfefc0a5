"""How the film leaves, and how it is looked at.

"vertical for TikTok"   "the stems please"   "export with burned captions"   ->  export
"render it"   "show me the film"                                             ->  render
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Choice, Question
from agent.embedded.interrogative import is_question
from agent.embedded.pieces import Piece
from agent.embedded.reading import CERTAIN, Clause, Reading
from tools.film.orders import Export, Render
from tools.film.views import picture_size
from tools.production.forms import Export as Form

PROGRAMS = ("premiere", "resolve", "finalcut", "aftereffects", "avid")
"""programs that people name for the cut that they open"""
READ_BY = {"avid": "aaf"}
"""a program that no form is called after -> the form that it reads"""
ANYWHERE = (
    "feed", "web", "the web", "website", "online", "internet", "screening", "projection", "phone", "mobile", "cinema",
)  # fmt: skip
ANY_FILE = ("video file", "movie file", "normal video", "video", "finished film", "master")
CUT_FORMATS = (
    "aaf", "otio", "otioz", "fcpxml", "xmeml", "edl", "ale", "mlt", "jsx", "kdenlive", "shotcut", "csv", "cues",
)  # fmt: skip
"""forms that nobody names but to have them"""
PLATFORMS = ("tiktok", "instagram", "youtube", "festival")
SHAPES = ("vertical", "square", "portrait")
UNCAPTIONED = ("poster", "contact", "pdf", "shots", "stems", "gif", "srt")
"""forms that no caption is drawn into"""
LOST = re.compile(
    r"^(?:what|which|will|would|does|do|is|can)\b.*\b(?:los(?:e|t|es|ing|s|ses)|survives?|carry|carries|left out)\b"
)
"""words of a question about what a form keeps: "what would be lost in Premiere?" """
EXPORTING = (
    "export", "deliver", "output", "save", "download", "publish", "upload", "hand over", "ship", "write out",
    "spit out", "bounce", "print out", "send", "package", "dump", "exporte", "exporter", "exportez", "exporta",
    "exportar", "exportiere", "exportieren", "livre", "entrega", "liefere", "descarga", "télécharge", "herunterladen",
    "gib aus", "expórtalo", "expórtala",
)  # fmt: skip
BESIDE = ("file", "format", "copy", "separate", "sidecar", "extra", "own", "by itself", "separately", "alone")
READERS_OF_IT = (
    "colourist", "colorist", "grader", "editor", "mixer", "composer", "client", "producer", "distributor", "lab",
    "the colourist", "the editor", "wants", "reads", "opens", "likes", "needs",
)  # fmt: skip
"""for whom it is: "whatever DaVinci takes" for the colourist"""
FILM_SIZE = "1080p"
"""what the sizes of a film are called"""
IN_4K = {"mp4", "youtube"}
"""forms that 4K says more than"""
LIKE = ("verb.export", "verb.make", "verb.add", "verb.give", "verb.render", "thing.film", "thing.version", "all")


def delivery(clause: Clause) -> Iterable[Reading]:
    """Exports and renders."""
    if LOST.search(clause.plain):
        yield from _foretold(clause)
        return
    if clause.find("neg") is not None:
        return
    if (sized := _sized(clause)) is not None:
        yield sized
        return
    if not is_question(clause):
        yield from _exported(clause)
    yield from _rendered(clause)


def _exported(clause: Clause) -> Iterable[Reading]:
    named = _named(clause)
    exporting = any(_exports(p.text) or (named and p.text == "print") for p in clause.pieces)
    burned = clause.find("burned")
    if not named and not exporting and burned is None:
        return
    used = {*clause.all(*LIKE, "form.", "burned", "thing.caption", "verb.play"), *clause.refs("film")}
    used |= clause.pronouns("shots")
    used |= {i for i, piece in enumerate(clause.pieces) if piece.text in BESIDE} | {*clause.all("resolution.")}
    loose = {i for i, piece in enumerate(clause.pieces) if named and piece.text in (*READERS_OF_IT, "one", "whatever")}
    loose |= {i for i in clause.all("thing.take") if clause.named("whatever", "what")} if named else set()
    used |= loose
    parts = [i for i in clause.refs("shots", "scenes") if i not in used]
    if named:
        used |= {i for i in clause.all("verb.namecut", "verb.circle") if exporting}
    if any(not clause.pieces[i].strange for i in clause.hard - used - set(parts)):
        return
    forms = _chosen(named, clause.pieces, burned=burned is not None)
    if not exporting and not _meant(clause, forms, burned):
        return
    if parts:
        if exporting:
            problem = "A film leaves as a whole; shots and scenes cannot be exported by themselves yet."
            yield Reading(used=frozenset({*used, *parts}), problem=problem, weight=0.9)
        return
    names = [READ_BY.get(form, form) for form in forms] or [Form.mp4.value]
    captioned = burned is not None or _with_captions(clause, names)
    if captioned and len(names) > 1:
        names = [name for name in names if name != "srt"]
    acts = tuple(Export(name=name, burned=captioned and name not in UNCAPTIONED) for name in dict.fromkeys(names))
    yield Reading(acts, frozenset(used), 1.0 if exporting else 0.9, grammar=frozenset(loose))


def _foretold(clause: Clause) -> Iterable[Reading]:
    """What a form could not carry: only that is said."""
    names = [READ_BY.get(form, form) for form in _chosen(_named(clause), clause.pieces, burned=False)]
    if names:
        yield Reading(tuple(Export(name=name, dry_run=True) for name in names), frozenset(range(len(clause.pieces))))


def _sized(clause: Clause) -> Reading | None:
    """ "Export it in 4k": a film leaves in its own size, and as an MP4 in 4K, too; takes are asked for in others."""
    at = clause.find("resolution.")
    pointed = set(clause.refs("shots", "scenes")) - clause.pronouns("shots", "scenes")
    if at is None or clause.find("ask.cost", "verb.retake") is not None or pointed:
        return None
    said = clause.pieces[at].values("resolution")[0]
    around = {at, *clause.all("verb.make", "verb.export", "verb.render", "thing.film"), *clause.refs("film")}
    leaving = clause.find("verb.render", "form.", "thing.version") is not None
    leaving = leaving or bool(clause.named("file", "copy")) or any(_exports(piece.text) for piece in clause.pieces)
    if not leaving and clause.hard - around - clause.pronouns("shots", "film"):
        return None
    if said == FILM_SIZE and leaving:
        return None
    width, height = picture_size(clause.film)
    if said == FILM_SIZE:
        return Reading(used=clause.hard, answer=f"The film leaves in {width}x{height}.", weight=CERTAIN)
    burned = clause.find("burned") is not None
    forms = _chosen(_named(clause), clause.pieces, burned=burned) or [Form.mp4.value]
    captioned = burned or _with_captions(clause, [Form.mp4.value])
    large = Export(name=Form.four_k.value, burned=captioned)
    in_4k, as_it_is = f"{2 * width}x{2 * height}", f"{width}x{height}"
    if said == Form.four_k.value and leaving and set(forms) - {"srt"} <= IN_4K and not is_question(clause):
        return Reading((large,), clause.hard, CERTAIN)
    acts = tuple(Export(name=READ_BY.get(form, form)) for form in forms)
    how = f"The film leaves in {as_it_is}, and as an MP4 in {in_4k}, too"
    text = f"{how}; how large takes are is said when they are shot (“shoot scene 1 in {clause.pieces[at].text}”)."
    enlarged = Choice(label=f"Export it in {in_4k}", acts=(large,))
    plain = Choice(label=f"Export it in {as_it_is}", acts=acts)
    choices = (enlarged, plain) if said == Form.four_k.value and set(forms) <= IN_4K else (plain, enlarged)
    question = Question(text=f"{text} Which shall it be?", choices=(*choices, Choice(label="Leave it")))
    return Reading(used=clause.hard, question=question, weight=CERTAIN)


def _exports(text: str) -> bool:
    return text.split()[0].removesuffix("ed").removesuffix("ing") in EXPORTING or text in EXPORTING


def _named(clause: Clause) -> list[str]:
    """The forms that are named, in their order; a piece that can mean several is taken for the platform."""
    found: list[str] = []
    loose: set[str] = set()
    for piece in clause.pieces:
        values = piece.values("form")
        if values:
            found.append(next((value for value in values if value in PLATFORMS), values[0]))
            loose |= {found[-1]} if piece.text in (*ANYWHERE, *ANY_FILE) else set()
    if len(found) > 1:
        # "webm for our website" and "a prores master" are one file; burned captions are none of their own
        own = [form for form in found if form != "srt" or clause.find("burned") is None]
        found = [form for form in own if form not in loose] or own
    return list(dict.fromkeys(found))


def _chosen(named: list[str], pieces: Sequence[Piece], *, burned: bool) -> list[str]:
    """Of "vertical for TikTok" the one that says more; a plain "video" gives way to what says how."""
    if burned:
        # the captions are drawn into the film, and are no file
        named = [form for form in named if form != "srt"]
    if "csv" in named:
        # "a shot list in csv", "the shot list as a spreadsheet"
        named = [form for form in named if form != "shots"]
    if any(form in CUT_FORMATS for form in named):
        # "an EDL for Avid", "FCPXML for Final Cut": the format says more than the program
        named = [form for form in named if form not in PROGRAMS]
    if "square" in named and any(p.text == "facebook" for p in pieces):
        # its feed has squares as well
        named = [form for form in named if form != "instagram"]
    if any(form in PLATFORMS for form in named):
        named = [form for form in named if form not in SHAPES]
    if len([form for form in named if form in PROGRAMS]) > 1 and any(p.text == "xml" for p in pieces):
        # "xml for resolve": what Resolve reads
        named = [form for form in named if form != "premiere"]
    if len(named) > 1 and "mp4" in named and any(form in (*SHAPES, *PLATFORMS) for form in named):
        named = [form for form in named if form != "mp4"]
    return named


def _meant(clause: Clause, forms: list[str], burned: int | None) -> bool:
    """Whether something shall leave, when no word says so: "a poster please", "for TikTok", "a vertical version"."""
    if not forms:
        return burned is not None and clause.find("thing.caption", "form.srt") is not None
    asking = clause.find("verb.export", "verb.make", "verb.give", "verb.add", "verb.render") is not None
    if any(form in (*PLATFORMS, *PROGRAMS, *CUT_FORMATS) for form in forms):
        return True
    if burned is not None and clause.find("thing.caption") is not None:
        # "captions burned in for the mp4"
        return True
    if any(form in SHAPES for form in forms):
        return clause.find("thing.version") is not None
    return asking or not clause.hard - set(clause.all("form."))


def _with_captions(clause: Clause, names: list[str]) -> bool:
    """Captions "with" another form are drawn into its picture."""
    at = clause.find("form.srt", "thing.caption")
    others = [name for name in names if name != "srt"]
    if at is None or not others:
        return False
    return any(piece.text in ("with", "including", "plus") for piece in clause.pieces[max(at - 2, 0) : at])


def _rendered(clause: Clause) -> Iterable[Reading]:
    verb = clause.find("verb.render")
    if verb is None:
        return
    used = {*clause.all("verb.render", "thing.film", "thing.version", "verb.make", "draft", "all", "thing.cut")}
    used |= set(clause.all("resolution."))
    used |= set(clause.refs("film"))
    used |= clause.pronouns("shots")
    if any(not clause.pieces[i].strange for i in clause.hard - used - set(clause.all("file.clip"))):
        return
    draft = clause.find("draft") is not None
    files = clause.all("file.clip")
    out = clause.words(files[:1]) if files else None
    yield Reading((Render(draft=draft, out=out),), frozenset((*used, *files)), weight=0.85)

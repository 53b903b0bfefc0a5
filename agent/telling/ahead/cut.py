"""What an edit of the cutting room would do."""

from typing import assert_never

from agent.telling.ahead.pointing import Pointer
from agent.telling.cut import FITS
from agent.telling.naming import count, frames_of, listed, seconds, shift, short
from tools.film.edits import CutEdit
from tools.film.edits.cut import (
    AddTitle,
    Blade,
    Extract,
    Freeze,
    GradeChange,
    ImportLut,
    Insert,
    Lift,
    Overwrite,
    Recut,
    RemoveTitle,
    ReviseTitle,
    Ripple,
    Roll,
    SetCaption,
    SetDuration,
    SetFilmGrade,
    SetFraming,
    SetGrade,
    SetOverlay,
    SetSpeed,
    SetTransition,
    Slide,
    Slip,
    SplitEdit,
    Trim,
)
from tools.film.timing import to_frames


def cut_wish(act: CutEdit, of: Pointer) -> str:
    """An imperative without its full stop."""
    rate = of.rate
    match act:
        case SetDuration():
            return f"make {of.selected(act)} {_length(act, of)}"
        case Trim() | Ripple():
            how = "leaving a gap" if isinstance(act, Trim) else "the film after it moving along"
            return f"move the {act.edge} of {of.clip(act.clip)} {shift(act.frames, rate)}, {how}"
        case Roll():
            where = "into" if act.edge == "head" else "out of"
            return f"roll the cut {where} {of.clip(act.clip)} {shift(act.frames, rate)}"
        case Slip():
            way = "later" if act.frames > 0 else "earlier"
            return f"show a part of the take {frames_of(abs(act.frames), rate)} {way} in {of.clip(act.clip)}"
        case Slide():
            return f"slide {of.clip(act.clip)} {shift(act.frames, rate)} between its neighbours"
        case Lift() | Extract():
            verb, how = ("lift", "leaving a gap") if isinstance(act, Lift) else ("extract", "closing the gap")
            return f"{verb} {_taken_out(act, of)}, {how}"
        case Insert() | Overwrite():
            how = "pushing what follows" if isinstance(act, Insert) else "over what is there"
            long = f"{seconds(act.frames, rate)} of " if act.frames is not None else ""
            return f"put {long}{of.shot(act.shot)} in at {of.at(act.at)} on {act.track}, {how}"
        case Blade():
            return f"cut {act.track} in two at {of.at(act.at)}"
        case SplitEdit():
            parts = [f"lead its picture by {count(act.lead, 'frame')}"] if act.lead else []
            parts += [f"run on after it for {count(act.tail, 'frame')}"] if act.tail else []
            how = listed(parts) or "begin and end with its picture"
            return f"let the sound of {of.clip(act.clip)} {how}"
        case SetSpeed():
            how = "" if act.ripple else ", in the same time"
            return f"play {of.clip(act.clip)} at {float(act.speed):.3g} times its speed{how}"
        case Freeze():
            long = f"for {seconds(act.frames, rate)}" if act.frames is not None else "to its end"
            where = f"its frame {act.at + 1}" if act.at else "its first frame"
            return f"hold {where} in {of.clip(act.clip)} {long}"
        case SetTransition():
            if act.transition == "cut":
                return f"cut plainly into {of.clip(act.clip)}"
            long = f" of {frames_of(act.frames, rate)}" if act.frames is not None else ""
            where = "at the end of" if act.transition == "fade out" else "into"
            return f"put a {act.transition}{long} {where} {of.clip(act.clip)}"
        case AddTitle():
            return f"put the title “{short(act.text)}” {_title_place(act, of)}, {seconds(act.frames, rate)}"
        case ReviseTitle():
            parts = [f"“{short(act.text)}”"] if act.text is not None else []
            parts += [f"as {act.style}"] if act.style is not None else []
            parts += [f"{frames_of(act.offset, rate)} after its beginning"] if act.offset is not None else []
            parts += [f"{seconds(act.frames, rate)} long"] if act.frames is not None else []
            return f"change {of.names.title(act.title)}: {listed(parts) or 'as it is'}"
        case RemoveTitle():
            return f"take {of.names.title(act.title)} out"
        case SetCaption():
            said = f"“{short(act.text)}”" if act.text is not None else "the words that are said"
            return f"caption {of.cue(act.cue)} with {said}"
        case SetGrade():
            return f"grade {of.selected(act)}: {_grade(act)}"
        case SetFilmGrade():
            return f"grade the whole film: {_grade(act)}"
        case SetFraming():
            what = of.clip(act.clip) if act.clip is not None else of.selected(act)
            return f"frame {what} {FITS[act.fit]}{f', with a slow {act.move}' if act.move else ''}"
        case ImportLut():
            return f"bring in the LUT {act.name}"
        case SetOverlay():
            if act.cover:
                return f"let {of.clip(act.clip)} cover everything below it"
            told = act.model_dump(exclude_none=True, exclude={"kind", "clip", "cover", "box"})
            parts = [f"{name.replace('_', ' ')} {value}" for name, value in told.items()]
            return f"lay {of.clip(act.clip)} over the picture: {listed(parts) or 'in its box'}"
        case Recut():
            return f"take over the cut {act.file or 'that came back'}"
        case _:
            assert_never(act)


def _length(act: SetDuration, of: Pointer) -> str:
    if act.seconds is not None:
        return f"{seconds(to_frames(act.seconds, of.rate), of.rate)} long"
    if act.frames is not None:
        return f"{frames_of(act.frames, of.rate)} long"
    if act.delta is not None:
        return f"{abs(act.delta):g} s {'longer' if act.delta > 0 else 'shorter'}"
    factor = act.factor or 1.0
    return f"{factor:.3g} times as long"


def _taken_out(act: Lift | Extract, of: Pointer) -> str:
    if act.clip is not None:
        return of.clip(act.clip)
    return f"{of.at(act.start or 0)} to {of.at(act.end or 0)} of {act.track}"


def _title_place(act: AddTitle, of: Pointer) -> str:
    match act.card:
        case "opening":
            return "on a card before the film"
        case "closing":
            return "on a card after the film"
        case "before":
            return f"on a card before {of.clip(act.clip or '')}"
        case None:
            return f"over {of.clip(act.clip or '')}"


def _grade(act: GradeChange) -> str:
    units = {"exposure": " stops"}
    parts = [
        f"{name} {value:+.2f}{units.get(name, '')}"
        for name in ("exposure", "contrast", "saturation", "temperature", "tint")
        if (value := getattr(act, name)) is not None
    ]
    if not act.relative and act.saturation == -1 and len(parts) == 1:
        parts = ["black and white"]
    elif parts and not act.relative:
        parts = [f"set to {', '.join(parts)}"]
    if act.lut is not None:
        parts.append(f"with the LUT {act.lut}" if act.lut else "without a LUT")
    if act.lut_strength is not None:
        parts.append(f"LUT at {act.lut_strength:.0%}")
    return listed(parts) or "as it is"

"""What happened in the cutting room, told."""

from typing import assert_never

from agent.telling.between import Between, Line, clips_of, frames_of_shot, graded
from agent.telling.naming import count, frames_of, listed, seconds, shift
from tools.film import facts as f
from tools.film.facts.cut import CutFact

FITS = {
    "letterbox": "with black bars",
    "blur": "on a blurred ground of itself",
    "fill": "cropped to fill the picture",
    "house": "by the house's rule",
}


def cut_line(fact: CutFact, films: Between) -> Line | None:
    """The line of one fact; None when there is nothing to say."""
    rate = films.rate
    match fact:
        case f.DurationSet():
            if not frames_of_shot(films.after, fact.shot) and not frames_of_shot(films.before, fact.shot):
                return Line(f"{{is}} to be {seconds(fact.frames, rate)} long", fact.shot)
            return Line(films.lengths(fact.shot), fact.shot)
        case f.Trimmed() | f.Rippled():
            shot = films.shot_of(fact.clip)
            how = "a gap stays" if isinstance(fact, f.Trimmed) else "the film after it moves along"
            return Line(f"its {fact.edge} {shift(fact.frames, rate)}, {how}; {films.lengths(shot)}", shot)
        case f.Rolled():
            out = f"from {films.clip(fact.out)} " if films.shot_of(fact.out) else ""
            # A gap that gave all that it had is no more.
            into = f"into {films.clip(fact.into)} " if films.shot_of(fact.into) or not out else ""
            return Line(f"the cut {out}{into}comes {shift(fact.frames, rate)}")
        case f.Slipped():
            way = "later" if fact.frames > 0 else "earlier"
            return Line(f"a part of its take {frames_of(abs(fact.frames), rate)} {way}", films.shot_of(fact.clip))
        case f.Slid():
            return Line(f"{{begins}} {shift(fact.frames, rate)}", films.shot_of(fact.clip))
        case f.Lifted() | f.Extracted():
            how = "lifted, a gap stays" if isinstance(fact, f.Lifted) else "extracted, the gap is closed"
            return Line(f"{films.at(fact.start)} to {films.at(fact.end)} of {fact.track} {how}")
        case f.Inserted():
            return Line(f"a piece of {films.clip(fact.clip)} inserted at {films.at(fact.at)} on {fact.track}")
        case f.Overwritten():
            where = f"at {films.at(fact.at)} on {fact.track}"
            return Line(f"a piece of {films.clip(fact.clip)} put over what was there, {where}")
        case f.Bladed():
            return Line(f"{films.clip(fact.clip)} cut in two at {films.at(fact.at)}")
        case f.SoundSplit():
            parts = [f"its sound leads by {count(fact.lead, 'frame')}"] if fact.lead else []
            parts += [f"its sound runs on for {count(fact.tail, 'frame')}"] if fact.tail else []
            return Line(listed(parts) or "sound and picture cut together", films.shot_of(fact.clip))
        case f.SpeedSet():
            shot = films.shot_of(fact.clip)
            return Line(f"at {float(fact.speed):.3g} times its speed, {films.lengths(shot)}", shot)
        case f.FrameFrozen():
            return Line(f"a frame held for {seconds(fact.frames, rate)}", films.shot_of(fact.clip))
        case f.TransitionSet():
            if fact.transition == "cut":
                return Line("{begins} with a plain cut", films.shot_of(fact.clip))
            if fact.transition == "fade out":
                return Line(f"a fade out of {frames_of(fact.frames, rate)} at its end", films.shot_of(fact.clip))
            kind, long = fact.transition, frames_of(fact.frames, rate)
            return Line(f"{{begins}} with a {kind} of {long}", films.shot_of(fact.clip))
        case f.TransitionDropped():
            shot = films.now.of_clip(fact.clip)
            ends = "{ends}" if fact.at_end else "{begins}"
            return Line(f"{ends} with a plain cut now: its transition no longer fits", shot) if shot else None
        case f.TitleAdded():
            title = next((known for known in films.after.timeline.titles if known.id == fact.title), None)
            return Line(f"{films.now.title(fact.title)} is new, {seconds(title.frames, rate)}") if title else None
        case f.TitleRevised():
            return Line(f"{films.now.title(fact.title)} is changed")
        case f.TitleRemoved():
            return Line(f"{films.was.title(fact.title)} is out")
        case f.CaptionSet():
            cue = films.after.cues.get(fact.cue)
            return Line(f"the caption of {films.now.cue(cue)} is changed") if cue else None
        case f.Graded():
            was = next(iter(clips_of(films.before, fact.shot)), None)
            now = next(iter(clips_of(films.after, fact.shot)), None)
            told = graded(was.grade if was else None, now.grade if now else None)
            return Line(f"{{is}} {told}", fact.shot) if told else None
        case f.FramingSet():
            return Line(f"{{is}} framed {FITS[fact.fit]}", films.shot_of(fact.clip))
        case f.FilmGraded():
            told = graded(films.before.look.grade, films.after.look.grade)
            return Line(f"the whole film is {told}") if told else None
        case f.LutImported():
            return Line(f"the LUT {fact.name} is here to grade with")
        case f.OverlaySet():
            return Line("{is} laid differently over the picture below", films.shot_of(fact.clip))
        case f.CutTakenBack():
            what = f"{count(len(fact.clips), 'clip')} new or changed" if fact.clips else "no clip changed"
            return Line(f"the cut that came back is the film's now: {what}")
        case _:
            assert_never(fact)

// J-cuts and L-cuts: the sound of a clip leads its picture or trails it. Where its take has none, its lines do. Pure.
//
//   picture                |--- 1A ---|--- 1B ---|
//   own sound, J-cut             |-- of 1B ------|      split_edit: the sound of 1A gives way
//   a line, J-cut                     |line of 1B|      set_line: its first line begins before the cut
//   a line, L-cut          |  line of 1A|               set_line: its last line ends after the cut

import type { ClipShown, CueShown, Edit, FilmShown } from "../protocol";

/** how far sound leads or trails, in frames, where there is so much of it */
const SPLIT = 12;

export interface Split {
  /** its sound does already; the edit takes that back */
  readonly done: boolean;
  /** null where it cannot */
  readonly edit: Edit | null;
  /** nothing of it could lead or trail: there is no sound */
  readonly silent: boolean;
}

export function splitOf(film: FilmShown, clip: ClipShown, side: "lead" | "trail"): Split {
  const whole = film.timeline.frames;
  const after = Math.min(SPLIT, whole - clip.start - clip.frames);
  const before = Math.min(SPLIT, clip.start);
  if (clip.sound) return ownSound(clip, side, before, after);
  const lines = film.cues.filter((cue) => cue.kind === "dialogue" && cue.slate === clip.slate && !cue.in_take && !cue.muted);
  const pieces = (film.timeline.tracks[0]?.clips ?? []).filter((one) => one.shot === clip.shot);
  const [first, last] = [pieces[0], pieces.at(-1)];
  // Of a shot in several pieces the first leads and the last trails.
  if (!first || !lines.length || (side === "lead" ? first : last)?.id !== clip.id) return { done: false, edit: null, silent: true };
  return side === "lead" ? leading(lines, clip, before) : trailing(lines, clip, first.start, after);
}

function ownSound(clip: ClipShown, side: "lead" | "trail", before: number, after: number): Split {
  const [head, tail] = clip.room;
  const [lead, trail] = [Math.min(before, head ?? SPLIT), Math.min(after, tail ?? SPLIT)];
  const done = (side === "lead" ? clip.sound_lead : clip.sound_tail) > 0;
  const wanted = side === "lead" ? { lead: done ? 0 : lead, tail: clip.sound_tail } : { lead: clip.sound_lead, tail: done ? 0 : trail };
  return { done, edit: done || (side === "lead" ? lead : trail) ? { kind: "split_edit", clip: clip.id, ...wanted } : null, silent: false };
}

function leading(lines: readonly CueShown[], clip: ClipShown, before: number): Split {
  const line = lines.reduce((one, other) => (other.start < one.start ? other : one));
  const done = line.start < clip.start;
  return { done, edit: done || before ? putLine(line, done ? 0 : -before) : null, silent: false };
}

function trailing(lines: readonly CueShown[], clip: ClipShown, begin: number, after: number): Split {
  const end = (cue: CueShown) => cue.start + (cue.frames ?? 0);
  const line = lines.reduce((one, other) => (end(other) > end(one) ? other : one));
  const cut = clip.start + clip.frames;
  const done = end(line) > cut;
  const start = Math.max((done ? cut : cut + after) - (line.frames ?? 0), begin);
  return { done, edit: start !== line.start && (done || after) ? putLine(line, start - begin) : null, silent: false };
}

/** A line elsewhere, so many frames after the first of its shot. */
export function putLine(cue: CueShown, offset: number): Edit {
  return { kind: "set_line", shot: cue.slate, cue: cue.id, speaker: cue.speaker ?? "narrator", text: cue.what, offset };
}

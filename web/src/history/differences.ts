// What is different between two versions of a film, in the words of those who make it. Pure.

import { shownTake } from "../app/store";
import { length, type Rate, rateOf } from "../app/timecode";
import { named, type Word } from "../text/text";
import type { ClipShown, CueShown, FilmShown, ShotShown } from "../protocol";

export interface Difference {
  readonly word: Word & `diff.${string}`;
  readonly values: Readonly<Record<string, string>>;
  /** the shot that it is about, by id */
  readonly shot: string | null;
}

interface Seen {
  readonly shot: ShotShown;
  readonly clips: readonly ClipShown[];
  readonly into: string;
}

export function differences(before: FilmShown, after: FilmShown): Difference[] {
  const rate = rateOf(after.rate);
  const [was, is] = [seen(before), seen(after)];
  const found: Difference[] = [];
  const tell = (word: Difference["word"], values: Record<string, string> = {}, shot: string | null = null) => void found.push({ word, values, shot });
  if (before.timeline.frames !== after.timeline.frames) tell("diff.whole", { before: length(before.timeline.frames, rate), after: length(after.timeline.frames, rate) });
  if (before.title !== after.title || before.logline !== after.logline || before.treatment !== after.treatment) tell("diff.words");
  if (JSON.stringify(before.look) !== JSON.stringify(after.look)) tell("diff.look", { after: [after.look.style, after.look.palette].filter(Boolean).join(", ") });
  for (const [id, one] of was) if (!is.has(id)) tell("diff.removed", { slate: one.shot.slate }, id);
  const moved = movedOf([...was.keys()], [...is.keys()]);
  for (const [id, one] of is) {
    const old = was.get(id);
    if (!old) tell("diff.added", { slate: one.shot.slate }, id);
    else {
      if (moved.has(id)) tell("diff.moved", { slate: one.shot.slate }, id);
      ofShot(old, one, rate, (word, values) => tell(word, { slate: one.shot.slate, ...values }, id));
    }
  }
  const canons = (film: FilmShown) => new Map([...film.characters, ...film.locations].map((one) => [one.id, one]));
  const old = canons(before);
  for (const [id, one] of canons(after)) if (old.has(id) && old.get(id)?.canon !== one.canon) tell("diff.canon", { name: one.name, after: one.canon });
  pairs(before.timeline.titles, after.timeline.titles, (gone, here) => {
    if (!gone && here) tell("diff.titleAdded", { after: here.text });
    else if (gone && !here) tell("diff.titleGone", { before: gone.text });
    else if (gone && here && (gone.text !== here.text || gone.frames !== here.frames)) tell("diff.titleChanged", { after: here.text });
  });
  pairs(before.cues, after.cues, (gone, here) => {
    const kind = (here ?? gone)?.kind === "dialogue" ? "line" : "sound";
    if (!gone && here) tell(`diff.${kind}Added`, { after: here.what });
    else if (gone && !here) tell(`diff.${kind}Gone`, { before: gone.what });
    else if (gone && here && sounds(gone) !== sounds(here)) tell(`diff.${kind}Changed`, { after: here.what });
  });
  if (JSON.stringify(before.mix) !== JSON.stringify(after.mix)) tell("diff.mix");
  return found;
}

const sounds = (cue: CueShown) => JSON.stringify([cue.what, cue.gain_db, cue.muted, cue.mood, cue.speaker]);

function ofShot(old: Seen, now: Seen, rate: Rate, tell: (word: Difference["word"], values: Record<string, string>) => void): void {
  const [was, is] = [old.shot, now.shot];
  const frames = (one: Seen) => one.clips.reduce((sum, clip) => sum + clip.frames, 0);
  const [a, b] = [old.clips[0], now.clips[0]];
  if (frames(old) !== frames(now)) tell("diff.length", { before: length(frames(old), rate), after: length(frames(now), rate) });
  else if (a && b && a.source_in !== b.source_in) tell("diff.part", {});
  const take = (one: Seen) => one.clips[0]?.take ?? shownTake(one.shot)?.take;
  if (take(now) && take(old) !== take(now)) tell("diff.take", { before: String(take(old) ?? 0), after: String(take(now)) });
  if (a && b && a.speed !== b.speed) tell("diff.speed", { before: a.speed, after: b.speed });
  if (a && b && (a.sound_lead !== b.sound_lead || a.sound_tail !== b.sound_tail)) tell("diff.split", { lead: String(b.sound_lead), tail: String(b.sound_tail) });
  if (was.prompt !== is.prompt) tell("diff.prompt", { after: is.prompt });
  if (was.size !== is.size || was.move !== is.move || was.angle !== is.angle) tell("diff.camera", { after: [named("shotSize", is.size), named("shotMove", is.move), named("value", is.angle)].filter(Boolean).join(", ") });
  if (was.light !== is.light || was.time !== is.time || was.weather !== is.weather || was.mood !== is.mood) tell("diff.light", { after: [is.light, ...[is.time, is.weather, is.mood].map((one) => named("value", one))].filter(Boolean).join(", ") });
  if (was.state !== is.state) tell("diff.state", { before: named("state", was.state), after: named("state", is.state) });
  if (old.into !== now.into) tell("diff.transition", { after: named("transition", now.into) });
}

/** The shots of a film in its order, with their clips on the first track and the way into them. */
function seen(film: FilmShown): Map<string, Seen> {
  const track = film.timeline.tracks[0];
  const into = new Map((track?.transitions ?? []).map((one) => [one.into, one.kind]));
  const found = new Map<string, Seen>();
  for (const shot of film.scenes.flatMap((scene) => scene.shots)) {
    const clips = (track?.clips ?? []).filter((clip) => clip.shot === shot.id);
    found.set(shot.id, { shot, clips, into: into.get(clips[0]?.id ?? "") ?? "cut" });
  }
  return found;
}

/** The fewest that were moved for one order to become the other: all but the longest run that kept its order. */
export function movedOf(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((id, at) => [id, at]));
  const kept = after.filter((id) => place.has(id));
  const at = kept.map((id) => place.get(id) ?? 0);
  // ends[n] is the index of the smallest last place of a rising run of n + 1; from[i] is what comes before i in its run.
  const ends: number[] = [];
  const from: number[] = [];
  at.forEach((value, index) => {
    const found = ends.findIndex((end) => (at[end] ?? 0) >= value);
    const n = found < 0 ? ends.length : found;
    from[index] = ends[n - 1] ?? -1;
    ends[n] = index;
  });
  const still = new Set<string>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = from[index] ?? -1) still.add(kept[index] ?? "");
  return new Set(kept.filter((id) => !still.has(id)));
}

function pairs<One extends { id: string }>(before: readonly One[], after: readonly One[], tell: (gone: One | undefined, here: One | undefined) => void): void {
  const was = new Map(before.map((one) => [one.id, one]));
  for (const one of after) tell(was.get(one.id), one);
  const is = new Set(after.map((one) => one.id));
  for (const one of before) if (!is.has(one.id)) tell(one, undefined);
}

// The rows of the timeline, from a film: titles over pictures over sound. Pure.

import type { ClipShown, CueShown, FilmShown } from "../protocol";
import type { IconName } from "../parts/icon";
import type { Word } from "../text/text";

export type Lane = "titles" | "video" | "dialogue" | "music" | "effects" | "captions";

export interface Block {
  readonly id: string;
  readonly kind: "clip" | "title" | "cue" | "caption";
  readonly start: number;
  readonly frames: number;
  readonly label: string;
  readonly muted: boolean;
  readonly clip: ClipShown | null;
}

export interface Row {
  readonly name: string;
  readonly lane: Lane;
  readonly says: Word;
  readonly icon: IconName;
  readonly height: number;
  readonly blocks: readonly Block[];
}

/** what a cue is shown as long as, when it is as long as its sound and nobody knows that yet */
const UNKNOWN_SECONDS = 1.5;

export function rowsOf(film: FilmShown, base: number, tall: boolean): Row[] {
  const rows: Row[] = [];
  const low = tall ? 32 : 22;
  const names = new Map(film.characters.map((one) => [one.id, one.name]));
  rows.push(row("T", "titles", "track.titles", "title", tall ? 30 : 22, film.timeline.titles.map((title) => ({ ...plain(title.id, "title", title.start, title.frames, title.text.split("\n")[0] ?? "") }))));
  for (const track of [...film.timeline.tracks].reverse()) {
    const main = track.name === "V1";
    const blocks = track.clips.map((clip) => ({ ...plain(clip.id, "clip", clip.start, clip.frames, clip.slate), muted: clip.muted, clip }));
    rows.push(row(track.name, "video", "track.video", "film", main ? (tall ? 76 : 50) : 36, blocks));
  }
  const cues = (lane: Lane, kinds: readonly CueShown["kind"][]) =>
    film.cues
      .filter((cue) => kinds.includes(cue.kind))
      .map((cue) => {
        const said = cue.kind === "dialogue" ? `${names.get(cue.speaker ?? "") ?? ""}: ${cue.what}`.replace(/^: /, "") : cue.what;
        const frames = cue.frames ?? Math.round(UNKNOWN_SECONDS * base);
        return { ...plain(cue.id, lane === "captions" ? "caption" : "cue", cue.start, frames, said), muted: cue.muted } satisfies Block;
      });
  rows.push(row("DX", "dialogue", "track.dialogue", "speech", low, cues("dialogue", ["dialogue"])));
  rows.push(row("MX", "music", "track.music", "music", low, cues("music", ["music"])));
  rows.push(row("FX", "effects", "track.effects", "effect", low, cues("effects", ["effect"])));
  rows.push(row("BG", "effects", "track.ambience", "effect", low, cues("effects", ["ambience"])));
  if (tall) {
    const words = new Map(film.timeline.captions.map((one) => [one.cue, one.text]));
    const lines = cues("captions", ["dialogue"]).map((block) => ({ ...block, label: words.get(block.id) ?? block.label }));
    rows.push(row("CC", "captions", "track.captions", "caption", low, lines));
  }
  return rows;
}

function plain(id: string, kind: Block["kind"], start: number, frames: number, label: string): Block {
  return { id, kind, start, frames, label, muted: false, clip: null };
}

function row(name: string, lane: Lane, says: Word, icon: IconName, height: number, blocks: readonly Block[]): Row {
  return { name, lane, says, icon, height, blocks: [...blocks].sort((one, other) => one.start - other.start) };
}

/** The frames that things stick to. */
export function snapPoints(film: FilmShown, playhead: number): number[] {
  const found = new Set([0, film.timeline.frames, playhead]);
  for (const track of film.timeline.tracks) for (const clip of track.clips) found.add(clip.start).add(clip.start + clip.frames);
  for (const marker of film.timeline.markers) found.add(marker.frame);
  for (const cue of film.cues) found.add(cue.start);
  return [...found];
}

// The rows of the timeline, from a film: titles over pictures over sound. Pure.

import type { ClipShown, CueShown, FilmShown } from "../protocol";
import type { IconName } from "../parts/icon";
import type { Word } from "../text/text";

export type Lane = "titles" | "video" | "dialogue" | "music" | "effects" | "captions";

export interface Block {
  readonly id: string;
  /** which caption of its line it is, where several follow each other */
  readonly part: number;
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

/** what a cue is shown as long as for which no sound is known */
const SILENT_SECONDS = 1.5;

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
  const said = new Map(film.cues.map((cue) => [cue.id, cue.kind === "dialogue" ? `${names.get(cue.speaker ?? "") ?? ""}: ${cue.what}`.replace(/^: /, "") : cue.what]));
  const cues = (kinds: readonly CueShown["kind"][]) =>
    film.cues
      .filter((cue) => kinds.includes(cue.kind))
      .map((cue) => {
        const frames = cue.frames ?? Math.round(SILENT_SECONDS * base);
        return { ...plain(cue.id, "cue", cue.start, frames, said.get(cue.id) ?? ""), muted: cue.muted } satisfies Block;
      });
  rows.push(row("DX", "dialogue", "track.dialogue", "speech", low, cues(["dialogue"])));
  rows.push(row("MX", "music", "track.music", "music", low, cues(["music"])));
  rows.push(row("FX", "effects", "track.effects", "effect", low, cues(["effect"])));
  rows.push(row("BG", "effects", "track.ambience", "effect", low, cues(["ambience"])));
  if (tall) {
    const parts = new Map<string, number>();
    const captions = film.timeline.subtitles.map(({ cue, start, frames, text }) => {
      const part = parts.get(cue) ?? 0;
      parts.set(cue, part + 1);
      return { ...plain(cue, "caption", start, frames, text.replaceAll("\n", " ")), part };
    });
    rows.push(row("CC", "captions", "track.captions", "caption", low, captions));
  }
  return rows;
}

function plain(id: string, kind: Block["kind"], start: number, frames: number, label: string): Block {
  return { id, part: 0, kind, start, frames, label, muted: false, clip: null };
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

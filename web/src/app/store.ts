// All state of the page, in signals. It changes by what the studio tells and by what the person here chooses.

import { computed, signal } from "@preact/signals";
import type { ClipShown, CommentShown, FilmListed, FilmShown, JobShown, Me, Present, SceneShown, ShotShown, TakeShown } from "../protocol";
import { rateOf } from "./timecode";

export const TABS = ["board", "timeline", "film", "sound", "comments", "deliver", "history", "money", "settings"] as const;
export type Tab = (typeof TABS)[number];
export type Route = { page: "start" } | { page: "film"; film: string; tab: Tab };

export const route = signal<Route>({ page: "start" });
export const films = signal<readonly FilmListed[] | null>(null);
export const film = signal<FilmShown | null>(null);
/** why there is no film to show */
export const missing = signal("");
export const jobs = signal<readonly JobShown[]>([]);
/** the connection to the studio: false while it is being made anew */
export const online = signal(true);
export const people = signal<readonly Present[]>([]);
/** this page's own id among the people */
export const me = signal("");

/** who this page was let in as; null when it was not */
export const person = signal<Me | null>(null);
/** came by a share link: looks and comments */
export const guest = computed(() => person.value?.guest ?? false);
export const comments = signal<readonly CommentShown[]>([]);

/** shots picked on the board, by id */
export const picked = signal<ReadonlySet<string>>(new Set());
export type Edge = "head" | "tail";
export interface Selection {
  kind: "clip" | "title" | "cue" | "marker";
  id: string;
  edge: Edge | null;
}
export const selection = signal<Selection | null>(null);
/** frames in and out, half-open, to loop over */
export const range = signal<{ start: number; end: number } | null>(null);
/** the shots, cues and titles that were just changed, by id; they glow once */
export const glowing = signal<ReadonlySet<string>>(new Set());
/** the film has just changed: what is elsewhere now goes there before one's eyes */
export const moving = signal(false);
/** clips, cues and titles that have just come */
export const arriving = signal<ReadonlySet<string>>(new Set());
export interface Leaving {
  id: string;
  row: string;
  start: number;
  frames: number;
}
/** clips that have just gone, where they were */
export const leaving = signal<readonly Leaving[]>([]);

export const rate = computed(() => rateOf(film.value?.rate ?? "24/1"));
export const scenes = computed<readonly SceneShown[]>(() => film.value?.scenes ?? []);
export const shots = computed<readonly ShotShown[]>(() => scenes.value.flatMap((scene) => scene.shots));
export const shotsById = computed(() => new Map(shots.value.map((shot) => [shot.id, shot])));
export const shotsBySlate = computed(() => new Map(shots.value.map((shot) => [shot.slate, shot])));
export const castById = computed(() => new Map((film.value?.characters ?? []).map((one) => [one.id, one])));
export const picture = computed<readonly ClipShown[]>(() => film.value?.timeline.tracks[0]?.clips ?? []);
export const frames = computed(() => film.value?.timeline.frames ?? 0);
/** the frames where a clip begins or ends, in order, without repetition */
export const cuts = computed(() => {
  const found = new Set([0, frames.value]);
  for (const clip of picture.value) found.add(clip.start).add(clip.start + clip.frames);
  return [...found].sort((one, other) => one - other);
});
/** What has not ended, in the order in which it was asked for: one at a time is worked on. */
const unended = computed(() => jobs.value.filter(isOpen).sort((one, other) => one.asked.localeCompare(other.asked)));
/** the work in hand */
export const working = computed(() => unended.value[0] ?? null);
/** what waits for its end */
export const behind = computed(() => unended.value.slice(1));

/** The take that the cut shows: the circled one, else the newest that is not NG. */
export function shownTake(shot: ShotShown): TakeShown | null {
  const circled = shot.takes.find((take) => take.take === shot.circled);
  if (circled) return circled;
  const good = shot.takes.filter((take) => take.state !== "ng").reverse();
  return good.find((take) => !take.outdated) ?? good[0] ?? null;
}

/** what has yet to be rolled, or rolled anew */
export const lacking = computed(() => shots.value.filter((shot) => !shot.takes.length || shownTake(shot)?.outdated));

export function clipAt(frame: number): ClipShown | null {
  return picture.value.find((clip) => clip.start <= frame && frame < clip.start + clip.frames) ?? null;
}

export function isOpen(job: JobShown): boolean {
  return job.state === "queued" || job.state === "running" || job.state === "stopping";
}

// The film as the studio has it: fetched when it has changed, one fetch at a time, and what changed glows once.

import { batch } from "@preact/signals";
import type { FilmShown, JobShown } from "../protocol";
import { arriving, comments, film, films, glowing, guest, jobs, leaving, type Leaving, missing, moving, person, route } from "./store";
import { Refused, studio } from "./wire";

const GLOW_MS = 1600;
/** as long as the moves of the style sheet take */
const MOVE_MS = 500;
/** before a fetch that failed is tried again, and the longest that is grown to */
const AGAIN_MS = 500;
const LONGEST_AGAIN_MS = 15_000;
let stopping = 0;
let fetching: Promise<void> | null = null;
/** the newest revision that is known of */
let wanted = -1;
/** asked for as it is by now: what a fetch that is on its way brings may be older */
let anew = false;
let waitAgain = AGAIN_MS;
let tryingAgain = 0;

/** Fetch the open film unless `revision` of it is here already. Calls while a fetch is on its way share it, and share the
 * next one where this one may have left too early. A fetch that fails is tried again by itself. */
export function load(revision = Number.POSITIVE_INFINITY): Promise<void> {
  const here = route.value;
  if (here.page !== "film" || (film.value?.film === here.film && film.value.revision >= revision)) return Promise.resolve();
  if (revision === Number.POSITIVE_INFINITY) anew = true;
  else wanted = Math.max(wanted, revision);
  fetching ??= fetchFilm().finally(() => {
    fetching = null;
  });
  return fetching;
}

async function fetchFilm(): Promise<void> {
  for (let here = route.value; here.page === "film"; here = route.value) {
    const name = here.film;
    anew = false;
    wanted = -1;
    clearTimeout(tryingAgain);
    try {
      const told = await studio.film(name);
      waitAgain = AGAIN_MS;
      if (isHere(name)) take(told);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 404) {
        tryingAgain = setTimeout(() => void load().catch(() => undefined), waitAgain) as unknown as number;
        waitAgain = Math.min(waitAgain * 2, LONGEST_AGAIN_MS);
        throw error;
      }
      if (isHere(name)) missing.value = error.message;
    }
    // What came meanwhile: news of a newer one, or another film that was gone to.
    if (isHere(name) && !anew && wanted <= (film.value?.revision ?? wanted)) return;
  }
}

function isHere(name: string): boolean {
  const here = route.value;
  return here.page === "film" && here.film === name;
}

function take(told: FilmShown): void {
  const before = film.value;
  batch(() => {
    film.value = told;
    missing.value = "";
    if (before?.film === told.film && before.revision !== told.revision) {
      glow(changed(before, told));
      move(before, told);
    }
  });
}

function glow(shots: ReadonlySet<string>): void {
  if (!shots.size) return;
  glowing.value = shots;
  setTimeout(() => {
    if (glowing.value === shots) glowing.value = new Set();
  }, GLOW_MS);
}

/** Let what has another place go there, what is new come up, and what is gone fade where it was. */
function move(before: FilmShown, after: FilmShown): void {
  const [was, is] = [placed(before), placed(after)];
  moving.value = true;
  arriving.value = new Set([...is.keys()].filter((id) => !was.has(id)));
  leaving.value = [...was.values()].filter((one) => !is.has(one.id));
  clearTimeout(stopping);
  stopping = setTimeout(() => {
    batch(() => {
      moving.value = false;
      arriving.value = new Set();
      leaving.value = [];
    });
  }, MOVE_MS) as unknown as number;
}

function placed(told: FilmShown): Map<string, Leaving> {
  const found = new Map<string, Leaving>();
  for (const track of told.timeline.tracks) for (const { id, start, frames } of track.clips) found.set(id, { id, row: track.name, start, frames });
  for (const { id, start, frames } of told.timeline.titles) found.set(id, { id, row: "T", start, frames });
  for (const { id, kind, start, frames } of told.cues) found.set(id, { id, row: CUE_ROWS[kind], start, frames: frames ?? 0 });
  return found;
}

const CUE_ROWS = { dialogue: "DX", music: "MX", effect: "FX", ambience: "BG" } as const;

/** The shots, cues and titles, by id, that are not what they were: asked for, taken, cut or heard otherwise. Their place
 * in time is no matter. */
export function changed(before: FilmShown, after: FilmShown): ReadonlySet<string> {
  const was = looks(before);
  const is = looks(after);
  return new Set([...is].filter(([shot, look]) => was.get(shot) !== look).map(([shot]) => shot));
}

function looks(told: FilmShown): Map<string, string> {
  const found = new Map<string, string>();
  for (const scene of told.scenes)
    for (const shot of scene.shots) {
      const { number: _number, slate: _slate, takes, ...rest } = shot;
      found.set(shot.id, JSON.stringify([rest, takes.map((take) => [take.id, take.state])]));
    }
  for (const track of told.timeline.tracks)
    for (const clip of track.clips)
      found.set(clip.shot, (found.get(clip.shot) ?? "") + JSON.stringify([clip.id, clip.frames, clip.source_in, clip.speed, clip.take]));
  for (const cue of told.cues) found.set(cue.id, JSON.stringify([cue.what, cue.mood, cue.speaker, cue.gain_db, cue.muted]));
  for (const title of told.timeline.titles) found.set(title.id, JSON.stringify([title.text, title.frames]));
  return found;
}

export async function loadFilms(): Promise<void> {
  films.value = await studio.films();
}

/** Who this page was let in as. */
export async function loadPerson(): Promise<void> {
  person.value = await studio.me();
}

export async function loadComments(name: string): Promise<void> {
  const told = await studio.comments(name);
  if (isHere(name)) comments.value = told;
}

export async function loadJobs(name: string): Promise<void> {
  if (guest.value) return;
  const told = await studio.jobs(name);
  if (isHere(name)) jobs.value = furthest(told, jobs.value);
}

const STATES: readonly JobShown["state"][] = ["queued", "running", "stopping"];
/** how far a job is: one that has ended is furthest */
const far = (job: JobShown) => (job.ended ? STATES.length : STATES.indexOf(job.state));

/** What was fetched, where the line has not told more meanwhile: work can end before the answer about it has come. */
export function furthest(told: readonly JobShown[], here: readonly JobShown[]): JobShown[] {
  const known = new Map(here.map((job) => [job.id, job]));
  const since = here.filter((job) => job.asked > (told[0]?.asked ?? "") && told.every((other) => other.id !== job.id));
  const newer = (job: JobShown) => {
    const one = known.get(job.id);
    return one && far(one) > far(job) ? one : job;
  };
  return [...since, ...told.map(newer)];
}

// Files that are brought in: sent, then made a film of, or takes and shots of the film that is open.

import { signal } from "@preact/signals";
import { go } from "../app/route";
import { makeGathered } from "../app/edits";
import { loadJobs } from "../app/load";
import { refused } from "../app/may";
import { complain, say } from "../app/says";
import { film, route } from "../app/store";
import { studio } from "../app/wire";
import { inOurs } from "../chat/director";
import { tell } from "../chat/talking";
import type { JobShown, Order } from "../protocol";
import { t } from "../text/text";
import { type Arrival, arrange } from "./arranging";
import { type Heard, through, upload } from "./tus";

export interface Sending {
  readonly id: number;
  readonly says: string;
  readonly size: number;
  readonly offset: number;
  readonly waits: boolean;
  readonly stop: () => void;
}

export const sending = signal<readonly Sending[]>([]);
/** words that a film is written from, as the studio reads them; anything else is looked at or heard */
const SCRIPT = /\.(fountain|spmd|fdx|pdf|txt|md)$/i;
/** cuts of other programs that come back */
const CUT = /\.(otio|otioz|fcpxml|xml|edl|aaf)$/i;
const ASK_MS = 400;
const UNHEARD: Heard = { offset: () => undefined, waits: () => undefined };
let last = 0;

/** Bring files in. Onto a shot, they are takes of it; without a film open, or when one is a script, they are a new film. */
export async function bring(files: readonly File[], shot?: string): Promise<void> {
  const open = route.value.page === "film" ? film.value : null;
  const ids = (await Promise.all(files.map(send))).filter((id) => id !== null);
  if (!ids.length || ids.length < files.length) return;
  if (open && !shot && files.some((file) => CUT.test(file.name))) {
    // What was done to a cut is told in the conversation, and taken there.
    await tell(t("upload.brings", { name: files.map((file) => file.name).join(", ") }), undefined, ids);
    return;
  }
  if (open && !files.some((file) => SCRIPT.test(file.name))) {
    // Onto a shot there is nothing to find out; else what fits a planned shot, or several, is shown before it is done.
    const places: Record<string, string> | null = shot ? {} : await settled(open.film, ids);
    if (!places) return;
    const left = new Set(Object.keys(places).filter((clip) => places[clip] === "out"));
    await comeIn(open.film, { kind: "import_media", files: ids, ...(shot ? { shot } : { places }) }, files.filter((file) => !left.has(file.name)));
    return;
  }
  await found(ids, files);
}

/** Have files come into a film. How far it is shows with the work in hand, and so does why it failed. */
async function comeIn(open: string, asked: Order, files: readonly File[]): Promise<void> {
  if (refused("edit")) return;
  makeGathered();
  try {
    const begun = await studio.order(open, asked);
    await loadJobs(open);
    const job = await ended(begun);
    if (job.state === "done") tellCame(job, files);
  } catch (error) {
    complain(error);
  }
}

/** What came in, and of what did not, why. */
function tellCame(job: JobShown, files: readonly File[]): void {
  const lost = (job.result?.["losses"] ?? []) as readonly string[];
  const came = files.map((file) => file.name).filter((name) => !lost.some((why) => why.startsWith(name)));
  if (came.length) say(t("upload.done", { name: came.join(", ") }));
  for (const why of lost) say(inOurs(why), { tone: "bad" });
}

/** What each clip is to become, once whoever brought them has seen it; null when they would rather not. */
async function settled(open: string, ids: string[]): Promise<Record<string, string> | null> {
  try {
    const job = await followed(await studio.order(open, { kind: "import_media", files: ids, dry_run: true }));
    if (job.state === "cancelled") return null;
    const rows = (job.result?.["plan"] ?? []) as readonly Arrival[];
    // What failed says so when it is tried in earnest, in the film's own words.
    return rows.some((row) => row.what !== "new" || row.from) ? await arrange(rows) : {};
  } catch (error) {
    complain(error);
    return null;
  }
}

/** Have a new film made of what was sent, and open it. */
async function found(ids: readonly string[], files: readonly File[]): Promise<void> {
  try {
    const job = await followed(await studio.bring([...ids]));
    if (job.state === "failed") say(job.error?.message ?? "", { tone: "bad" });
    const made = job.result?.["film"];
    if (typeof made !== "string") return;
    go({ page: "film", film: made, tab: "board" });
    tellCame(job, files);
  } catch (error) {
    complain(error);
  }
}

/** The job when it has ended; how far it is shows meanwhile. */
async function followed(begun: JobShown): Promise<JobShown> {
  const shown = put(t("order.import_media"), 1, () => void studio.cancel(begun.id).catch(complain));
  const heard = { offset: () => undefined, waits: (waits: boolean) => shown.change({ waits }) };
  try {
    return await ended(begun, heard, (job) => shown.change({ offset: job.total ? job.done / job.total : 0 }));
  } finally {
    shown.away();
  }
}

/** The job when it has ended. */
async function ended(begun: JobShown, heard: Heard = UNHEARD, told: (job: JobShown) => void = () => undefined): Promise<JobShown> {
  const always = new AbortController().signal;
  let job = begun;
  for (; !job.ended; job = await through(heard, always, () => studio.job(job.id))) {
    told(job);
    await new Promise((done) => setTimeout(done, ASK_MS));
  }
  return job;
}

function put(says: string, size: number, stop: () => void): { change: (values: Partial<Sending>) => void; away: () => void } {
  const id = ++last;
  sending.value = [...sending.value, { id, says, size, offset: 0, waits: false, stop }];
  return {
    change: (values) => void (sending.value = sending.value.map((one) => (one.id === id ? { ...one, ...values } : one))),
    away: () => void (sending.value = sending.value.filter((one) => one.id !== id)),
  };
}

async function send(file: File): Promise<string | null> {
  const away = new AbortController();
  const shown = put(t("upload.of", { name: file.name }), file.size, () => away.abort());
  try {
    return await upload(file, { offset: (offset) => shown.change({ offset }), waits: (waits) => shown.change({ waits }) }, away.signal);
  } catch (error) {
    if (away.signal.aborted) say(t("upload.stopped", { name: file.name }));
    else complain(error);
    return null;
  } finally {
    shown.away();
  }
}

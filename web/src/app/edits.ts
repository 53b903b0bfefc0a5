// Changing the film: every button, key and drag ends in one of the studio's own edits or orders, one after the other.

import type { Edit, JobShown, Order, QuotesShown, WayBack } from "../protocol";
import { money } from "../text/language";
import { type Asked, agree } from "./agree";
import { load, loadJobs } from "./load";
import { refused, rightFor, whyNot } from "./may";
import { complain, say } from "./says";
import { film, person } from "./store";
import { Refused, studio } from "./wire";
import { count, named, t } from "../text/text";
import { showPreview } from "../viewer/player";

/** how the names of this page's edits begin; each edit has a name of its own, so that none is made twice */
const PAGE = `page-${Math.random().toString(36).slice(2, 10)}.`;
const OPENED = Date.now();
let made = 0;
let last: Promise<unknown> = Promise.resolve();

/** what means the last edit or the take that is seen: a take that came between would be taken back, or approved unseen */
const OF_WHAT_IS_SEEN: ReadonlySet<string> = new Set(["undo", "redo", "circle", "ng", "choose_take", "slip"]);

/** as long as a gesture may rest before it is made */
const GATHER_MS = 600;

interface Gathered {
  readonly of: string;
  readonly film: string;
  readonly edit: Edit;
  /** whether the film is so already */
  readonly isSo: () => boolean;
  readonly timer: ReturnType<typeof setTimeout>;
}
let gathered: Gathered | null = null;

/** Make an edit of the open film. False when it is not for who is here, or the studio refused it; that is said then. */
export function perform(edit: Edit, done?: string): Promise<boolean> {
  if (refused(rightFor(edit))) return Promise.resolve(false);
  makeGathered();
  return inTurn(() => make(edit, done));
}

/** One after the other: what is asked for while something is under way waits for it. */
function inTurn(what: () => Promise<boolean>): Promise<boolean> {
  const work = last.then(what);
  last = work.catch(() => undefined);
  return work;
}

async function make(edit: Edit, done?: string, cause = `${PAGE}${++made}`): Promise<boolean> {
  const open = film.value;
  if (!open) return false;
  try {
    const told = await studio.edit(open.film, edit, open.revision, cause);
    showPreview(told.revision);
    await load(told.revision);
    if (done) say(done, edit.kind === "undo" ? {} : { action: { label: t("undo"), work: undo } });
    return true;
  } catch (error) {
    const conflict = error instanceof Refused && error.status === 409;
    if (conflict && !OF_WHAT_IS_SEEN.has(edit.kind) && onlyTakes(error.data.changed)) {
      await load();
      if (film.value?.film === open.film && film.value.revision > open.revision) return make(edit, done, cause);
    }
    complain(error);
    if (conflict) await load();
    return false;
  }
}

/** Whether nothing but takes came between an edit and the film that it was meant for: they move no cut, and while a film is
 * shot one comes every few seconds. */
const onlyTakes = (changed: unknown): boolean =>
  Array.isArray(changed) && changed.length > 0 && changed.every((one: { kind?: unknown }) => one.kind === "print_take");

/** Take the last edit back. What somebody else did, or what takes every shot with it, is asked about first. */
export function undo(): void {
  if (refused("edit")) return;
  makeGathered();
  void inTurn(async () => {
    const open = film.value;
    if (!open) return false;
    const back = await studio.wayBack(open.film).catch(() => null);
    const asked = back && doubted(back);
    return asked && !(await agree(asked)) ? false : make({ kind: "undo" }, t("undone"));
  });
}

/** What to ask before an undo; null where it is plainly one's own. */
function doubted({ line, cause, shots, takes, empties }: WayBack): Asked | null {
  if (!line) return null;
  const gone = shots ? [t("undo.gone", { shots: count("shots", shots), takes: count("takes", takes) })] : [];
  if (empties) return { title: t("undo.all"), says: gone, yes: t("undo.yes") };
  const here = line.actor === person.value?.name;
  // A page of the same name that was open before this one is taken for this one, loaded anew.
  if (here && (isOwn(cause) || !cause.startsWith("page-") || Date.parse(line.at) < OPENED)) return null;
  return { title: t("undo.other", { who: line.actor }), says: [[named("edit", line.kind), line.message].filter(Boolean).join(": "), ...gone], yes: t("undo.yes") };
}

/** Let an edit that says where something is, such as a level, grow with a gesture: the last one of `of` is made once nothing
 * came for a moment, or before anything else is done. */
export function gather(of: string, edit: Edit, isSo: () => boolean): void {
  const open = film.value;
  if (!open || refused(rightFor(edit))) return;
  if (isGathering(of)) clearTimeout(gathered?.timer);
  else makeGathered();
  gathered = { of, film: open.film, edit, isSo, timer: setTimeout(makeGathered, GATHER_MS) };
}

export const isGathering = (of: string): boolean => gathered?.of === of;

/** Make at once what a gesture has come to. It means its film as it is then, whatever was done to that meanwhile. */
export function makeGathered(): void {
  const held = takeGathered();
  if (!held) return;
  last = last.then(async () => {
    const isOpen = () => film.value?.film === held.film;
    if (isOpen() && held.isSo()) return;
    try {
      const told = await studio.edit(held.film, held.edit, undefined, `${PAGE}${++made}`);
      if (!isOpen()) return;
      showPreview(told.revision);
      await load(told.revision);
    } catch (error) {
      complain(error);
    }
  });
}

/** The page is being left: what a gesture has come to waits for nothing, not even for the edits before it. */
export function sendGathered(): void {
  const held = takeGathered();
  if (held) studio.edit(held.film, held.edit, undefined, `${PAGE}${++made}`).catch(() => undefined);
}

function takeGathered(): Gathered | null {
  const held = gathered;
  clearTimeout(held?.timer);
  gathered = null;
  return held;
}

export const redo = () => void perform({ kind: "redo" }, t("redone"));

/** Whether an edit was made by this very page. */
export const isOwn = (cause: string): boolean => cause.startsWith(PAGE);

/** Begin work on the open film. What costs money is begun once the person has said yes to its price. */
export function order(asked: Order): Promise<boolean> {
  const open = film.value;
  if (!open || refused("edit")) return Promise.resolve(false);
  makeGathered();
  return begin(open.film, t(`order.${asked.kind}` as "order.make"), (usd) => studio.order(open.film, asked, usd), quoteOf(open.film, asked));
}

/** Work that failed or was stopped, once more. */
export function retry(job: JobShown): Promise<boolean> {
  if (refused("edit")) return Promise.resolve(false);
  return begin(job.film, t(`order.${job.order}` as "order.make"), (usd) => studio.retry(job.id, usd), () => Promise.resolve(null));
}

async function begin(name: string, what: string, work: (usd?: number) => Promise<JobShown>, quote: () => Promise<QuotesShown | null>): Promise<boolean> {
  let agreed: number | undefined;
  for (;;) {
    try {
      await work(agreed);
      await loadJobs(name);
      return true;
    } catch (error) {
      const usd = error instanceof Refused ? Number(error.data.cost) : Number.NaN;
      const cost = money(usd, "USD");
      if (usd > 0 && whyNot("approve")) {
        say(t("may.spend", { cost }), { tone: "bad" });
        return false;
      }
      if (!(error instanceof Refused) || error.code !== "needs_yes") {
        complain(error);
        return false;
      }
      // A price that has changed since it was agreed to is asked about again.
      const lines = quote().then((told) => (told && Math.abs(told.cost - usd) < 0.005 ? told : null)).catch(() => null);
      if (!(await agree({ title: t("yes.title", { what, cost }), says: [t("yes.final")], quote: lines, yes: t("yes.spend", { cost }) }))) return false;
      agreed = usd;
    }
  }
}

/** What an order would cost, shot by shot. A retake is one take where no number is said. */
function quoteOf(name: string, asked: Order): () => Promise<QuotesShown> {
  if (asked.kind === "retake") return () => studio.quote(name, { takes: 1, ...asked });
  return () => studio.quote(name, asked.kind === "generate" ? asked : {});
}

// Changing the film: every button, key and drag ends in one of the studio's own edits or orders, one after the other.

import type { Edit, Order } from "../protocol";
import { load, loadJobs } from "./load";
import { complain, say } from "./says";
import { film } from "./store";
import { Refused, studio } from "./wire";
import { t } from "../text/text";

/** how the names of this page's edits begin; each edit has a name of its own, so that none is made twice */
const PAGE = `page-${Math.random().toString(36).slice(2, 10)}.`;
let made = 0;
let last: Promise<unknown> = Promise.resolve();

/** Make an edit of the open film. False when the studio refused it; its sentence is shown then. */
export function perform(edit: Edit, done?: string): Promise<boolean> {
  const work = last.then(async () => {
    const open = film.value;
    if (!open) return false;
    try {
      const told = await studio.edit(open.film, edit, open.revision, `${PAGE}${++made}`);
      await load(told.revision);
      if (done) say(done, edit.kind === "undo" ? {} : { action: { label: t("undo"), work: undo } });
      return true;
    } catch (error) {
      complain(error);
      if (error instanceof Refused && error.status === 409) await load();
      return false;
    }
  });
  last = work.catch(() => undefined);
  return work;
}

export const undo = () => void perform({ kind: "undo" }, t("undone"));
export const redo = () => void perform({ kind: "redo" }, t("redone"));

/** Whether an edit was made by this very page. */
export const isOwn = (cause: string): boolean => cause.startsWith(PAGE);

/** Begin work on the open film. */
export async function order(asked: Order): Promise<boolean> {
  const open = film.value;
  if (!open) return false;
  try {
    await studio.order(open.film, asked);
    await loadJobs(open.film);
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}

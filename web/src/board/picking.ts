// Which shots are shown and which are picked. Pure.

import type { ShotShown } from "../protocol";

export const FILTERS = ["all", "planned", "dailies", "circled", "ng", "faults"] as const;
export type Filter = (typeof FILTERS)[number];

export function matches(shot: ShotShown, filter: Filter, words: string): boolean {
  const asked = words.trim().toLowerCase();
  const text = `${shot.slate} ${shot.prompt} ${shot.size} ${shot.note}`.toLowerCase();
  if (asked && !asked.split(/\s+/).every((word) => text.includes(word))) return false;
  if (filter === "all") return true;
  if (filter === "faults") return shot.takes.some((take) => take.faults.length > 0);
  if (filter === "planned") return ["planned", "quoted", "rolling"].includes(shot.state);
  return shot.state === filter;
}

/** The shots that are picked after a click: alone, with Ctrl one more or less, with Shift all from the one before up to there. */
export function pick(was: ReadonlySet<string>, order: readonly string[], shot: string, how: { more: boolean; upTo: boolean; from?: string }): ReadonlySet<string> {
  if (how.more) {
    const next = new Set(was);
    if (!next.delete(shot)) next.add(shot);
    return next;
  }
  const from = order.indexOf(how.from ?? "");
  const anchor = from >= 0 ? from : order.findIndex((one) => was.has(one));
  if (how.upTo && anchor >= 0) {
    const at = order.indexOf(shot);
    return new Set(order.slice(Math.min(anchor, at), Math.max(anchor, at) + 1));
  }
  return new Set([shot]);
}

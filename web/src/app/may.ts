// What whoever is here may do, by their role. What they may not is not offered; a key or a drag for it says why.

import type { Edit, Me } from "../protocol";
import { t } from "../text/text";
import { say } from "./says";
import { guest, person } from "./store";

/** to change the film; to say that something is good, or final, and to spend */
export type Right = "edit" | "approve";
const RANKS: readonly Me["role"][] = ["viewer", "editor", "director", "owner"];
const LEAST: Record<Right, Me["role"]> = { edit: "editor", approve: "director" };
const APPROVES: ReadonlySet<Edit["kind"]> = new Set(["circle", "ng", "lock_picture", "unlock_picture", "write_script"]);

/** Whether it is theirs to do. Of whom nothing is known yet, the studio decides. */
export function may(right: Right): boolean {
  return person.value === null || RANKS.indexOf(person.value.role) >= RANKS.indexOf(LEAST[right]);
}

/** Why it is not theirs to do; empty when it is. */
export const whyNot = (right: Right): string => (may(right) ? "" : t(guest.value ? "may.guest" : `may.${right}`));

/** Whether it is not theirs to do, and then it is said. */
export function refused(right: Right): boolean {
  if (may(right)) return false;
  say(whyNot(right));
  return true;
}

export const rightFor = (edit: Edit): Right => (APPROVES.has(edit.kind) ? "approve" : "edit");

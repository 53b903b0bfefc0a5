// What people are called: by the pass that let them in, by themselves, or not at all.

import { signal } from "@preact/signals";
import type { Present } from "../protocol";
import { t } from "../text/text";

const KEPT = "workprint.name";
/** what the studio calls someone who gave no name */
const NOBODY = "web";

/** The name that the person here gave themselves; passes have names of their own. */
export const ownName = signal(localStorage.getItem(KEPT) ?? "");

export function setOwnName(to: string): void {
  ownName.value = to.trim().slice(0, 60);
  localStorage.setItem(KEPT, ownName.value);
}

export const calledAs = (name: string): string => (name === NOBODY ? t("someone") : name);
export const nameOf = (one: Present): string => calledAs(one.name);
export const initial = (name: string): string => (name.trim()[0] ?? "?").toUpperCase();

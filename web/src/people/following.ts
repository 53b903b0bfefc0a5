// Follow mode: this viewer goes where someone else's playhead goes, and plays when theirs plays, until the person here
// takes the viewer in hand again.

import { effect, signal } from "@preact/signals";
import { say } from "../app/says";
import { people, rate } from "../app/store";
import type { Present } from "../protocol";
import { t } from "../text/text";
import { nameOf } from "./names";
import { frame, pause, play, playing, seek } from "../viewer/player";

/** the id of who is followed */
export const following = signal<string | null>(null);
/** seconds that the two may be apart while both play */
const APART = 0.4;
/** where the own hand is: pressed here, it leads itself */
const IN_HAND = ".viewer, .timeline, .board, .strip";
let name = "";

export function followPerson(one: Present | null): void {
  following.value = one?.id ?? null;
  name = one ? nameOf(one) : "";
  if (one) goWith(one);
}

/** People have moved: go with who is followed, or note that they have left. */
export function followed(): void {
  if (!following.value) return;
  const one = people.value.find((other) => other.id === following.value);
  if (one) return goWith(one);
  following.value = null;
  say(t("follow.left", { name }));
}

function goWith(one: Present): void {
  const to = one.frame;
  if (to === null || to === undefined) return;
  const apart = Math.abs(frame.value - to);
  if (one.playing) {
    if (!playing.value || apart > rate.value.fps * APART) seek(to);
    if (!playing.value) play();
    return;
  }
  if (playing.value) pause();
  if (apart) seek(to);
}

effect(() => {
  if (!following.value) return undefined;
  const away = new AbortController();
  const lead = (event: Event) => {
    const target = event.target as Element;
    if (target.closest(IN_HAND) && !target.closest(".following")) following.value = null;
  };
  addEventListener("pointerdown", lead, { capture: true, signal: away.signal });
  addEventListener("keydown", (event) => !["Control", "Meta", "Shift", "Alt", "Tab"].includes(event.key) && lead(event), { capture: true, signal: away.signal });
  return () => away.abort();
});

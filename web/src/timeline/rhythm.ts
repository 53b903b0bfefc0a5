// The pulse of the composed music: where its beats fall, and what it meets; fetched for the cut as it is.

import { effect, signal } from "@preact/signals";
import { film, guest } from "../app/store";
import { studio } from "../app/wire";
import type { RhythmShown } from "../protocol";

export const rhythm = signal<RhythmShown | null>(null);
let asked = "";

// It changes with the cut and with the cues; an older answer that comes late is none.
effect(() => {
  const open = film.value;
  if (!open || guest.value) {
    rhythm.value = null;
    return;
  }
  const key = `${open.film} ${open.revision}`;
  asked = key;
  studio
    .rhythm(open.film, open.revision)
    .then((told) => {
      if (asked === key) rhythm.value = told;
    })
    // Beats are no reason to complain: the cut is there without them.
    .catch(() => undefined);
});

// Drafts of comments: each is kept with its film until it is sent, whatever becomes of its box meanwhile.

import { type Signal, useSignal } from "@preact/signals";

const KEPT = "workprint.comment";

export interface Draft {
  words: Signal<string>;
  /** what is in the box now, and is kept; nothing is not */
  write: (words: string) => void;
}

/** The words of a comment on a film, or of an answer to one of its comments: what was written of it before. */
export function useDraft(film: string, about: number | null): Draft {
  const kept = `${KEPT}.${film}.${about ?? ""}`;
  const words = useSignal(sessionStorage.getItem(kept) ?? "");
  return {
    words,
    write: (now) => {
      words.value = now;
      if (now) sessionStorage.setItem(kept, now);
      else sessionStorage.removeItem(kept);
    },
  };
}

// What clips are to become in the film that is open, before it is done: found out by the studio, changed by whoever brought them.

import { signal } from "@preact/signals";

export interface Arrival {
  readonly clip: string;
  readonly what: "take" | "new" | "ask" | "there" | "out";
  readonly shot: number | null;
  readonly slate: string;
  readonly certainty: "told" | "sure" | "likely" | "unsure" | "new";
  readonly why: readonly string[];
  readonly choices: readonly { readonly shot: number; readonly slate: string; readonly prompt: string; readonly confidence: number }[];
  readonly seconds: number;
  /** where in its file it begins, when the file holds several shots */
  readonly from?: string;
}

export interface Arranging {
  readonly rows: readonly Arrival[];
  readonly answer: (places: Record<string, string> | null) => void;
}

export const arranging = signal<Arranging | null>(null);

/** Show what would become of clips, and wait for what is to. */
export function arrange(rows: readonly Arrival[]): Promise<Record<string, string> | null> {
  arranging.peek()?.answer(null);
  return new Promise((done) => {
    arranging.value = {
      rows,
      answer: (places) => {
        arranging.value = null;
        done(places);
      },
    };
  });
}

/** What a clip is taken for while nobody says otherwise: a shot's number, "new" or "out". What is unsure waits. */
export const presumed = (row: Arrival): string =>
  row.what === "take" ? String(row.shot) : row.what === "new" ? "new" : row.what === "ask" ? "" : "out";

// What cannot be taken back is asked first: one question at a time, and nothing is done until it is answered.

import { signal } from "@preact/signals";
import type { QuotesShown } from "../protocol";

export interface Asked {
  title: string;
  /** what is lost, or what it costs, in sentences */
  says?: readonly string[];
  /** the same, one by one */
  lines?: readonly string[];
  /** shot by shot, once it has come */
  quote?: Promise<QuotesShown | null>;
  /** what the button that does it says */
  yes: string;
}

export interface Question extends Asked {
  answer: (yes: boolean) => void;
}

export const question = signal<Question | null>(null);

/** Ask, and wait for the answer. A question that is asked while another waits answers that one with no. */
export function agree(asked: Asked): Promise<boolean> {
  question.peek()?.answer(false);
  return new Promise((done) => {
    question.value = {
      ...asked,
      answer: (yes) => {
        question.value = null;
        done(yes);
      },
    };
  });
}

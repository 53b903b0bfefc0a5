// What the studio always says in the same words, in the language of the page: next steps, choices, stages of work. What
// it has no words for stays as it was said. Pure but for the page's words.

import { known, t } from "../text/text";
import { labelSaid, phraseSaid } from "./director";

/** A next step, a choice or an answer, as it is offered and shown; what is said to the director stays the same. */
export function offered(message: string): string {
  const shot = /^roll shot (.+)$/.exec(message)?.[1];
  return shot ? t("offer.roll shot", { shot }) : (known("offer", message) ?? phraseSaid(message) ?? labelSaid(message));
}

/** How far work is, and with what. */
export const stageOf = ({ stage = "", what = "" }: { stage?: string | undefined; what?: string | undefined }): string =>
  [known("stage", stage) ?? stage, known("doing", what) ?? what].filter(Boolean).join(" · ");

// What the studio always says in the same words, in the language of the page: next steps, stages of work, what waits for
// a yes. What it has no words for stays as it was said. Pure but for the page's words.

import { language, money } from "../text/language";
import { known, t, type Word } from "../text/text";

/** A next step, or an answer to a gate, as it is offered and shown; what is said to the director stays the same. */
export function offered(message: string): string {
  const shot = /^roll shot (.+)$/.exec(message)?.[1];
  return shot ? t("offer.roll shot", { shot }) : (known("offer", message) ?? message);
}

/** How far work is, and with what. */
export const stageOf = ({ stage = "", what = "" }: { stage?: string | undefined; what?: string | undefined }): string =>
  [known("stage", stage) ?? stage, known("doing", what) ?? what].filter(Boolean).join(" · ");

/** Sentences of a gate, and the words for them; what stands in brackets goes into their places by its order. */
const SENTENCES: readonly [RegExp, Word, ...string[]][] = [
  [/\bThis waits for (?:your|the director's or the owner's) yes\.(?=\s|$)/g, "gate.asked"],
  [/\bLeft as it is, since the answer was no\.(?=\s|$)/g, "gate.left"],
  [/\bTake shots? (.+?) out of the film, (.+?)\.(?=\s|$)/g, "gate.shots", "what", "length"],
  [/\bTake scene (.+?) out: (\d+) shots?, (.+?)\.(?=\s|$)/g, "gate.scene", "what", "n", "length"],
  [/\bRoll every shot that needs a take, (?:(\d+) takes of each, )?for ([\d.]+) USD(?: with (.+?))?\.(?=\s|$)/g, "gate.rollAll", "n", "cost", "camera"],
  [/\bThe film then runs (.+?) instead of (.+?)\.(?=\s|$)/g, "gate.runs", "now", "before"],
  [/\bUndo would bring it back\.(?=\s|$)/g, "gate.undo"],
  [/\bAltogether ([\d.]+) USD, which cannot be taken back\.(?=\s|$)/g, "gate.final", "cost"],
  [/\bAnd (\d+) more\.(?=\s|$)/g, "gate.more", "n"],
];

/** What waits for a yes, what that would do, and what a no came to. */
export function foretold(preview: string): string {
  if (language.value === "en") return preview;
  return SENTENCES.reduce((text, [sentence, word, ...places]) => {
    const said = (_: string, ...found: unknown[]) => t(word, Object.fromEntries(places.map((place, at) => [place, valueOf(place, String(found[at] ?? ""))])));
    return text.replace(sentence, said);
  }, preview);
}

function valueOf(place: string, said: string): string {
  if (place === "cost") return money(said, "USD");
  if (place === "n") return said || "1";
  return said.replace(/ and /g, ", ");
}

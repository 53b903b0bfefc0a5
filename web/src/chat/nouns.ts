// What the director calls the parts of a film, and how the page says it: shots, lengths, counts, lists of them.

import { language, list, number } from "../text/language";
import { count, known, t } from "../text/text";

/** What may stand in a place, and how it is said; null when there is no word for it. */
export type Place = readonly [pattern: string, say: (found: string) => string | null];
export type Places = Readonly<Record<string, Place>>;

export const SHOT = "shot \\d+ \\([\\dA-Z]+\\)";
export const SHOTS = "(?:all \\d+ shots|\\d+ shots|shots? \\d[\\d, and-]*(?: \\([\\dA-Z, ]+\\))?|scene \\d+ \\([^()]*\\)|every shot that needs a take)";
export const LENGTH = "(?:[\\d.]+ s|\\d+:\\d\\d\\.\\d)";
export const COUNT = "(?:\\d+|no) (?:(?:shot|scene|take|frame|line|place)s?|person|people)";

export const capital = (text: string) => text.charAt(0).toLocaleUpperCase(language.value) + text.slice(1);

/** A length of time with the comma of the language. */
export function digits(said: string): string {
  return said.replace(/(\d)\.(?=\d)/g, `$1${number(0.5, 1).charAt(1)}`);
}

export function counted(found: string): string {
  const [n, what = ""] = found.split(" ");
  return count((what === "people" ? "persons" : `${what.replace(/s$/, "")}s`) as "shots", /^no$/i.test(n ?? "") ? 0 : Number(n));
}

export function shotsSaid(found: string): string | null {
  const scene = /^scene (\d+) \((.*), ([a-z]+)\)$/i.exec(found);
  if (scene) {
    const time = known("value", scene[3] ?? "");
    return time && t("noun.scene", { what: `${scene[1]} (${scene[2]}, ${time})` });
  }
  const all = /^all (\d+) /i.exec(found)?.[1];
  if (all) return t("noun.all", { n: all });
  if (/^\d+ /.test(found)) return counted(found);
  const named = /^shots? ([\d, and-]*\d)( \(.*\))?$/i.exec(found);
  if (!named?.[1]) return t("noun.missing");
  const numbers = named[1].split(/, | and /);
  return t(numbers.length > 1 || numbers[0]?.includes("-") ? "noun.shots" : "noun.shot", { what: `${list(numbers)}${named[2] ?? ""}` });
}

export function each(found: readonly string[], say: (one: string) => string | null): string | null {
  const told = found.map(say);
  return told.every((one) => one !== null) ? told.join(", ") : null;
}

/** "3, 4 and 7", which the director wrote with its own "and". */
export const numbered = (found: string) => list(found.split(/, | and /));

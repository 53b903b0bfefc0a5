// The page's words. Each language is a file of its own like en.ts: the compiler sees that it is complete, a test that
// its {places} are the same, and a browser fetches the one that it shows.

import { en } from "./en";
import { type Language, language, LANGUAGES, number } from "./language";

export type Words = Record<keyof typeof en, string>;
export type Word = keyof typeof en;
const KEPT = "workprint.language";
const FETCHED: Record<Exclude<Language, "en">, () => Promise<Words>> = {
  de: () => import("./de").then((file) => file.de),
  fr: () => import("./fr").then((file) => file.fr),
  es: () => import("./es").then((file) => file.es),
};
const here: Partial<Record<Language, Words>> = { en };

/** What was chosen here, else the first language of the browser that there are words of. */
export function wanted(): Language {
  const asked = [localStorage.getItem(KEPT), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return asked.find((tag): tag is Language => tag !== undefined && tag in LANGUAGES) ?? "en";
}

/** Show the page in a language, once its words have come; without them it stays as it is. */
export async function showLanguage(to: Language): Promise<void> {
  if (to !== "en") here[to] ??= await FETCHED[to]();
  language.value = to;
  document.documentElement.lang = to;
}

export function setLanguage(to: Language): Promise<void> {
  localStorage.setItem(KEPT, to);
  return showLanguage(to);
}

/** A text of the page; `{name}` in it is replaced by the value of that name. */
export function t(word: Word, values: Record<string, string | number> = {}): string {
  return (here[language.value] ?? en)[word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** A word for what the studio calls so, when the page has one. */
export function known(kind: string, value: string): string | null {
  const word = `${kind}.${value}`;
  return word in en ? t(word as Word) : null;
}

/** That word; else what the studio calls it. */
export const named = (kind: string, value: string): string => known(kind, value) ?? value.replaceAll("_", " ");

/** "1 shot", "7 shots": the text with the ending `.one` or `.many`, as the language counts. */
export function count(what: "shots" | "scenes" | "takes" | "comments" | "frames" | "lines" | "persons" | "places", n: number): string {
  const one = new Intl.PluralRules(language.value).select(n) === "one";
  return t(`${what}.${one ? "one" : "many"}`, { n: number(n) });
}

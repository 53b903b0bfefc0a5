// The page's words, all in one place; another language is a file like en.ts, and the compiler sees that it is complete.

import { signal } from "@preact/signals";
import { en } from "./en";

export type Words = Record<keyof typeof en, string>;
export type Word = keyof typeof en;
export const LANGUAGES = { en: "English" } as const;
export type Language = keyof typeof LANGUAGES;
const ALL: Record<Language, Words> = { en };
const KEPT = "workprint.language";

function first(): Language {
  const kept = localStorage.getItem(KEPT);
  const asked = [kept, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return asked.find((tag): tag is Language => tag !== undefined && tag in ALL) ?? "en";
}

export const language = signal<Language>(first());

export function setLanguage(to: Language): void {
  localStorage.setItem(KEPT, to);
  language.value = to;
  document.documentElement.lang = to;
}

/** A text of the page; `{name}` in it is replaced by the value of that name. */
export function t(word: Word, values: Record<string, string | number> = {}): string {
  return ALL[language.value][word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** "1 shot", "7 shots": the text with the ending `.one` or `.many`. */
export function count(what: "shots" | "scenes" | "takes", n: number): string {
  return t(n === 1 ? `${what}.one` : `${what}.many`, { n: n.toLocaleString(language.value) });
}

/** "3 minutes ago", or a date from a week on. */
export function when(iso: string): string {
  const moment = new Date(/[Z+]/.test(iso) ? iso : `${iso}Z`);
  const seconds = (Date.now() - moment.getTime()) / 1000;
  if (seconds < 45) return t("justNow");
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [["minute", 60], ["hour", 3600], ["day", 86_400]];
  const [unit, size] = steps.findLast(([, least]) => seconds >= least * 0.75) ?? ["minute", 60];
  if (seconds > 7 * 86_400) return moment.toLocaleDateString(language.value, { dateStyle: "medium" });
  return new Intl.RelativeTimeFormat(language.value, { numeric: "auto" }).format(-Math.max(1, Math.round(seconds / size)), unit);
}

// The language of the page, and numbers, lengths of time and dates as it writes them.

import { signal } from "@preact/signals";

export const LANGUAGES = { en: "English", de: "Deutsch", fr: "Français", es: "Español" } as const;
export type Language = keyof typeof LANGUAGES;

export const language = signal<Language>("en");

/** A number with so many digits behind the point. */
export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(language.value, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function money(value: string | number, currency: string): string {
  return new Intl.NumberFormat(language.value, { style: "currency", currency }).format(Number(value));
}

/** A day as people write it. */
export function day(iso: string): string {
  return new Date(`${iso}T12:00:00Z`).toLocaleDateString(language.value, { dateStyle: "medium" });
}

/** "3, 4 and 7". */
export function list(those: readonly string[]): string {
  return new Intl.ListFormat(language.value).format(those);
}

export function percent(part: number): string {
  return new Intl.NumberFormat(language.value, { style: "percent", maximumFractionDigits: 0 }).format(part);
}

/** "in 3 minutes", from seconds. */
export function soon(seconds: number): string {
  const [unit, size] = seconds < 55 ? (["second", 1] as const) : seconds < 3300 ? (["minute", 60] as const) : (["hour", 3600] as const);
  return new Intl.RelativeTimeFormat(language.value, { style: "short" }).format(Math.max(1, Math.round(seconds / size)), unit);
}

/** The time of day of a moment in seconds since 1970. */
export function clock(at: number): string {
  return new Date(at * 1000).toLocaleTimeString(language.value, { timeStyle: "short", hourCycle: "h23" });
}

const moment = (iso: string) => new Date(/[Z+]/.test(iso) ? iso : `${iso}Z`);

/** "3 minutes ago", or a date from a week on. */
export function when(iso: string): string {
  const seconds = (Date.now() - moment(iso).getTime()) / 1000;
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [["second", 1], ["minute", 60], ["hour", 3600], ["day", 86_400]];
  const [unit, size] = steps.findLast(([, least]) => seconds >= least * 0.75) ?? ["second", 1];
  if (seconds > 7 * 86_400) return moment(iso).toLocaleDateString(language.value, { dateStyle: "medium" });
  const past = unit === "second" ? 0 : -Math.max(1, Math.round(seconds / size));
  return new Intl.RelativeTimeFormat(language.value, { numeric: "auto" }).format(past, unit);
}

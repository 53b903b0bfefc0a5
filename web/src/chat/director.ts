// What the director says, in the language of the page. The English words `said.*` are what it says, `(either|or)` and
// `[now and then]` included; the other languages say it with the same places. A text that is not wholly made of such
// sentences stays English, all of it. Quotations stay as they are: they are the film's.

import { en } from "../text/en";
import { language, money } from "../text/language";
import { known, t, type Word } from "../text/text";
import { ANSWERED } from "./answers";
import { capital, COUNT, counted, digits, each, LENGTH, numbered, type Places, SHOTS, shotsSaid } from "./nouns";

const VALUE = "(?:exposure|contrast|saturation|temperature|tint) [+-]\\d+(?:\\.\\d+)?(?: stops)?(?: to [+-]\\d+(?:\\.\\d+)?)?";
const FIELD = "(?:size|angle|camera|pace|time|weather|mood|light|note|look)";
const PART = `(?:${FIELD} (?:“[^”]*”|[a-z -]+))`;
const GRADES = Object.keys(en).flatMap((key) => (key.startsWith("grade.") ? [key.slice(6)] : []));
const KINDS_OF: Readonly<Record<string, readonly string[]>> = { size: ["shotSize"], camera: ["shotMove"] };
const WORK: Readonly<Record<string, string>> = { "the making of the film": "make", rolling: "generate", "the retake": "retake", "the render": "render", "the export": "export", "bringing in the files": "import_media" };

/** A place `length2` is one like `length`. */
const PLACES: Places = {
  ...ANSWERED,
  shots: [SHOTS, shotsSaid],
  length: [LENGTH, digits],
  exact: ["\\([\\d.]+ (?:s|frames)\\)", (found) => (found.endsWith("frames)") ? `(${counted(found.slice(1, -1))})` : digits(found))],
  step: [`(?:\\d+ frames?|${LENGTH})`, (found) => (found.includes("frame") ? counted(found) : digits(found))],
  many: [COUNT, counted],
  n: ["[\\d.]*\\d", digits],
  cost: ["[\\d.]+", (found) => money(found, "USD")],
  clip: ["(?:the gap|\\d+[A-Z]+)", (found) => (found === "the gap" ? t("noun.gap") : found)],
  clips: ["\\d+[A-Z]+(?:(?:, | and )\\d+[A-Z]+)*", (found) => each(found.split(/, | and /), String)],
  by: ["[+-]?\\d+(?:\\.\\d+)?", digits],
  over: ["\\(over \\d+ s\\)", (found) => `(> ${digits(found.slice(6, -1))})`],
  file: ["[^:;“”]+?\\.\\w+", String],
  way: ["(?:earlier|later)", (found) => known("noun", found)],
  edge: ["(?:head|tail)", (found) => known("value", found)],
  text: ["(?:“[^”]*”|\"[^\"]*\")", String],
  name: ["[^.:;,“”()]+?", String],
  numbers: ["\\d[\\d, and-]*", numbered],
  work: ["[a-z ]+?", (found) => known("order", WORK[found] ?? "")],
  act: ["[a-z_]+", (found) => known("edit", found)],
  camera: ["[\\w/.-]*\\w(?:, [\\w/.-]*\\w)*", String],
  join: ["[a-z ]+", (found) => known("transition", found)],
  grades: [`(?:${GRADES.join("|")})(?:(?:, | and )(?:${GRADES.join("|")}))*`, (found) => each(found.split(/, | and (?!white)/), (one) => known("grade", one))],
  values: [`${VALUE}(?:(?:, | and )${VALUE})*`, (found) => each(found.split(/, | and /), valueSaid)],
  parts: [`${PART}(?:(?:, | and )${PART})*`, (found) => each(found.split(new RegExp(`(?:, | and )(?=${FIELD} )`)), partSaid)],
  back: [".+?", (found) => sayAll(found, "back.")],
  sound: ["the (?:dialogue|music|effects)", (found) => known("stem", { dialogue: "DX", music: "MX", effects: "FX" }[found.slice(4)] ?? "")],
  db: ["[+-][\\d.]+ dB", digits],
};

interface Sentence {
  readonly word: Word;
  readonly places: readonly string[];
  readonly pattern: RegExp;
}

const SENTENCES: readonly Sentence[] = Object.entries(en).flatMap(([key, text]) => (/^(?:said|back|phrase)\./.test(key) ? [sentenceOf(key as Word, text)] : []));

/** What the director said; as it was, when there are no words for all of it. */
export function inOurs(said: string): string {
  if (language.value === "en") return said;
  const lines = said.split("\n").map((line) => (line ? (sayAll(line, "said.") ?? choiceSaid(line)) : line));
  return lines.every((line) => line !== null) ? lines.join("\n") : said;
}

/** An example of what could be said to the director. */
export const phraseSaid = (phrase: string): string | null => (language.value === "en" ? null : sayAll(phrase, "phrase."));

/** "2. No, leave it": what could be answered to a question that is past. */
function choiceSaid(line: string): string | null {
  const [, n, choice = ""] = /^(\d+)\. (.+)$/.exec(line) ?? [];
  const told = n ? (known("offer", choice) ?? sayAll(choice, "phrase.") ?? sayAll(choice, "said.")) : null;
  return told && `${n}. ${told}`;
}

/** "Shot 4 (2C): Close-up, the keeper" names the shot; what it shows is the film's. */
export function labelSaid(label: string): string {
  const named = /^(Shot \d+ \(\w+\)): (.+)$/.exec(label);
  return named?.[1] && named[2] && language.value !== "en" ? `${capital(shotsSaid(named[1]) ?? named[1])}: ${named[2]}` : label;
}

function sentenceOf(word: Word, text: string): Sentence {
  const places: string[] = [];
  const pattern = text.replace(/\{(\w+)\}|[[\]()|]|[^\w\s]/g, (found, place?: string) => {
    if (place === undefined) return { "[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|" }[found] ?? `\\${found}`;
    places.push(place);
    return `(${PLACES[place.replace(/\d$/, "")]?.[0] ?? ""})`;
  });
  // The end of a card is without its full stop where an arrow follows it.
  return { word, places, pattern: new RegExp(`${pattern.replace(/\\\.$/, "(?:\\.|(?=$))")}(?=[\\s,]|$)`, "iy") };
}

function sayAll(text: string, kind: "said." | "back." | "phrase."): string | null {
  const told: string[] = [];
  for (let at = 0; at < text.length; ) {
    const next = nextSaid(text, at, kind);
    if (!next) return null;
    told.push(next.said);
    at = next.end;
    at += (kind === "said." ? /^ */ : /^(?:, | and )?/).exec(text.slice(at))?.[0].length ?? 0;
  }
  if (kind === "back.") return told.join(", ");
  const said = told.join(" ");
  return /[.:!?]$/.test(text) ? said : said.replace(/\.$/, "");
}

function nextSaid(text: string, at: number, kind: string): { said: string; end: number } | null {
  for (const { word, places, pattern } of SENTENCES) {
    if (!word.startsWith(kind)) continue;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const said = found && filled(word, places, found.slice(1));
    if (said) return { said: kind === "said." ? capital(said) : said, end: pattern.lastIndex };
  }
  return null;
}

/** A sentence of the page with what was found in its places, without what nothing was found for. */
function filled(word: Word, places: readonly string[], found: readonly (string | undefined)[]): string | null {
  const values = new Map<string, string>();
  for (const [at, place] of places.entries()) {
    const value = found[at];
    if (value === undefined) continue;
    const said = PLACES[place.replace(/\d$/, "")]?.[1](value) ?? null;
    if (said === null) return null;
    values.set(place, said);
  }
  const frame = t(word, Object.fromEntries(places.map((place) => [place, `{${place}}`])));
  const kept = frame.replace(/\[([^[\]]*)\]/g, (_, part: string) => ([...part.matchAll(/\{(\w+)\}/g)].every(([, place]) => values.has(place ?? "")) ? part : ""));
  return kept.replace(/\{(\w+)\}/g, (_, place: string) => values.get(place) ?? "");
}

function valueSaid(found: string): string | null {
  const [name = "", ...rest] = found.split(" ");
  const field = known("field", name);
  return field && `${field} ${digits(rest.join(" ").replace(" stops", t("noun.stops")).replace(" to ", " → "))}`;
}

function partSaid(found: string): string | null {
  const [, name = "", value = ""] = /^(\w+) (.+)$/.exec(found) ?? [];
  const field = known("field", name);
  const said = value.startsWith("“") ? value : (KINDS_OF[name] ?? ["value"]).map((kind) => known(kind, value)).find(Boolean);
  return field && said ? `${field} ${said}` : null;
}

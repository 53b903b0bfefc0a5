// What stands in the places of an answer about the film: "4 shots show MARA: 2, 3, 9 and 10.", "1 line: 8 (3B) TOM: “…”."
// Prompts, names and lines stay as they are: they are the film's.

import { castById } from "../app/store";
import { money } from "../text/language";
import { en } from "../text/en";
import { known, t } from "../text/text";
import { COUNT, counted, digits, each, LENGTH, numbered, type Places, SHOT, shotsSaid } from "./nouns";

const NAME = "[^.:;,“”()]+?";
const SPOKEN = `\\d+ \\([\\dA-Z]+\\) ${NAME}: “[^”]*”`;
const PERSON = `${NAME}(?: \\([^()]*; ${COUNT}\\))?`;
const TAKE = "take \\d+(?: \\((?:in the cut|approved|no good|“[^”]*”)(?:, (?:in the cut|approved|no good|“[^”]*”))*\\))?";
const MUSIC = `(?:[a-z]+ )?music(?: \\(“[^”]*”\\))? (?:in ${SHOT}|from ${SHOT} to ${SHOT})`;
const CAMERA = "[\\w/.-]*\\w";
const TRAITS = ["no take yet", "more than one take", "approved", "not approved", "no good", "for your approval"].join("|");
const TRAIT = `(?:(?:are|is|have|has|waits?) (?:${TRAITS}|at [a-z]+|[a-z]+ weather|[a-z -]+ shots)|shows? ${NAME})`;
const CONDITIONS = Object.keys(en).flatMap((key) => (key.startsWith("condition.") ? [key.slice(10)] : []));
const DEEDS = Object.keys(en).flatMap((key) => (key.startsWith("deed.") ? [key.slice(5)] : []));

export const ANSWERED: Places = {
  words: [".+?", (found) => known("beat", found) ?? found],
  aside: ["\\([^()]*\\)", String],
  slate: ["\\([\\dA-Z]+\\)", String],
  figures: ["\\d[\\d.:x]*", String],
  who: [NAME, person],
  names: [`${NAME}(?:(?:, | and )${NAME})*`, (found) => each(found.split(/, | and /), person)],
  things: [".+?", (found) => found.split(/, | and /).join(", ")],
  sites: ["(?:\\d+|no) places?", counted],
  lengths: [`\\(\\d+: ${LENGTH}(?:, \\d+: ${LENGTH})*\\)`, digits],
  held: [`\\(${COUNT}, ${LENGTH}\\)`, held],
  which: ["\\([\\d, and-]+\\)", (found) => `(${numbered(found.slice(1, -1))})`],
  condition: [CONDITIONS.sort((one, other) => other.length - one.length).join("|"), (found) => known("condition", found)],
  trait: [TRAIT, traitSaid],
  size: ["[a-z -]+", (found) => known("shotSize", found)],
  valued: ["[a-z -]+", (found) => known("value", found)],
  phase: ["[a-z ]+", (found) => known("film", found)],
  spoken: [`${SPOKEN}(?:; ${SPOKEN})*`, (found) => found.replace(/(\) )the narrator(?=: “)/g, `$1${t("narrator")}`)],
  persons: [`${PERSON}(?:; ${PERSON})*`, (found) => found.replace(new RegExp(`; (${COUNT})\\)`, "g"), (_, many: string) => `; ${counted(many)})`)],
  marks: [`${TAKE}(?:, ${TAKE})*`, marksSaid],
  cues: [`${MUSIC}(?:(?:, | and )${MUSIC})*`, (found) => each(found.split(/(?:, | and )(?=(?:[a-z]+ )?music )/i), musicSaid)],
  cameras: [`${CAMERA}(?:(?:, | and )${CAMERA})*`, numbered],
  bills: [`\\(${CAMERA} [\\d.]+(?:, ${CAMERA} [\\d.]+)*\\)`, paid],
  dear: ["\\d+[A-Z]+ \\([\\d.]+\\)", paid],
  deed: [DEEDS.join("|"), (found) => known("deed", found)],
};

/** Only who is in the film: anything else before a colon is the director's own words. */
function person(found: string): string | null {
  if (/^the narrator$/i.test(found)) return t("narrator");
  return [...castById.value.values()].some((one) => one.name === found) ? found : null;
}

/** "(3 shots, 12.0 s)". */
function held(found: string): string {
  const [many = "", long = ""] = found.slice(1, -1).split(", ");
  return `(${counted(many)}, ${digits(long)})`;
}

function paid(found: string): string {
  return found.replace(/[\d.]+(?=[,)])/g, (cost) => money(cost, "USD"));
}

function traitSaid(found: string): string | null {
  const [, verb = "", of = ""] = /^(\w+) (.+)$/.exec(found) ?? [];
  if (/^shows?$/i.test(verb)) return of === "that" ? t("trait.that") : person(of);
  const size = / shots$/.test(of) ? known("shotSize", of.slice(0, -6)) : null;
  return known("trait", of) ?? known("value", of.replace(/^at | weather$/g, "")) ?? size;
}

function marksSaid(found: string): string {
  const said = found.replace(/(?<=[(,] ?)(in the cut|approved|no good)(?=[,)])/g, (mark) => known("mark", mark) ?? mark);
  return said.replace(/\btake (?=\d)/gi, `${t("noun.take")} `);
}

/** "Tense music (“low strings”) from shot 7 (3A) to shot 10 (4A)". */
function musicSaid(found: string): string | null {
  const [, mood, called = "", from = "", to] = new RegExp(`^(?:([a-z]+) )?music( \\(“[^”]*”\\))? (?:in|from) (${SHOT})(?: to (${SHOT}))?$`, "i").exec(found) ?? [];
  const moodSaid = mood ? known("value", mood.toLowerCase()) : "";
  if (moodSaid === null) return null;
  const shots = [from, to].flatMap((one) => (one ? [shotsSaid(one)] : [])).join(" → ");
  return `${t("stem.MX")}${moodSaid ? `, ${moodSaid}` : ""}${called}, ${shots}`;
}

// An edit of the log in few words: the shots that it is about, by their slates, and what it says of them. Pure but for
// the page's words.

import type { LogLine } from "../protocol";
import { named } from "../text/text";

const HASH = /^[0-9a-f]{64}$/;
/** as the studio numbers what is in a film, where nobody knows any more what that was called */
const ID = /^[a-z]{2}\d+$/;
const MOST = 4;
const LONGEST = 60;
/** what only the studio needs to know */
const UNTOLD: ReadonlySet<string> = new Set(["kind", "relative", "media", "head", "before", "rate", "width", "height", "sound", "still", "conform", "subjects", "cost", "seed", "why", "origin", "model", "parts", "compromises", "faults", "steps", "state"]);
const ABOUT: ReadonlySet<string> = new Set(["shot", "shots", "clip", "clips", "takes"]);
/** a number of these says by how much */
const CHANGES: ReadonlySet<string> = new Set(["exposure", "contrast", "saturation", "temperature", "tint", "delta", "delta_db", "gain_db"]);
/** what a person called something, however short */
const GIVEN: ReadonlySet<string> = new Set(["name", "title", "text"]);
/** what has words of the page's own, and where they are */
const CHOSEN: Readonly<Record<string, string>> = { size: "shotSize", camera: "shotMove", move: "shotMove", transition: "transition", ...Object.fromEntries(["angle", "coverage", "edge", "expression", "facing", "mood", "pace", "time", "weather"].map((field) => [field, "value"])) };
const CUTS: ReadonlySet<string> = new Set(["trim", "ripple", "roll", "slip", "slide", "split_edit"]);

export interface Told {
  /** slates */
  readonly about: string;
  readonly what: string;
}

/** `slate` gives what a shot, a clip, a take, a cue or a title is called, as far as it is known. */
export function told(line: LogLine, slate: (value: unknown) => string | undefined): Told {
  const entries = Object.entries(line.edit).filter(([field, value]) => !UNTOLD.has(field) && says(value) && !(ID.test(String(value)) && !slate(value)) && !(field === "track" && value === "V1"));
  const about = entries.filter(([field]) => ABOUT.has(field)).flatMap(([, value]) => [value].flat().map((one) => slate(one) ?? String(one)).filter((one) => !ID.test(one)));
  // The frames of a take are those of its file; those of a cut are what was done.
  const rest = entries.filter(([field]) => !ABOUT.has(field) && !(field === "frames" && line.kind === "print_take"));
  return { about: [...new Set(about)].slice(0, 8).join(" "), what: rest.slice(0, MOST).map(([field, value]) => part(line.kind, field, value)).join(", ") };

  function part(kind: string, field: string, value: unknown): string {
    const name = named("field", field);
    const kindOf = CHOSEN[field];
    if (value === true) return name;
    if (kindOf && typeof value === "string") return `${name} ${named(kindOf, value)}`;
    if (typeof value === "number") return `${name} ${CHANGES.has(field) || (field === "frames" && CUTS.has(kind)) ? signed(value) : value}`;
    if (Array.isArray(value)) return typeof value[0] === "object" ? `${name} ${value.length}` : `${name} ${value.map((one) => slate(one) ?? String(one)).join(" ")}`;
    if (typeof value === "object") return name;
    const words = slate(value) ?? String(value);
    return words.includes(" ") || GIVEN.has(field) ? `“${words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words}”` : `${name} ${words}`;
  }
}

const signed = (value: number) => (value > 0 ? `+${value}` : String(value).replace("-", "−"));

function says(value: unknown): boolean {
  if (typeof value === "string") return value !== "" && !HASH.test(value);
  return value !== null && value !== false && !(Array.isArray(value) && !value.length);
}

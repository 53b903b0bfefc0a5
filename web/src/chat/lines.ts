// A line of what changed, taken apart for a card: which shot, what it was, what it is. Pure.

export interface Change {
  readonly text: string;
  readonly slate: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const LENGTH = String.raw`(\d+:\d\d\.\d|[\d.]+ s)`;
const ARROW = new RegExp(`^(.+?)[:;,]?\\s+${LENGTH} -> ${LENGTH}\\.?$`);

/** "Shot 3 (2B): 2.7 s -> 4.7 s." is about 2B, and goes from 2.7 s to 4.7 s. */
export function changeOf(line: string): Change {
  const slate = /\((\d+[A-Z]+)\)/.exec(line)?.[1] ?? null;
  const arrow = ARROW.exec(line);
  if (arrow?.[1]) return { text: arrow[1], slate, before: arrow[2] ?? null, after: arrow[3] ?? null };
  return { text: line, slate, before: null, after: null };
}

/** The answer without the lines that are shown as cards, choices or offers. */
export function ownWords(reply: string, changes: readonly string[], choices: readonly string[]): string {
  const listed = new Set(changes);
  return reply
    .split("\n")
    .filter((line) => !listed.has(line) && !/^Next: “/.test(line) && !choices.some((choice, place) => line === `${place + 1}. ${choice}`))
    .join("\n")
    .trim();
}

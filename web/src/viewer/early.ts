// What a film shows first, asked for before there is a screen for it: its answers wait here until somebody wants them.

import { sent } from "../app/wire";

const asked = new Map<string, Promise<Response>>();

export function askEarly(path: string): Promise<Response> {
  const answer = sent(path, {});
  answer.catch(() => undefined);
  asked.set(path, answer);
  return answer;
}

/** What was asked for early, once; else it is asked for now. */
export async function answerOf(path: string, signal: AbortSignal): Promise<Response> {
  const early = asked.get(path);
  asked.delete(path);
  return (await early?.catch(() => null)) ?? sent(path, { signal });
}

/** The answer to a path without a revision, when it is of this one after all; it is had once. */
export async function answerOfRevision(path: string, revision: number): Promise<Response | null> {
  const early = await asked.get(path)?.catch(() => null);
  asked.delete(path);
  return early && revisionOf(early) === revision ? early : null;
}

const revisionOf = (answer: Response): number => Number(answer.headers.get("x-workprint-revision"));

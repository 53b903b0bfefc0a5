// The conversation about the open film: what was said, what is being said, what waits for an answer.

import { batch, computed, signal } from "@preact/signals";
import type { EventShown, Failure, Said, TurnShown, Waiting } from "../protocol";
import { load } from "../app/load";
import { announce, complain } from "../app/says";
import { film, route } from "../app/store";
import { Refused, studio } from "../app/wire";
import { t } from "../text/text";
import { stageOf } from "./fixed";

export interface Spoken {
  /** 0 until the studio has numbered it */
  turn: number;
  message: string;
  speaker: string;
  /** the answer so far */
  reply: string;
  /** what is being done right now */
  note: string;
  state: TurnShown["state"];
  changes: readonly string[];
  next: readonly string[];
  undo: number | null;
  revision: number;
  started: string;
  /** the line broke while it was answered: whether the studio has it is known once that is back */
  cut?: boolean;
  /** what the studio said was in the way, should it not have it */
  why?: string;
  /** it never arrived */
  lost?: boolean;
}

/** said by a studio that goes, or by something that stands before it */
const GONE: ReadonlySet<string> = new Set(["server_stopped", "stopping", "odd"]);
const KEPT = 80;
/** so many of the newest turns may be what was said here a moment ago */
const LATELY = 3;
export const turns = signal<readonly Spoken[]>([]);
export const waiting = signal<Waiting | null>(null);
/** a message of this page is being answered */
export const busy = computed(() => turns.value.some((turn) => turn.state === "open"));
export const latest = computed(() => turns.value.at(-1) ?? null);
/** how often something was said here: what one says is brought in sight */
export const told = signal(0);
/** messages of this page whose stream is open */
const mine = new Set<string>();
let lastEvent = 0;
let talkingOf = "";

export async function loadTalk(name: string): Promise<void> {
  const told = await studio.said(name, KEPT);
  const here = route.value;
  if (here.page !== "film" || here.film !== name) return;
  batch(() => {
    if (talkingOf !== name) lastEvent = 0;
    talkingOf = name;
    turns.value = [...told.messages.map(kept), ...own(told.messages)];
    waiting.value = told.waiting;
  });
}

/** What was said here and the studio has not numbered: on its way, or refused. What broke off and is not there never arrived. */
function own(told: readonly TurnShown[]): Spoken[] {
  return turns.value.flatMap((turn): Spoken[] => {
    const there = told.slice(-LATELY).some((one) => one.message === turn.message && (turn.cut || one.state === "open"));
    if (turn.turn !== 0 || there) return [];
    return [turn.cut ? { ...turn, cut: false, lost: true, state: "failed", reply: turn.why ?? t("talk.lost"), note: "" } : turn];
  });
}

function kept(turn: TurnShown): Spoken {
  const { turn: number, message, speaker, reply, state, changes, next, undo, revision, started } = turn;
  const live = turns.value.find((one) => one.turn === number && one.state === "open");
  return { turn: number, message, speaker, reply: reply || live?.reply || "", note: live?.note ?? "", state, changes, next, undo, revision, started };
}

export function forgetTalk(): void {
  batch(() => {
    turns.value = [];
    waiting.value = null;
  });
  talkingOf = "";
}

/** Say something to the director, perhaps with files that were sent. The answer comes in pieces; the promise ends with it. */
export async function tell(message: string, answering?: number, uploads: readonly string[] = []): Promise<void> {
  const open = film.value;
  const words = message.trim();
  if (!open || !words) return;
  const said: Spoken = { turn: 0, message: words, speaker: t("you"), reply: "", note: t("thinking"), state: "open", changes: [], next: [], undo: null, revision: open.revision, started: new Date().toISOString() };
  mine.add(words);
  batch(() => {
    // What was refused before is not said any more.
    turns.value = [...turns.value.filter((turn) => turn.turn !== 0 || turn.state === "open"), said];
    waiting.value = null;
    told.value += 1;
  });
  let current = said;
  const put = (change: Partial<Spoken>) => {
    const next = { ...current, ...change };
    turns.value = turns.value.map((turn) => (turn === current || (turn.turn !== 0 && turn.turn === next.turn) ? next : turn));
    current = next;
  };
  try {
    await studio.say(open.film, { message: words, ...(answering ? { answering } : {}), ...(uploads.length ? { uploads: [...uploads] } : {}) }, (kind, value) => hear(kind, value, () => current, put));
    if (current.state === "open") put({ note: t("talk.cut"), cut: true });
  } catch (error) {
    const refused = error instanceof Refused && error.status > 0 && error.status < 500;
    const why = error instanceof Refused && error.status > 0 && !GONE.has(error.code) ? { why: error.message } : {};
    put(refused ? { state: "failed", reply: error.message, note: "" } : { note: t("talk.cut"), cut: true, ...why });
  }
  mine.delete(words);
  await loadTalk(open.film).catch((error: unknown) => {
    if (!current.cut) complain(error);
  });
}

type Put = (change: Partial<Spoken>) => void;

function hear(kind: string, told: unknown, now: () => Spoken, put: Put): void {
  if (kind === "said") {
    const said = told as Said;
    put({ turn: said.turn, reply: said.reply, note: "", state: said.asked ? "waiting" : "done", changes: said.changes, next: said.next, undo: said.undo, revision: said.revision });
    announce(said.reply);
    load(said.revision).catch(complain);
    return;
  }
  if (kind === "error") {
    put({ state: "failed", reply: (told as Failure).error.message, note: "" });
    return;
  }
  const event = told as EventShown;
  lastEvent = Math.max(lastEvent, event.number);
  const value = event.value as { text?: string; what?: string; why?: string; doing?: string; seconds?: number; tokens?: number; stage?: string; revision?: number; error?: string };
  if (event.turn && now().turn !== event.turn) put({ turn: event.turn });
  if (kind === "words") put({ reply: now().reply + (value.text ?? ""), note: "" });
  else if (kind === "thinking") put({ note: t("thinking") });
  else if (kind === "looked") put({ note: t("looking", { what: value.what ?? "" }) });
  else if (kind === "working") put({ note: t(value.doing === "writing" ? "working.writing" : "working.reading", { seconds: value.seconds ?? 0, tokens: value.tokens ?? 0 }) });
  else if (kind === "waiting") put({ note: value.why ?? "" });
  else if (kind === "progress") put({ note: stageOf(value) });
  else if (kind === "done" && value.revision) load(value.revision).catch(complain);
}

/** What the socket tells of a conversation: the turns of others, and of this page when its own stream is gone. */
export function heardChat(name: string, { kind, number }: EventShown): void {
  if (turns.value.some((turn) => turn.state === "open" && mine.has(turn.message)) || number <= lastEvent) return;
  lastEvent = number;
  if (["message", "said", "gate", "question"].includes(kind)) loadTalk(name).catch(complain);
}

export async function stopTalking(): Promise<void> {
  if (film.value) await studio.stop(film.value.film).catch(complain);
}

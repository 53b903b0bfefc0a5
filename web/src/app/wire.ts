// Talking to the studio: one function for every request, one error with the studio's own sentence.

import { signal } from "@preact/signals";
import { t } from "../text/text";
import type {
  api__camera_answers__LedgerShown as Ledger,
  CameraJobList,
  CameraJobShown,
  CapGiven,
  CapsShown,
  CommentList,
  CommentShown,
  Conversation,
  DeliveryShown,
  Edit,
  Edited,
  FailureSaid,
  FilmListed,
  FilmShown,
  Foretold,
  GeneratorList,
  Idea,
  JobShown,
  KeyChecked,
  KeyList,
  KeyShown,
  LogShown,
  Me,
  MessageSent,
  Order,
  PassGiven,
  PassList,
  PassShown,
  Quote,
  QuotesShown,
  RhythmShown,
  Said,
  Settling,
  ShareGiven,
  VoiceList,
  WayBack,
} from "../protocol";

export class Refused extends Error {
  readonly code: string;
  readonly data: Record<string, unknown>;

  constructor(
    readonly status: number,
    error: FailureSaid,
  ) {
    super(error.message);
    this.code = error.code;
    this.data = error.data ?? {};
  }
}

/** nobody here is let in, or not any more */
export const shutOut = signal(false);

interface Options {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** a body as it is */
  raw?: Blob;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
  /** also where the page is left meanwhile */
  lasts?: boolean;
}

async function refusal(answer: Response): Promise<Refused> {
  const told = (await answer.json().catch(() => null)) as { error?: FailureSaid } | null;
  return new Refused(answer.status, told?.error ?? { code: "odd", message: t("wire.odd", { status: answer.status }), data: {} });
}

async function fetched(path: string, options: Options): Promise<Response> {
  const init: RequestInit = { method: options.method ?? "GET", headers: { accept: "application/json", ...options.headers } };
  if (options.signal) init.signal = options.signal;
  if (options.body !== undefined) {
    init.body = JSON.stringify(options.body);
    init.headers = { ...init.headers, "content-type": "application/json" };
  }
  if (options.raw) init.body = options.raw;
  if (options.lasts) init.keepalive = true;
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(0, { code: "gone", message: t("wire.gone"), data: {} });
  }
  if (answer.status === 401) shutOut.value = true;
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

export async function ask<T>(path: string, options: Options = {}): Promise<T> {
  const answer = await fetched(path, options);
  return (answer.status === 204 ? null : await answer.json()) as T;
}

/** The answer itself, for who reads its headers. */
export const sent = (path: string, options: Options): Promise<Response> => fetched(path, options);

export async function bytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await fetched(path, { signal })).arrayBuffer();
}

/** An answer that comes as events; resolves when it has ended. */
export async function streamed(path: string, body: unknown, heard: (kind: string, value: unknown) => void): Promise<void> {
  const answer = await fetched(path, { method: "POST", body, headers: { accept: "text/event-stream" } });
  if (!answer.body) return;
  const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
    const blocks = (text + piece.value).split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (event && data) heard(event, JSON.parse(data));
    }
  }
}

const at = (film: string) => `/api/films/${encodeURIComponent(film)}`;
type Value = string | number | undefined;
const asked = (values: Record<string, Value | readonly Value[]>) => {
  const given = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  const said = given.filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]);
  return said.length ? `?${new URLSearchParams(said)}` : "";
};
type Asked = Pick<Quote, "shots" | "scenes" | "takes" | "generator" | "within">;

export const studio = {
  films: () => ask<{ films: FilmListed[] }>("/api/films").then((told) => told.films),
  film: (film: string, revision?: number, signal?: AbortSignal) =>
    ask<FilmShown>(at(film) + asked({ revision }), { signal }),
  wayBack: (film: string) => ask<WayBack>(`${at(film)}/undo`),
  log: (film: string) => ask<LogShown>(`${at(film)}/log`),
  foretold: (film: string, form: string) => ask<Foretold>(`${at(film)}/exports/${form}`),
  deliveries: (film: string) => ask<{ deliveries: DeliveryShown[] }>(`${at(film)}/deliveries`).then((told) => told.deliveries),
  jobs: (film?: string) => ask<{ jobs: JobShown[] }>(`/api/jobs${asked({ film })}`).then((told) => told.jobs),
  job: (job: string) => ask<JobShown>(`/api/jobs/${job}`),
  cancel: (job: string) => ask<JobShown>(`/api/jobs/${job}`, { method: "DELETE" }),
  make: (idea: Partial<Idea> & Pick<Idea, "idea">) => ask<JobShown>("/api/films", { method: "POST", body: idea }),
  bring: (uploads: string[]) => ask<JobShown>("/api/imports", { method: "POST", body: { uploads } }),
  /** Without a `base` the edit means the film as it is then. */
  edit: (film: string, edit: Edit, base: number | undefined, cause: string) =>
    ask<Edited>(`${at(film)}/edits${asked({ base_revision: base, cause })}`, { method: "POST", body: edit, lasts: base === undefined }),
  order: (film: string, order: Order, usd?: number) => ask<JobShown>(`${at(film)}/orders${asked({ usd })}`, { method: "POST", body: order }),
  retry: (job: string, usd?: number) => ask<JobShown>(`/api/jobs/${job}/retry${asked({ usd })}`, { method: "POST" }),
  said: (film: string, count: number) => ask<Conversation>(`${at(film)}/messages${asked({ count })}`),
  say: (film: string, message: Partial<MessageSent> & Pick<MessageSent, "message">, heard: (kind: string, value: unknown) => void) =>
    streamed(`${at(film)}/messages`, message, heard),
  ledger: (film: string) => ask<Ledger>(`${at(film)}/ledger`),
  caps: () => ask<CapsShown>("/api/caps"),
  setCap: (film: string, usd: string | null) => ask<CapGiven>(`${at(film)}/cap`, { method: "PUT", body: { usd } }),
  quote: (film: string, of: Asked = {}) => ask<QuotesShown>(`${at(film)}/quote${asked({ shots: of.shots, scenes: of.scenes, takes: of.takes ?? undefined, generator: of.generator ?? undefined, within: of.within ?? undefined })}`),
  rolling: (film: string) => ask<CameraJobList>(`${at(film)}/jobs${asked({ state: ["queued", "submitting", "running", "reconciling", "unknown", "arrived", "failed"] })}`).then((told) => told.jobs),
  stopTake: (film: string, job: string) => ask<CameraJobShown>(`${at(film)}/jobs/${job}`, { method: "DELETE" }),
  resumeTake: (film: string, job: string) => ask<CameraJobShown>(`${at(film)}/jobs/${job}/resume`, { method: "POST" }),
  settleTake: (film: string, job: string, settling: Partial<Settling> & Pick<Settling, "outcome">) => ask<CameraJobShown>(`${at(film)}/jobs/${job}/settle`, { method: "POST", body: settling }),
  rhythm: (film: string, revision: number) => ask<RhythmShown>(`${at(film)}/rhythm${asked({ revision })}`),
  keys: () => ask<KeyList>("/api/keys").then((told) => told.keys),
  keepKey: (service: string, settings: Record<string, string>) => ask<KeyShown>(`/api/keys/${service}`, { method: "PUT", body: { settings } }),
  forgetKey: (service: string) => ask<KeyShown>(`/api/keys/${service}`, { method: "DELETE" }),
  checkKey: (service: string) => ask<KeyChecked>(`/api/keys/${service}/check`, { method: "POST" }),
  voices: () => ask<VoiceList>("/api/voices").then((told) => told.voices),
  generators: () => ask<GeneratorList>("/api/generators").then((told) => told.generators),
  me: () => ask<Me>("/api/me"),
  comeIn: (token: string) => ask<null>("/api/session", { method: "POST", headers: { authorization: `Bearer ${token}` } }),
  leave: () => ask<null>("/api/session", { method: "DELETE" }),
  comments: (film: string) => ask<CommentList>(`${at(film)}/comments`).then((told) => told.comments),
  comment: (film: string, comment: { frame: number; text: string; about?: number; name?: string }) => ask<CommentShown>(`${at(film)}/comments`, { method: "POST", body: comment }),
  setComment: (film: string, number: number, state: CommentShown["state"]) => ask<CommentShown>(`${at(film)}/comments/${number}`, { method: "PATCH", body: { state } }),
  addressComment: (film: string, number: number) => ask<Said>(`${at(film)}/comments/${number}/address`, { method: "POST" }),
  shares: (film: string) => ask<PassList>(`${at(film)}/shares`).then((told) => told.people),
  share: (film: string, name: string) => ask<ShareGiven>(`${at(film)}/shares`, { method: "POST", body: { name } }),
  unshare: (film: string, link: string) => ask<PassShown>(`${at(film)}/shares/${link}`, { method: "DELETE" }),
  people: () => ask<PassList>("/api/people").then((told) => told.people),
  letIn: (name: string, role: PassShown["role"]) => ask<PassGiven>("/api/people", { method: "POST", body: { name, role } }),
  setRole: (person: string, role: PassShown["role"]) => ask<PassShown>(`/api/people/${person}`, { method: "PATCH", body: { role } }),
  takeAway: (person: string) => ask<PassShown>(`/api/people/${person}`, { method: "DELETE" }),
  stop: (film: string) => ask<{ stopped: boolean }>(`${at(film)}/stop`, { method: "POST" }),
};

/** Addresses of pictures and sound, for elements that fetch by themselves. */
export const address = {
  voice: (name: string) => `/api/voices/${name}/sample`,
  cover: (film: string) => `${at(film)}/poster`,
  cut: (film: string, revision: number, pictures: number) => `${at(film)}/strip${asked({ revision, pictures })}`,
  poster: (film: string, shot: string, take?: number) => `${at(film)}/shots/${encodeURIComponent(shot)}/poster${asked({ take })}`,
  strip: (film: string, shot: string, take: number | undefined, every: number) =>
    `${at(film)}/shots/${encodeURIComponent(shot)}/strip${asked({ take, every })}`,
  clip: (film: string, shot: string, take?: number) => `${at(film)}/shots/${encodeURIComponent(shot)}/clip${asked({ take })}`,
  peaks: (film: string, revision: number, samples: number) => `${at(film)}/peaks${asked({ revision, samples })}`,
  meters: (film: string, revision: number) => `${at(film)}/meters${asked({ revision })}`,
  playlist: (film: string, kind: "picture" | "sound", revision?: number) => `${at(film)}/preview/${kind}.m3u8${asked({ revision })}`,
  whole: (film: string, revision: number) => `${at(film)}/preview.m3u8${asked({ revision })}`,
};

/** A token, or that of a share link, comes in the fragment, which never leaves the browser: it is changed for a cookie and
 * forgotten. */
export async function showToken(): Promise<void> {
  const said = new URLSearchParams(location.hash.slice(1));
  const token = said.get("token") ?? said.get("share");
  if (!token) return;
  history.replaceState(null, "", location.pathname + location.search);
  await studio.comeIn(token);
}

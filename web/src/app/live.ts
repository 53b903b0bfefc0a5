// The line to the studio: one socket for the open film. It comes back by itself and catches up on what it missed.

import { batch, effect } from "@preact/signals";
import { inOurs } from "../chat/director";
import { changeOf } from "../chat/lines";
import { digits } from "../chat/nouns";
import { heardChat, loadTalk } from "../chat/talking";
import type { Changed, JobShown, Step, WireEvent, WireSaying } from "../protocol";
import { t } from "../text/text";
import { frame, isMixed, playing, showPreview, shown } from "../viewer/player";
import { isOwn, retry } from "./edits";
import { heardComment } from "../comments/comments";
import { followed } from "../people/following";
import { load, loadComments, loadJobs, loadPerson } from "./load";
import { announce, complainUnlessAway, say } from "./says";
import { ownName } from "../people/names";
import { film, guest, jobs, me, missing, online, people, person, picked, route, working } from "./store";

/** the close code for who said what may not be said, or may not hear any more */
const NOT_LET_IN = 1008;
const FIRST_WAIT = 250;
/** before who looks; and in the background, where nobody does */
const LONGEST_WAIT = 1000;
const LONGEST_UNSEEN = 8000;
/** a second that took so long was a sleep of the machine */
const SLEPT_MS = 8000;
const STILL_THERE_MS = 20_000;
const HERE_MS = 120;
/** while it plays, where it is is told now and then: who follows counts on by themselves */
const PLAYING_MS = 500;

/** A clock that was set back is no reason to trust an old line. */
const since = (then: number) => Math.abs(Date.now() - then);

/** Follow a film until the returned function is called. */
export function follow(name: string): () => void {
  let socket: WebSocket | null = null;
  let here: (WireSaying & { type: "here" }) | null = null;
  let seq: number | null = null;
  let wait = FIRST_WAIT;
  let timer = 0;
  let heardAt = 0;
  let left = false;
  let tries = 0;
  let alone = false;

  const again = () => {
    if (left) return;
    online.value = film.value?.film !== name;
    // Not all pages at the same moment.
    timer = setTimeout(connect, wait * (0.75 + Math.random() / 4)) as unknown as number;
    // Nor is there hurry for a film that there is not.
    wait = Math.min(wait * 2, document.hidden || (missing.value && !working.value) ? LONGEST_UNSEEN : LONGEST_WAIT);
  };
  const connect = async () => {
    const mine = ++tries;
    // A film that was asked for a moment ago may wait for its turn: there is no line to it before it is there.
    if (film.value?.film !== name) await load(0).catch(() => undefined);
    if (left || mine !== tries) return;
    if (film.value?.film !== name) return again();
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const after = seq === null ? "" : `?after=${seq}`;
    socket = new WebSocket(`${scheme}://${location.host}/api/films/${encodeURIComponent(name)}/socket${after}`);
    socket.onmessage = (message) => {
      heardAt = Date.now();
      const told = JSON.parse(String(message.data)) as WireEvent;
      if (told.type === "hello") {
        wait = FIRST_WAIT;
        online.value = true;
        if (here) tell(here);
        if (told.data.role !== person.value?.role) loadPerson().catch(complainUnlessAway);
        // Between what was fetched first and this moment something may have happened; so while a server was away.
        if (seq === null || told.data.revision !== film.value?.revision) refresh(name, told.data.revision);
        else if (!guest.value) loadTalk(name).catch(complainUnlessAway);
        // What could be played since its list was fetched was told to those who were there.
        if (seq === null) void shown().then(() => isMixed() || showPreview());
        else showPreview();
      }
      if (told.type === "snapshot") {
        refresh(name);
        if (!guest.value) loadJobs(name).catch(complainUnlessAway);
      }
      seq = told.seq;
      heard(name, told);
    };
    let open = false;
    socket.onopen = () => void (open = true);
    socket.onclose = ({ code }) => {
      // No line, or none any more: perhaps because who is here is not let in now.
      if (!open || code === NOT_LET_IN) loadPerson().catch(() => undefined);
      // Where no line comes about there is nobody who greets: what is here is shown as it is.
      if (seq === null && !alone) refresh(name);
      alone = true;
      again();
    };
  };
  const tell = (said: WireSaying) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(said));
  // A laptop that wakes, a network that is back: at once, not at the end of a wait.
  const hurry = () => {
    if (left || document.hidden) return;
    if (socket?.readyState === WebSocket.OPEN && since(heardAt) < STILL_THERE_MS * 2 && !slept()) return;
    clearTimeout(timer);
    if (socket) leave(socket);
    wait = FIRST_WAIT;
    void connect();
  };
  let ticked = Date.now();
  const slept = () => since(ticked) > SLEPT_MS;
  // A line may look open after a sleep and be dead: nothing but the clock tells.
  const clock = setInterval(() => {
    if (slept()) hurry();
    ticked = Date.now();
  }, 1000);
  const pulse = setInterval(() => {
    if (tell({ type: "ping" }) && since(heardAt) > STILL_THERE_MS * 2) hurry();
  }, STILL_THERE_MS);
  let later = 0;
  const tellNow = () => {
    later = 0;
    if (here) tell(here);
  };
  const tellHere = effect(() => {
    const at = route.value;
    const [shot] = picked.value;
    const turned = here?.playing !== playing.value;
    here = { type: "here", view: at.page === "film" && !guest.value ? at.tab : "", frame: frame.value, shot: shot ?? null, playing: playing.value, name: ownName.value };
    if (turned) {
      clearTimeout(later);
      tellNow();
    } else if (!later) later = setTimeout(tellNow, playing.value ? PLAYING_MS : HERE_MS) as unknown as number;
  });
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  void connect();
  return () => {
    left = true;
    clearTimeout(timer);
    clearTimeout(later);
    clearInterval(pulse);
    clearInterval(clock);
    tellHere();
    removeEventListener("online", hurry);
    document.removeEventListener("visibilitychange", hurry);
    if (socket) leave(socket);
    batch(() => {
      people.value = [];
      online.value = true;
    });
  };
}

/** Hear no more of a socket. One that is not open yet is closed once it is: closed before, a browser complains. */
function leave(socket: WebSocket): void {
  socket.onclose = socket.onmessage = null;
  if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
  else socket.close();
}

/** What a greeting does not tell, fetched. */
function refresh(name: string, revision?: number): void {
  Promise.all([load(revision), loadComments(name), ...(guest.value ? [] : [loadTalk(name)])]).catch(complainUnlessAway);
}

function heard(name: string, told: WireEvent): void {
  switch (told.type) {
    case "hello":
      batch(() => {
        me.value = told.data.you;
        people.value = told.data.people;
        jobs.value = told.data.jobs;
      });
      break;
    case "presence":
      people.value = told.data.people;
      followed();
      break;
    case "comment":
      heardComment(name, told.data);
      break;
    case "facts":
      showPreview(told.data.revision);
      load(told.data.revision).catch(complainUnlessAway);
      tellOthersEdit(told.data, told.cause ?? "");
      break;
    case "chat":
      heardChat(name, told.data);
      break;
    case "progress":
      step(told.data);
      break;
    case "job":
      jobs.value = [told.data, ...jobs.value.filter((job) => job.id !== told.data.id)];
      if (told.data.ended) {
        load().catch(complainUnlessAway);
        showPreview();
        if (told.data.state === "failed") tellFailure(told.data);
        if (told.data.state === "done" && told.data.file) say(t("delivered"));
      }
      break;
    case "preview":
      showPreview();
      // With the mix the lines have been spoken: how long they are is known now.
      if (told.data.sound && film.value?.cues.some((cue) => cue.estimated)) load().catch(complainUnlessAway);
      break;
    case "snapshot":
    case "pong":
      break;
  }
}

/** The chat has a card for it; where that is not seen, it is said. */
function tellFailure(job: JobShown): void {
  if (document.querySelector(".chat")) announce(job.error?.message ?? "");
  else say(job.error?.message ?? "", { tone: "bad", action: { label: t("retry"), work: () => void retry(job) } });
}

/** What someone else changed, in the studio's own words. The conversation tells its own. */
function tellOthersEdit(told: Changed, cause: string): void {
  const [line] = told.changes;
  if (isOwn(cause) || told.message || told.kind === "print_take" || !line) return;
  const change = changeOf(line);
  const what = change.after === null ? inOurs(line) : `${inOurs(change.text)}: ${digits(change.before ?? "")} → ${digits(change.after)}`;
  say(told.actor && told.actor !== person.value?.name ? t("edit.other", { who: told.actor, what }) : what);
}

function step(told: Step): void {
  const { job: id, stage, done, total, what } = told;
  jobs.value = jobs.value.map((job) => (job.id === id ? { ...job, stage, done, total, what } : job));
}

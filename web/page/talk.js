// The conversation about a film: what was said, the answer as it comes, and what may be answered with a button.

import { act, complain, el, say } from "./dom.js";
import { studio } from "./wire.js";

const SHOWN = 30;
const LOOK_AGAIN = 1500;

export class Talk {
  // `changed` is called when the film may have changed; `revert` takes it back to a revision, if it is still at one.
  constructor(film, { changed, revert }) {
    Object.assign(this, { film, changed, revert, known: 0, busy: false, left: new AbortController() });
    this.log = el("div", { className: "log", role: "log", "aria-label": "What was said", tabIndex: 0 });
    this.words = el("textarea", { id: "message", rows: 2, maxLength: 20000, placeholder: "make shot 3 darker and two seconds longer" });
    this.send = el("button", { type: "submit", className: "main" }, "Say it");
    this.stop = el("button", { type: "button", hidden: true }, "Stop");
    this.form = el("form", { onsubmit: (event) => { event.preventDefault(); this.typed(); } },
      el("label", { htmlFor: "message" }, "Say what to change, or ask"), this.words, el("div", { className: "row" }, this.send, this.stop));
    this.node = el("aside", { className: "talk", "aria-label": "The director", hidden: true }, el("h2", {}, "The director"), this.log, this.form);
    this.words.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.typed();
      }
    });
    this.stop.addEventListener("click", () => act(this.stop, () => studio.stopTalking(film)));
  }

  // What was said since the page last looked, here or elsewhere.
  async catchUp() {
    if (this.busy || this.left.signal.aborted) return;
    const told = await studio.said(this.film, SHOWN, this.left.signal);
    if (this.busy) return;
    const fresh = told.messages.filter((turn) => turn.turn > this.known);
    const open = fresh.findIndex((turn) => turn.state === "open");
    for (const turn of open < 0 ? fresh : fresh.slice(0, open)) this.past(turn);
    if (fresh.length) this.quiet();
    if (told.waiting) this.last?.wait(told.waiting.choices, told.waiting.gate, told.waiting.turn);
    else this.last?.settle();
    if (open >= 0) setTimeout(() => this.catchUp().catch(complain), LOOK_AGAIN);
    if (fresh.length) this.bottom();
  }

  leave() {
    this.left.abort();
  }

  past(turn) {
    const shown = new Turn(this, turn.message);
    shown.answered(turn);
    this.known = turn.turn;
    this.add(shown);
  }

  add(shown) {
    this.last = shown;
    this.log.append(shown.node);
    this.bottom();
  }

  bottom() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  // Only the last answer can still be taken back or answered with its buttons.
  quiet() {
    for (const node of this.log.querySelectorAll(".offers")) if (node.parentNode !== this.last?.node) node.remove();
  }

  typed() {
    const words = this.words.value.trim();
    if (!words || this.busy) return;
    this.words.value = "";
    this.tell(words);
  }

  async tell(words, answering) {
    if (this.busy) return;
    this.working(true);
    const shown = new Turn(this, words);
    this.add(shown);
    this.quiet();
    complain(null);
    try {
      await studio.say(this.film, { message: words, answering }, (kind, value) => this.heard(shown, kind, value), this.left.signal);
    } catch (error) {
      if (error.name !== "AbortError") shown.failed(error);
      if (!this.words.value) this.words.value = words;
    } finally {
      this.working(false);
      if (!this.left.signal.aborted) await this.changed().catch(complain);
    }
  }

  heard(shown, kind, value) {
    if (kind === "words") shown.speak(value.value.text ?? "");
    else if (kind === "thinking") shown.think();
    else if (kind === "looked") shown.note(`looking at ${value.value.what ?? "the film"}`);
    else if (kind === "progress") shown.note([value.value.stage, value.value.what].filter(Boolean).join(" · "));
    else if (kind === "done" && value.value.facts?.length) this.changed().catch(complain);
    else if (kind === "error") shown.failed(value.error);
    else if (kind === "said") {
      shown.answered(value);
      if (value.asked) shown.wait(value.choices, Boolean(value.gate), value.turn);
      this.known = value.turn;
      say(value.changes.length ? value.changes.join(" ") : "");
    }
    this.bottom();
  }

  working(busy) {
    this.busy = busy;
    this.send.hidden = busy;
    this.stop.hidden = !busy;
    this.log.setAttribute("aria-busy", String(busy));
  }
}

// One message and its answer.
class Turn {
  constructor(talk, message) {
    this.talk = talk;
    this.words = el("p", { className: "words" });
    this.changes = el("ul", { className: "changes" });
    this.status = el("p", { className: "dim status" }, "…");
    this.offers = el("div", { className: "offers row" });
    this.node = el("article", { className: "turn" }, el("p", { className: "mine" }, message), this.words, this.changes, this.status, this.offers);
  }

  think() {
    this.words.textContent = "";
    this.note("…");
  }

  speak(words) {
    this.words.textContent += words;
    this.note("");
  }

  note(words) {
    this.status.textContent = words;
  }

  failed(error) {
    this.note("");
    this.words.textContent = error.message;
    this.node.dataset.failed = "";
  }

  // `told` is an answer, or a turn of the past.
  answered(told) {
    this.note(told.tokens?.read ? `${told.tokens.model}: ${told.tokens.read} tokens read, ${told.tokens.written} written` : "");
    this.words.textContent = ownWords(told);
    this.changes.replaceChildren(...told.changes.map((line) => el("li", {}, line)));
    const next = told.next.filter((words) => words !== "undo").map((words) => this.offer(words, () => this.talk.tell(words)));
    if (told.undo !== null) {
      next.push(this.offer("Undo", () => this.talk.revert(told.undo, told.revision).then(() => {
        this.offers.remove();
        this.note("Taken back.");
      })));
    }
    this.offers.replaceChildren(...next);
  }

  wait(choices, gate, turn) {
    if (!this.node.contains(this.offers)) return;
    const buttons = choices.map((words, place) => {
      const label = gate ? words[0].toUpperCase() + words.slice(1) : words;
      return this.offer(label, () => this.talk.tell(words, turn), gate && place === 0 ? "main" : "");
    });
    this.offers.replaceChildren(...buttons);
    this.waits = true;
  }

  // What waited was answered elsewhere.
  settle() {
    if (this.waits) this.offers.replaceChildren();
    this.waits = false;
  }

  offer(label, work, className = "quiet") {
    const button = el("button", { type: "button", className }, label);
    button.addEventListener("click", () => act(button, work));
    return button;
  }
}

// The answer without the lines that are shown as a list or as buttons.
function ownWords(told) {
  const listed = new Set(told.changes);
  const lines = told.reply.split("\n").filter((line) =>
    !listed.has(line) && !line.startsWith("Next: “") && !(told.choices ?? []).some((choice, place) => line === `${place + 1}. ${choice}`));
  return lines.join("\n").trim();
}

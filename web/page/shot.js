// A storyboard card: the frame, what is asked for, what is said, and the director's two ways to change it.

import { act, el, length } from "./dom.js";
import { studio } from "./wire.js";

const STATES = { planned: "planned", quoted: "quoted", rolling: "rolling", dailies: "to review", circled: "circled", ng: "no good" };

// The take that the cut shows: the circled one, else the newest good one that was made for these words.
function shownTake(shot) {
  if (shot.circled) return shot.circled;
  const good = shot.takes.filter((take) => take.state !== "ng").reverse();
  return (good.find((take) => !take.outdated) ?? good[0])?.take ?? null;
}

export class ShotCard {
  constructor(film, change, order) {
    Object.assign(this, { film, change, order, chosen: null, shown: "" });
    this.frame = el("div", { className: "frame" });
    this.slate = el("h3", { className: "slate" });
    this.state = el("span", { className: "state" });
    this.kind = el("p", { className: "dim kind" });
    this.prompt = el("p", { className: "prompt" });
    this.lines = el("div", { className: "lines" });
    this.takes = el("div", { className: "takes", role: "group" });
    this.words = el("textarea", { rows: 4, maxLength: 2000 });
    this.note = el("input", { type: "text", maxLength: 2000, placeholder: "slower, and closer on the hands" });
    this.save = el("button", { type: "submit" }, "Save the change");
    this.again = el("button", { type: "button", className: "quiet" }, "Another take");
    this.again.addEventListener("click", () => act(this.again, () => this.retake()));
    this.form = el("form", { onsubmit: (event) => { event.preventDefault(); act(this.save, () => this.revise()); } },
      el("label", { className: "field" }, el("span", {}, "What is seen"), this.words),
      el("label", { className: "field" }, el("span", {}, "Note for the next take"), this.note),
      el("div", { className: "row" }, this.save, this.again));
    this.changing = el("details", {}, el("summary", {}, "Change this shot"), this.form);
    this.node = el("article", { className: "card" }, this.frame,
      el("div", { className: "card-text" }, el("div", { className: "card-head" }, this.slate, this.state),
        this.kind, this.prompt, this.lines, this.takes, this.changing));
  }

  update(shot, lines, people, size) {
    const now = JSON.stringify([shot, lines, size]);
    if (now === this.shown) return;
    this.shown = now;
    const fresh = !this.shot || shownTake(this.shot) !== shownTake(shot) || this.shot.takes.length !== shot.takes.length;
    const typed = this.shot && this.words.value !== this.shot.prompt;
    this.shot = shot;
    this.slate.textContent = shot.slate;
    this.slate.title = `Shot ${shot.number}`;
    this.state.textContent = STATES[shot.state];
    this.state.dataset.state = shot.state;
    this.kind.textContent = [shot.size, shot.move === "static" ? "" : shot.move, length(shot.seconds)].filter(Boolean).join(" · ");
    this.prompt.textContent = shot.prompt;
    this.lines.replaceChildren(...lines.map((line) => el("p", { className: "line" },
      el("span", { className: "who" }, people.get(line.speaker) ?? "Narrator"), line.what)));
    this.changing.firstChild.setAttribute("aria-label", `Change shot ${shot.slate}`);
    if (!typed) this.words.value = shot.prompt;
    this.frame.style.setProperty("--ratio", `${size[0]} / ${size[1]}`);
    if (fresh) this.chosen = shownTake(shot) ?? shot.takes.at(-1)?.take ?? null;
    if (fresh) this.drawFrame();
    this.drawTakes();
  }

  drawFrame() {
    const { shot, chosen } = this;
    if (!chosen) {
      this.frame.replaceChildren(el("p", { className: "blank" }, el("span", { className: "clap", "aria-hidden": "true" }), "not shot yet"));
      return;
    }
    const poster = studio.poster(this.film, shot.id, chosen);
    const play = el("button", { type: "button", className: "play", "aria-label": `Play shot ${shot.slate}, take ${chosen}` },
      el("img", { src: poster, alt: shot.prompt, loading: "lazy" }), el("span", { className: "triangle", "aria-hidden": "true" }));
    play.addEventListener("click", () => {
      const video = el("video", { src: studio.clip(this.film, shot.id, chosen), poster, controls: true, autoplay: true,
        muted: true, playsInline: true, "aria-label": `Shot ${shot.slate}, take ${chosen}` });
      this.frame.replaceChildren(video);
      video.focus();
    });
    this.frame.replaceChildren(play);
  }

  drawTakes() {
    const { shot } = this;
    this.takes.hidden = shot.takes.length === 0;
    this.takes.setAttribute("aria-label", `Takes of ${shot.slate}`);
    const held = this.takes.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    const used = shownTake(shot);
    const chips = shot.takes.map((take) => {
      const mark = take.state === "circled" ? " · circled" : take.state === "ng" ? " · no good" : take.outdated ? " · old words" : "";
      const chip = el("button", { type: "button", className: "chip", "aria-pressed": String(take.take === this.chosen), "data-name": `take ${take.take}`,
        title: take.take === used ? "in the cut" : "" }, `Take ${take.take}${mark}`);
      chip.addEventListener("click", () => { this.chosen = take.take; this.drawFrame(); this.drawTakes(); });
      return chip;
    });
    const chosen = shot.takes.find((take) => take.take === this.chosen);
    const verbs = chosen ? [["circle", "Circle", "Circled"], ["ng", "NG", "Rejected"]].filter(([kind]) => kind !== (chosen.state === "circled" ? "circle" : chosen.state)).map(([kind, label, told]) => {
      const verb = el("button", { type: "button", className: "quiet verb", "data-name": kind, "aria-label": `${label} ${chosen.slate}` }, label);
      verb.addEventListener("click", () => act(verb, () => this.change({ kind, takes: [chosen.slate] }, `${told} ${chosen.slate}`)));
      return verb;
    }) : [];
    this.takes.replaceChildren(...chips, ...verbs);
    if (held) this.takes.querySelector(`[data-name="${held}"]`)?.focus();
  }

  async revise() {
    const edit = { kind: "revise_shot", shot: this.shot.id };
    const words = this.words.value.trim();
    const note = this.note.value.trim();
    if (words && words !== this.shot.prompt) edit.prompt = words;
    if (note) edit.note = note;
    if (!edit.prompt && !edit.note) throw new Error("Write what shall be different first: other words, or a note.");
    await this.change(edit, `Shot ${this.shot.slate} is changed; the next render shoots it again`);
    this.note.value = "";
    this.words.value = this.shot.prompt;
  }

  async retake() {
    await this.order({ kind: "retake", shots: [this.shot.id], note: this.note.value.trim() });
    this.note.value = "";
  }
}

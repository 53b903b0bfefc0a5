// A job as a person sees it: where in the making of a film it is, how far, and the way to stop it.

import { act, complain, count, el, say } from "./dom.js";
import { studio } from "./wire.js";

const STAGES = [
  ["script", "Script", ["script", "writing"]],
  ["voices", "Voices", ["voices"]],
  ["pictures", "Shooting", ["pictures"]],
  ["sound", "Sound", ["sound", "music"]],
  ["cut", "Cut", ["encode", "join"]],
  ["proof", "Proof", ["proof"]],
];
const ORDERS = {
  make: "Making the film",
  render: "Rendering",
  export: "Exporting",
  generate: "Shooting",
  retake: "Another take",
};
export const isOpen = (job) => ["queued", "running", "stopping"].includes(job.state);
const LONG = ["make", "render"];

export class JobPanel {
  constructor({ withFilm = false } = {}) {
    this.withFilm = withFilm;
    this.name = el("h3", { className: "job-name" });
    this.steps = el("ol", { className: "steps" });
    this.bar = el("progress", { max: 1, "aria-label": "Progress of this stage" });
    this.words = el("p", { className: "job-words" });
    this.stop = el("button", { type: "button", className: "quiet", onclick: () => this.cancel() }, "Cancel");
    this.node = el("section", { className: "job", "aria-label": "Work in hand" },
      el("div", { className: "job-head" }, this.name, this.stop), this.steps, this.bar, this.words);
    for (const [, label] of STAGES) this.steps.append(el("li", {}, label));
  }

  update(job) {
    if (this.job && this.job.state !== job.state && !isOpen(job)) say(ending(job));
    this.job = job;
    const title = ORDERS[job.order] ?? job.order;
    this.name.replaceChildren(this.withFilm ? el("a", { href: `#/films/${encodeURIComponent(job.film)}` }, `${title}: ${job.film}`) : title);
    this.node.dataset.state = job.state;
    const open = isOpen(job);
    this.stop.hidden = !open;
    this.stop.disabled = job.state === "stopping";
    this.bar.hidden = !open;
    this.steps.hidden = !open || !LONG.includes(job.order);
    const here = STAGES.findIndex(([, , stages]) => stages.includes(job.stage));
    [...this.steps.children].forEach((step, index) => {
      step.dataset.when = index < here ? "past" : index === here ? "now" : "later";
      if (index === here) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    if (job.state === "running" && job.total > 0) this.bar.value = Math.min(1, job.done / job.total);
    else this.bar.removeAttribute("value");
    this.words.textContent = words(job);
    this.words.className = job.state === "failed" ? "job-words failed" : "job-words";
  }

  cancel() {
    act(this.stop, async () => this.update(await studio.cancel(this.job.id))).catch(complain);
  }
}

function words(job) {
  if (job.state === "queued") return "Waiting: one film is worked on at a time.";
  if (job.state === "stopping") return "Stopping. Everything finished so far is kept.";
  if (!isOpen(job)) return ending(job);
  if (!job.stage) return "Beginning.";
  const share = `${Math.floor((100 * Math.min(job.done, job.total)) / (job.total || 1))} %`;
  const steps = job.stage === "pictures" ? `${share} of ${count(job.total, "take")}` : share;
  return [steps, job.what].filter(Boolean).join(" · ");
}

function ending(job) {
  if (job.state === "done") return "Done.";
  return job.error?.message ?? "Cancelled.";
}

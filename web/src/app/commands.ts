// What each key does.

import { signal } from "@preact/signals";
import { askForRetake, circle, pickedShots } from "../board/acts";
import { carry, chooseEdge, menuHere, nudge, selectNeighbour } from "../timeline/chosen";
import { blade, fit, mark, snapping, takeOut, tool, type Tool, TOOLS, zoom } from "../timeline/state";
import { frame, loop, pause, seek, shuttle, step, toCut, toggle, toggleMuted, under } from "../viewer/player";
import { toggleCaptions, toggleFull, toggleSafe } from "../viewer/transport";
import { redo, undo } from "./edits";
import { type Command, isDown, listen, register } from "./keys";
import { frames, person, range, rate, shotsById, type Tab, TABS } from "./store";
import { openTab } from "./route";

export const helping = signal(false);
const TOOL_KEYS: Record<Tool, string> = { select: "a", trim: "t", roll: "r", slip: "y", slide: "u", blade: "b" };

function here() {
  const picked = pickedShots();
  const shot = shotsById.value.get(under.value?.shot ?? "");
  return picked.length ? picked : shot ? [shot] : [];
}

function setRange(edge: "start" | "end"): void {
  const now = range.value ?? { start: 0, end: frames.value };
  const next = edge === "start" ? { ...now, start: frame.value } : { ...now, end: frame.value + 1 };
  range.value = next.start < next.end ? next : edge === "start" ? { start: frame.value, end: frames.value } : { start: 0, end: frame.value + 1 };
  loop.value = true;
}

/** J and L: with K down a frame, and another as long as they are held; else faster at each press. */
function jog(direction: 1 | -1, held: boolean): void {
  if (isDown("k")) step(direction);
  else if (!held) shuttle(direction);
}

const COMMANDS: readonly Command[] = [
  { keys: [" "], says: "play", group: "play", work: (held) => held || toggle() },
  { keys: ["j"], says: "key.back", group: "play", work: (held) => jog(-1, held) },
  { keys: ["k"], says: "pause", group: "play", work: pause },
  { keys: ["l"], says: "key.on", group: "play", work: (held) => jog(1, held) },
  { keys: ["ArrowLeft"], says: "frame.back", group: "play", work: () => step(-1) },
  { keys: ["ArrowRight"], says: "frame.on", group: "play", work: () => step(1) },
  { keys: ["Shift+ArrowLeft"], says: "second.back", group: "play", work: () => step(-rate.value.base) },
  { keys: ["Shift+ArrowRight"], says: "second.on", group: "play", work: () => step(rate.value.base) },
  { keys: ["ArrowUp"], says: "cut.before", group: "play", work: () => toCut(-1) },
  { keys: ["ArrowDown"], says: "cut.next", group: "play", work: () => toCut(1) },
  { keys: ["Home"], says: "film.start", group: "play", work: () => seek(0) },
  { keys: ["End"], says: "film.end", group: "play", work: () => seek(frames.value - 1) },
  { keys: ["i"], says: "key.in", group: "play", work: () => setRange("start") },
  { keys: ["o"], says: "key.out", group: "play", work: () => setRange("end") },
  { keys: ["x"], says: "key.noRange", group: "play", work: () => void (range.value = null) },
  { keys: ["Shift+l"], says: "loop", group: "play", work: () => void (loop.value = !loop.value) },
  { keys: ["Shift+m"], says: "mute", group: "play", work: toggleMuted },
  { keys: ["f"], says: "full", group: "view", work: toggleFull },
  { keys: ["Shift+s"], says: "safe", group: "view", work: toggleSafe },
  { keys: ["c"], says: "captions", group: "view", work: toggleCaptions },
  { keys: ["Mod+z"], says: "undo", group: "edit", needs: "edit", work: undo },
  { keys: ["Mod+Shift+z", "Mod+y"], says: "redo", group: "edit", needs: "edit", work: redo },
  { keys: ["["], says: "edge.head", group: "edit", needs: "edit", work: () => chooseEdge("head") },
  { keys: ["]"], says: "edge.tail", group: "edit", needs: "edit", work: () => chooseEdge("tail") },
  { keys: [","], says: "key.nudgeBack", group: "edit", needs: "edit", work: () => nudge(-1) },
  { keys: ["."], says: "key.nudgeOn", group: "edit", needs: "edit", work: () => nudge(1) },
  { keys: ["<"], says: "key.nudgeBackTen", group: "edit", needs: "edit", work: () => nudge(-10) },
  { keys: [">"], says: "key.nudgeOnTen", group: "edit", needs: "edit", work: () => nudge(10) },
  { keys: ["PageUp"], says: "clip.before", group: "edit", work: () => selectNeighbour(-1) },
  { keys: ["PageDown"], says: "clip.next", group: "edit", work: () => selectNeighbour(1) },
  { keys: ["Alt+ArrowLeft"], says: "move.earlier", group: "edit", needs: "edit", work: () => carry(-1) },
  { keys: ["Alt+ArrowRight"], says: "move.later", group: "edit", needs: "edit", work: () => carry(1) },
  { keys: ["Mod+b"], says: "key.blade", group: "edit", needs: "edit", work: () => blade() },
  { keys: ["Delete", "Backspace"], says: "key.lift", group: "edit", needs: "edit", work: () => takeOut("lift") },
  { keys: ["Shift+Delete", "Shift+Backspace"], says: "key.extract", group: "edit", needs: "edit", work: () => takeOut("extract") },
  { keys: ["m"], says: "marker.add", group: "edit", needs: "edit", work: mark },
  { keys: ["n"], says: "snapping", group: "edit", needs: "edit", work: () => void (snapping.value = !snapping.value) },
  { keys: ["Enter"], says: "clip.menu", group: "edit", needs: "edit", work: menuHere },
  ...TOOLS.map((one): Command => ({ keys: [TOOL_KEYS[one]], says: `tool.${one}`, group: "edit", needs: "edit", work: () => void (tool.value = one) })),
  { keys: ["+", "="], says: "zoom.in", group: "view", work: () => zoom(1.5) },
  { keys: ["-"], says: "zoom.out", group: "view", work: () => zoom(1 / 1.5) },
  { keys: ["Shift+z"], says: "zoom.fit", group: "view", work: fit },
  ...TABS.map((tab, place): Command => ({ keys: [`Alt+${place + 1}`], says: `tab.${tab}`, group: "view", work: () => openView(tab), always: true })),
  { keys: ["Mod+k", "/"], says: "key.talk", group: "view", work: () => document.getElementById("composer")?.focus() },
  { keys: ["Mod+Enter"], says: "circle", group: "board", needs: "approve", work: () => circle(here()) },
  { keys: ["Mod+Shift+Enter"], says: "retake.ask", group: "board", needs: "edit", work: () => here().length && askForRetake(here()) },
  { keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"], says: "pick.next", group: "board", work: null },
  { keys: ["Shift+ArrowLeft", "Shift+ArrowRight"], says: "pick.upTo", group: "board", work: null },
  { keys: ["Mod+ArrowLeft", "Mod+ArrowRight"], says: "pick.look", group: "board", work: null },
  { keys: ["Mod+ "], says: "pick.more", group: "board", work: null },
  { keys: ["Mod+a"], says: "pick.all", group: "board", work: null },
  { keys: ["Escape"], says: "pick.none", group: "board", work: null },
  { keys: ["Alt+ArrowLeft", "Alt+ArrowRight"], says: "pick.carry", group: "board", needs: "edit", work: null },
  { keys: ["Enter"], says: "shot.menu", group: "board", needs: "edit", work: null },
  { keys: ["Enter"], says: "send", group: "chat", work: null },
  { keys: ["Shift+Enter"], says: "key.newLine", group: "chat", work: null },
  { keys: ["ArrowUp"], says: "key.again", group: "chat", work: null },
  { keys: ["Shift+c"], says: "comment.write", group: "view", work: () => openTabAnd("comments", "comment") },
  { keys: ["?"], says: "keys", group: "view", work: () => void (helping.value = true) },
];

const LOOKING: ReadonlySet<string> = new Set(["full", "safe", "captions", "keys", "comment.write"]);

/** Who opens a view by its key is in it then, and hears which it is. */
function openView(tab: Tab): void {
  openTab(tab);
  document.getElementById("view")?.focus();
}

function openTabAnd(tab: Tab, field: string): void {
  openTab(tab);
  setTimeout(() => document.getElementById(field)?.focus());
}

/** A guest has the keys that play and look; those that change the film say why they do not. */
export function bindKeys(): void {
  register(person.value?.guest ? COMMANDS.filter((one) => one.group === "play" || LOOKING.has(one.says) || one.needs) : COMMANDS);
  listen();
}

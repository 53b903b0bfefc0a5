// Everything that can be done to a clip, a cue or a title, as a menu: the same edits as drags and keys.

import { perform } from "../app/edits";
import { keysOf } from "../app/keys";
import { refused } from "../app/may";
import { film, shotsById } from "../app/store";
import { askForRetake, circle } from "../board/acts";
import type { ClipShown, FilmShown, SetTransition } from "../protocol";
import { type Entry, type Item, openMenu } from "../parts/menu";
import { t } from "../text/text";
import { frame } from "../viewer/player";
import { splitOf } from "./splitting";
import { blade, takeOut } from "./state";

interface Point {
  x: number;
  y: number;
}

function splitEntry(open: FilmShown, clip: ClipShown, side: "lead" | "trail"): Item {
  const { done, edit, silent } = splitOf(open, clip, side);
  return { label: t(side === "lead" ? "clip.jcut" : "clip.lcut"), checked: done, disabled: !edit, why: silent ? t("clip.silent") : "", work: () => edit && void perform(edit) };
}

export function clipMenu(clip: ClipShown, at: Point | HTMLElement): void {
  const open = film.value;
  if (!open || refused("edit")) return;
  const shot = shotsById.value.get(clip.shot);
  const inside = frame.value > clip.start && frame.value < clip.start + clip.frames;
  const ripple = (edge: "head" | "tail", frames: number) => void perform({ kind: "ripple", clip: clip.id, edge, frames });
  const speed = (value: string) => void perform({ kind: "set_speed", clip: clip.id, speed: value });
  const entries: Entry[] = [
    { label: t("clip.trimHead"), icon: "trim", disabled: !inside, work: () => ripple("head", frame.value - clip.start) },
    { label: t("clip.trimTail"), icon: "trim", disabled: !inside, work: () => ripple("tail", frame.value - clip.start - clip.frames) },
    { label: t("clip.blade"), icon: "blade", keys: keysOf("key.blade"), disabled: !inside, work: () => blade() },
    "line",
    { label: t("clip.lift"), keys: keysOf("key.lift"), work: () => takeOut("lift") },
    { label: t("clip.extract"), keys: keysOf("key.extract"), work: () => takeOut("extract") },
    "line",
    { label: t("clip.transition"), work: () => transitionMenu(clip, at) },
    splitEntry(open, clip, "lead"),
    splitEntry(open, clip, "trail"),
    { label: t("clip.slow"), work: () => speed("1/2") },
    { label: t("clip.fast"), work: () => speed("2") },
    { label: t("clip.speed"), disabled: clip.speed === "1", work: () => speed("1") },
    { label: t("clip.freeze"), disabled: !inside, work: () => void perform({ kind: "freeze", clip: clip.id, at: frame.value - clip.start, frames: 24 }) },
    { label: t("clip.title"), icon: "title", work: () => void perform({ kind: "add_title", clip: clip.id, text: t("title.new"), frames: Math.min(72, clip.frames) }) },
    "line",
    { label: t("circle"), icon: "circle", needs: "approve", disabled: !shot?.takes.length, work: () => shot && circle([shot]) },
    { label: t("retake.ask"), icon: "retake", work: () => shot && askForRetake([shot]) },
  ];
  openMenu(t("shot.name", { slate: clip.slate }), at, entries);
}

const KINDS = ["cut", "dissolve", "dip to black", "dip to white", "fade in", "fade out", "wipe left", "push left", "iris open"] as const satisfies readonly SetTransition["transition"][];

function transitionMenu(clip: ClipShown, at: Point | HTMLElement): void {
  const now = film.value?.timeline.tracks[0]?.transitions.find((one) => one.into === clip.id)?.kind ?? "cut";
  openMenu(
    t("clip.transition"),
    at,
    KINDS.map((kind) => ({ label: t(`transition.${kind}`), checked: kind === now, work: () => void perform({ kind: "set_transition", clip: clip.id, transition: kind }) })),
  );
}

export function cueMenu(id: string, at: Point | HTMLElement): void {
  const cue = film.value?.cues.find((one) => one.id === id);
  if (!cue || refused("edit")) return;
  const louder = (delta: number) => void perform({ kind: "set_gain", cue: id, delta_db: delta });
  const entries: Entry[] = [
    { label: t(cue.muted ? "unmute" : "mute"), icon: cue.muted ? "volume" : "muted", work: () => void perform({ kind: "mute", cue: id, muted: !cue.muted }) },
    { label: t("louder"), icon: "plus", work: () => louder(3) },
    { label: t("softer"), icon: "minus", work: () => louder(-3) },
  ];
  if (cue.kind === "dialogue") entries.push("line", { label: t("line.remove"), icon: "trash", work: () => void perform({ kind: "remove_line", cue: id }, t("cue.removed")) });
  if (cue.kind === "effect") entries.push("line", { label: t("effect.remove"), icon: "trash", work: () => void perform({ kind: "remove_effect", cue: id }, t("cue.removed")) });
  openMenu(cue.what, at, entries);
}

export function titleMenu(id: string, at: Point | HTMLElement): void {
  const title = film.value?.timeline.titles.find((one) => one.id === id);
  if (!title || refused("edit")) return;
  openMenu(title.text, at, [
    { label: t("title.longer"), icon: "plus", work: () => void perform({ kind: "revise_title", title: id, frames: title.frames + 12 }) },
    { label: t("title.shorter"), icon: "minus", disabled: title.frames <= 12, work: () => void perform({ kind: "revise_title", title: id, frames: title.frames - 12 }) },
    "line",
    { label: t("title.remove"), icon: "trash", work: () => void perform({ kind: "remove_title", title: id }, t("title.removed")) },
  ]);
}

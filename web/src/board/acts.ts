// What a director does with shots: approve, reject, have them shot again. One shot or many; always the studio's edits.

import { signal } from "@preact/signals";
import { order, perform } from "../app/edits";
import { refused } from "../app/may";
import { picked, picture, shots } from "../app/store";
import type { ShotShown } from "../protocol";
import { t } from "../text/text";
import { seek } from "../viewer/player";

/** shots that someone is about to have rolled: how, by which camera, by when */
export const asking = signal<{ kind: "generate" | "retake"; of: readonly ShotShown[] } | null>(null);
/** the shot whose takes are looked at side by side */
export const comparing = signal<string | null>(null);

const ids = (of: readonly ShotShown[]) => of.map((shot) => shot.id);
const named = (of: readonly ShotShown[]) => (of.length > 3 ? String(of.length) : of.map((shot) => shot.slate).join(", "));

export function circle(of: readonly ShotShown[]): void {
  const able = of.filter((shot) => shot.takes.length);
  if (able.length) void perform({ kind: "circle", shots: ids(able) }, t("circled", { slates: named(able) }));
}

export function circleTake(slate: string): void {
  void perform({ kind: "circle", takes: [slate] }, t("circled", { slates: slate }));
}

export function rejectTake(slate: string): void {
  void perform({ kind: "ng", takes: [slate] }, t("rejected", { slates: slate }));
}

export function showTake(shot: ShotShown, take: number): void {
  void perform({ kind: "choose_take", shots: [shot.id], take });
}

export function askForRetake(of: readonly ShotShown[]): void {
  if (!refused("edit")) asking.value = { kind: "retake", of };
}

/** Ask how shots are to be rolled; without any, all that need a take. */
export function askToRoll(of: readonly ShotShown[] = []): void {
  if (!refused("edit")) asking.value = { kind: "generate", of };
}

export function retake(of: readonly ShotShown[], note: string): Promise<boolean> {
  return order({ kind: "retake", shots: ids(of), note });
}

/** Roll shots; without any, all that need a take. */
export function roll(of: readonly ShotShown[] = []): void {
  void order(of.length ? { kind: "generate", shots: ids(of) } : { kind: "generate" });
}

export function remove(of: readonly ShotShown[]): void {
  picked.value = new Set();
  void perform({ kind: "remove_shot", shots: ids(of) }, t("removed", { slates: named(of) }));
}

export function pickedShots(): ShotShown[] {
  return shots.value.filter((shot) => picked.value.has(shot.id));
}

/** Bring the playhead to a shot, and make it the one that is looked at. */
export function lookAt(shot: ShotShown): void {
  const clip = picture.value.find((one) => one.shot === shot.id);
  if (clip) seek(clip.start);
}

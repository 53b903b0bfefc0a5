// A shot on the board: its picture, which moves under the pointer, its words, its state.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { film, glowing, picked, rate, shownTake } from "../app/store";
import { length } from "../app/timecode";
import { address } from "../app/wire";
import type { ShotShown } from "../protocol";
import { Icon } from "../parts/icon";
import { Picture } from "../parts/picture";
import { count, named, t } from "../text/text";
import { under } from "../viewer/player";

const REST_MS = 180;

interface Asked {
  shot: ShotShown;
  /** the keys are on it */
  active: boolean;
  press: (event: MouseEvent) => void;
  menu: (event: MouseEvent) => void;
  grab: (event: DragEvent) => void;
}

export function Card({ shot, active, press, menu, grab }: Asked) {
  const chosen = picked.value.has(shot.id);
  const faults = shot.takes.reduce((sum, take) => sum + take.faults.length, 0);
  return (
    <div
      class="card"
      id={`card-${shot.id}`}
      role="option"
      aria-selected={chosen}
      data-under={under.value?.shot === shot.id || undefined}
      data-glow={glowing.value.has(shot.id) || undefined}
      data-shot={shot.id}
      data-active={active || undefined}
      draggable
      onDragStart={grab}
      onClick={press}
      onContextMenu={menu}
    >
      <Moving shot={shot} />
      <div class="card-line">
        <span class="slate-name">
          <span class="unseen">{t("shot.name", { slate: "" })}</span>
          {shot.slate}
        </span>
        <span class="soft card-size">{named("shotSize", shot.size)}</span>
        <span class="gap" />
        <span class="tc soft">{length(shot.frames, rate.value)}</span>
      </div>
      <p class="card-words">{shot.prompt}</p>
      <div class="card-line">
        <State shot={shot} />
        {faults > 0 && (
          <span class="chip" data-state="ng">
            <Icon name="fault" /> {faults}
          </span>
        )}
        <span class="gap" />
        {shot.takes.length > 1 && <span class="soft">{count("takes", shot.takes.length)}</span>}
      </div>
    </div>
  );
}

export function State({ shot }: { shot: ShotShown }) {
  return (
    <span class="chip" data-state={shot.state}>
      {shot.state === "circled" && <Icon name="circle" />}
      {t(`state.${shot.state}`)}
    </span>
  );
}

/** The poster, and while the pointer rests on it the take itself. */
export function Moving({ shot, take: number }: { shot: ShotShown; take?: number }) {
  const open = film.value;
  const rests = useSignal(false);
  const timer = useRef(0);
  const take = number ? shot.takes.find((one) => one.take === number) : shownTake(shot);
  useEffect(() => () => clearTimeout(timer.current), []);
  const enter = () => {
    timer.current = setTimeout(() => void (rests.value = true), REST_MS) as unknown as number;
  };
  const leave = () => {
    clearTimeout(timer.current);
    rests.value = false;
  };
  if (!open || !take)
    return (
      <div class="still still-slate">
        <b>{shot.slate}</b>
        <span>{t("slate.notShot")}</span>
      </div>
    );
  return (
    <div class="still" onPointerEnter={enter} onPointerLeave={leave}>
      <b class="still-slate still-coming" aria-hidden="true">
        {shot.slate}
      </b>
      <Picture src={address.poster(open.film, shot.id, take.take)} alt="" draggable={false} />
      <span class="still-none">{t("still.none")}</span>
      {rests.value && <video src={address.clip(open.film, shot.id, take.take)} muted autoplay loop playsInline />}
      {take.outdated && <span class="chip still-note">{t("outdated")}</span>}
    </div>
  );
}

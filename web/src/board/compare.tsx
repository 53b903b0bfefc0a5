// Takes side by side, or one over the other with a wipe; they play together.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { film, shotsById } from "../app/store";
import { address } from "../app/wire";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { t } from "../text/text";
import { circleTake, comparing, retake, retaking } from "./acts";

const APART = 0.06;

export function Compare() {
  const shot = shotsById.value.get(comparing.value ?? "");
  const open = film.value;
  const way = useSignal<"side" | "wipe">("side");
  const wipe = useSignal(50);
  const first = useSignal(0);
  const second = useSignal(0);
  const left = useRef<HTMLVideoElement>(null);
  const right = useRef<HTMLVideoElement>(null);
  if (!shot || !open || shot.takes.length < 2) return null;
  const takes = shot.takes;
  const one = takes.find((take) => take.take === first.value) ?? takes.at(-2);
  const two = takes.find((take) => take.take === second.value) ?? takes.at(-1);
  if (!one || !two) return null;

  const play = () => {
    const [a, b] = [left.current, right.current];
    if (!a || !b) return;
    if (a.paused) {
      if (a.ended) a.currentTime = 0;
      b.currentTime = a.currentTime;
      void Promise.all([a.play(), b.play()]).catch(() => undefined);
    } else {
      a.pause();
      b.pause();
    }
  };
  const together = () => {
    const [a, b] = [left.current, right.current];
    if (a && b && Math.abs(a.currentTime - b.currentTime) > APART) b.currentTime = a.currentTime;
  };
  const choose = (label: string, value: number, set: (to: number) => void) => (
    <label class="named">
      {label}
      <select class="field" value={value} onChange={(event) => set(Number(event.currentTarget.value))}>
        {takes.map((take) => (
          <option key={take.id} value={take.take}>
            {take.slate}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Dialog name={t("compare.of", { slate: shot.slate })} close={() => void (comparing.value = null)}>
      <div class="compare">
        <div class="row wrap">
          {choose(t("compare.left"), one.take, (to) => void (first.value = to))}
          {choose(t("compare.right"), two.take, (to) => void (second.value = to))}
          <span class="gap" />
          <Button label={t("compare.side")} aria-pressed={way.value === "side"} look="bare" onClick={() => void (way.value = "side")} />
          <Button label={t("compare.wipe")} aria-pressed={way.value === "wipe"} look="bare" onClick={() => void (way.value = "wipe")} />
        </div>
        <div class="compare-pair" data-way={way.value}>
          <figure>
            <video ref={left} src={address.clip(open.film, shot.id, one.take)} muted playsInline preload="auto" onTimeUpdate={together} />
            <figcaption class="chip">{one.slate}</figcaption>
          </figure>
          <figure style={way.value === "wipe" ? { clipPath: `inset(0 0 0 ${wipe.value}%)` } : { clipPath: "none" }}>
            <video ref={right} src={address.clip(open.film, shot.id, two.take)} muted playsInline preload="auto" />
            <figcaption class="chip right">{two.slate}</figcaption>
          </figure>
        </div>
        {way.value === "wipe" && (
          <input type="range" min="0" max="100" value={wipe.value} aria-label={t("compare.wipe")} onInput={(event) => void (wipe.value = Number(event.currentTarget.value))} />
        )}
        <div class="row wrap">
          <Button icon="play" label={t("compare.play")} onClick={play} />
          <span class="gap" />
          <Button icon="circle" label={t("take.circle", { slate: one.slate })} onClick={() => circleTake(one.slate)} />
          <Button icon="circle" label={t("take.circle", { slate: two.slate })} onClick={() => circleTake(two.slate)} />
        </div>
      </div>
    </Dialog>
  );
}

export function RetakeNote() {
  const of = retaking.value;
  const note = useSignal("");
  if (!of) return null;
  const close = () => {
    retaking.value = null;
    note.value = "";
  };
  const go = async () => {
    if (await retake(of, note.value.trim())) close();
  };
  return (
    <Dialog name={t("retake.of", { slates: of.map((shot) => shot.slate).join(", ") })} close={close}>
      <form
        class="compare"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <label class="named">
          {t("retake.note")}
          <textarea class="field" rows={3} autofocus value={note.value} onInput={(event) => void (note.value = event.currentTarget.value)} />
        </label>
        <div class="row">
          <span class="gap" />
          <Button label={t("cancel")} onClick={close} />
          <Button type="submit" look="main" icon="retake" label={t("retake")} />
        </div>
      </form>
    </Dialog>
  );
}

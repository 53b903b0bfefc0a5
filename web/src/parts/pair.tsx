// Two moving pictures that play together: side by side, or one over the other with a wipe.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { rate } from "../app/store";
import { timecode } from "../app/timecode";
import { t } from "../text/text";
import { Button } from "./button";

/** seconds that the second may be off the first */
const APART = 0.06;

export interface Picture {
  name: string;
  /** what is shown, so that it is shown anew only when it is another */
  of: string;
  /** put it into a video element; what is returned takes it out again */
  show: (video: HTMLVideoElement) => () => void;
}

/** A picture that has an address of its own. */
export function fromAddress(name: string, address: string): Picture {
  return {
    name,
    of: address,
    show: (video) => {
      video.src = address;
      return () => video.removeAttribute("src");
    },
  };
}

export function Pair({ left, right, choose }: { left: Picture; right: Picture; choose: ComponentChildren }) {
  const way = useSignal<"side" | "wipe">("side");
  const wipe = useSignal(50);
  const at = useSignal(0);
  const end = useSignal(0);
  const playing = useSignal(false);
  const first = useRef<HTMLVideoElement>(null);
  const second = useRef<HTMLVideoElement>(null);
  useEffect(() => (first.current ? left.show(first.current) : undefined), [left.of]);
  useEffect(() => (second.current ? right.show(second.current) : undefined), [right.of]);

  const both = () => [first.current, second.current].filter((video) => video !== null);
  const play = () => {
    const [a, b] = both();
    if (!a || !b) return;
    if (!a.paused) return both().forEach((video) => video.pause());
    if (a.ended) a.currentTime = 0;
    b.currentTime = a.currentTime;
    void Promise.all([a.play(), b.play()]).catch(() => undefined);
  };
  const together = () => {
    const [a, b] = both();
    if (!a || !b) return;
    at.value = a.currentTime;
    if (Math.abs(a.currentTime - b.currentTime) > APART && a.currentTime < b.duration) b.currentTime = a.currentTime;
  };
  const seek = (to: number) => {
    at.value = to;
    for (const video of both()) video.currentTime = to;
  };
  return (
    <div class="compare">
      <div class="row wrap">
        {choose}
        <span class="gap" />
        <Button label={t("compare.side")} aria-pressed={way.value === "side"} look="bare" onClick={() => void (way.value = "side")} />
        <Button label={t("compare.wipe")} aria-pressed={way.value === "wipe"} look="bare" onClick={() => void (way.value = "wipe")} />
      </div>
      <div class="compare-pair" data-way={way.value}>
        <figure>
          <video
            ref={first}
            muted
            playsInline
            preload="auto"
            aria-label={left.name}
            onTimeUpdate={together}
            onSeeked={together}
            onPlay={() => void (playing.value = true)}
            onPause={() => void (playing.value = false)}
            onDurationChange={(event) => void (end.value = Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : 0)}
          />
          <figcaption class="chip">{left.name}</figcaption>
        </figure>
        <figure style={way.value === "wipe" ? { clipPath: `inset(0 0 0 ${wipe.value}%)` } : { clipPath: "none" }}>
          <video ref={second} muted playsInline preload="auto" aria-label={right.name} />
          <figcaption class="chip right">{right.name}</figcaption>
        </figure>
        {way.value === "wipe" && <i class="compare-line" aria-hidden="true" style={{ left: `${wipe.value}%` }} />}
      </div>
      {way.value === "wipe" && <input type="range" min="0" max="100" value={wipe.value} aria-label={t("compare.wipe")} onInput={(event) => void (wipe.value = Number(event.currentTarget.value))} />}
      <div class="row">
        <Button only icon={playing.value ? "pause" : "play"} label={t(playing.value ? "pause" : "compare.play")} onClick={play} />
        <input
          class="gap"
          type="range"
          min="0"
          max={end.value}
          step={1 / rate.value.fps}
          value={at.value}
          aria-label={t("playhead")}
          aria-valuetext={timecode(Math.floor(at.value * rate.value.fps + 0.01), rate.value)}
          onInput={(event) => seek(event.currentTarget.valueAsNumber)}
        />
        <span class="tc soft">{timecode(Math.floor(at.value * rate.value.fps + 0.01), rate.value)}</span>
      </div>
    </div>
  );
}

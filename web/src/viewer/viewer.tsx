// The viewer: the cut, what is said in it, and for what is not shot yet the card of its shot.

import { computed, signal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { castById, film, frames, guest, missing, people, rate, shotsById, shownTake, working } from "../app/store";
import { timecode } from "../app/timecode";
import { pins } from "../comments/comments";
import { followPerson, following } from "../people/following";
import { nameOf } from "../people/names";
import { others, Playheads } from "../people/people";
import { t } from "../text/text";
import { attach, frame, inGap, seek, showPreview, toggle, under, waiting } from "./player";
import { Transport } from "./transport";
import "./viewer.css";

export const safe = signal(localStorage.getItem("workprint.safe") === "1");
export const captions = signal(localStorage.getItem("workprint.captions") !== "0");

const title = computed(() => film.value?.timeline.titles.find((one) => one.start <= frame.value && frame.value < one.start + one.frames) ?? null);
const spoken = computed(() => {
  const open = film.value;
  if (!open || !captions.value) return null;
  const caption = open.timeline.subtitles.find((one) => one.start <= frame.value && frame.value < one.start + one.frames);
  if (!caption) return null;
  const line = open.cues.find((cue) => cue.id === caption.cue);
  return { speaker: line?.voice_over ? "" : (castById.value.get(line?.speaker ?? "")?.name ?? ""), words: caption.text };
});

/** The shot under the playhead when no take of it exists or none that can be read. Guests are not told of takes: they see
 * what the cut shows. */
const unshot = computed(() => {
  if (guest.value) return null;
  const shot = under.value && shotsById.value.get(under.value.shot);
  return shot && (!shownTake(shot) || inGap.value) ? shot : null;
});

export function Viewer() {
  const frameOf = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const open = film.value;
  // Before the first of it is seen: play may be pressed as soon as there is a button.
  useLayoutEffect(() => {
    attach(video.current);
    return () => attach(null);
  }, [open?.film]);
  useSignalEffect(() => {
    const revision = film.value?.revision;
    if (revision !== undefined) showPreview(revision);
  });
  const [wide, high] = open?.size ?? [16, 9];
  useEffect(() => {
    frameOf.current?.style.setProperty("--shape", String(wide / high));
  }, [wide, high]);
  const empty = !frames.value;
  return (
    <section class="viewer" aria-label={t("viewer")} tabIndex={-1} data-keys>
      <div class="viewer-room">
        <div class="viewer-frame" ref={frameOf}>
          <video
            ref={video}
            class="viewer-video"
            preload="auto"
            playsInline
            disablePictureInPicture
            tabIndex={-1}
            aria-label={open?.title ?? ""}
            onClick={toggle}
          />
          {empty && (
            <div class="viewer-empty">
              <p>{working.value ? t(working.value.state === "queued" ? "viewer.queued" : "viewer.writing") : missing.value || t("viewer.nothing")}</p>
            </div>
          )}
          {unshot.value && !title.value && (
            <div class="slate" aria-hidden="true">
              <div class="slate-bar" />
              <div class="slate-text">
                <strong>{unshot.value.slate}</strong>
                <p>{unshot.value.prompt}</p>
                <span>{t(shownTake(unshot.value) ? "slate.lost" : "slate.notShot")}</span>
              </div>
            </div>
          )}
          {safe.value && <div class="safe" aria-hidden="true" />}
          {spoken.value && (
            <p class="spoken">
              {spoken.value.speaker && <b>{spoken.value.speaker}</b>}
              {spoken.value.words}
            </p>
          )}
          <Following />
          {waiting.value && !unshot.value && <div class="spinner viewer-wait" />}
        </div>
      </div>
      <Scrubber />
      <Transport />
    </section>
  );
}

/** Whose playhead this viewer goes with. */
function Following() {
  const one = people.value.find((other) => other.id === following.value);
  if (!one) return null;
  return (
    <p class="following" role="status">
      {t("following", { name: nameOf(one) })}
      <button type="button" onClick={() => followPerson(null)}>
        {t("follow.stop")}
      </button>
    </p>
  );
}

function Scrubber() {
  const line = useRef<HTMLDivElement>(null);
  const last = Math.max(frames.value - 1, 1);
  const share = (at: number) => `${(100 * Math.min(at, last)) / last}%`;
  useSignalEffect(() => {
    line.current?.style.setProperty("--at", String(frame.value / Math.max(frames.value - 1, 1)));
  });
  const drag = (event: PointerEvent) => {
    const bar = line.current;
    if (!bar) return;
    bar.setPointerCapture(event.pointerId);
    const to = (one: PointerEvent) => {
      const box = bar.getBoundingClientRect();
      seek(((one.clientX - box.left) / box.width) * last);
    };
    to(event);
    bar.addEventListener("pointermove", to);
    bar.addEventListener("lostpointercapture", () => bar.removeEventListener("pointermove", to), { once: true });
  };
  return (
    <div
      class="scrubber"
      ref={line}
      role="slider"
      tabIndex={0}
      aria-label={t("playhead")}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={frame.value}
      aria-valuetext={timecode(frame.value, rate.value)}
      onPointerDown={drag}
      onKeyDown={(event) => {
        const by: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: rate.value.base, PageDown: -rate.value.base, Home: -frame.value, End: last - frame.value };
        const amount = by[event.key];
        if (amount === undefined) return;
        event.preventDefault();
        seek(frame.value + amount * (event.shiftKey ? rate.value.base : 1));
      }}
    >
      <i />
      {pins.value.map((one) => (
        <b key={one.number} class="comment-pin" aria-hidden="true" style={{ left: share(one.frame) }} />
      ))}
      <Playheads of={others.value} place={share} />
    </div>
  );
}

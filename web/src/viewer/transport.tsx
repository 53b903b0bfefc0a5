import { useRef } from "preact/hooks";
import { keysOf } from "../app/keys";
import { frames, range, rate } from "../app/store";
import { readTimecode, timecode } from "../app/timecode";
import { Button } from "../parts/button";
import { leave } from "../parts/focus";
import { t } from "../text/text";
import { frame, loop, muted, playing, seek, speed, step, toCut, toggle, toggleMuted } from "./player";
import { captions, safe } from "./viewer";

export function toggleSafe(): void {
  safe.value = !safe.value;
  localStorage.setItem("workprint.safe", safe.value ? "1" : "0");
}

export function toggleCaptions(): void {
  captions.value = !captions.value;
  localStorage.setItem("workprint.captions", captions.value ? "1" : "0");
}

export function toggleFull(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.querySelector(".viewer")?.requestFullscreen();
}

export function Transport() {
  return (
    <div class="transport">
      <Clock />
      <span class="tc soft length">/ {timecode(frames.value, rate.value)}</span>
      <div class="gap" />
      <Button only look="bare" icon="start" label={t("cut.before")} keys={keysOf("cut.before")} onClick={() => toCut(-1)} />
      <Button only look="bare" icon="back" label={t("frame.back")} keys={keysOf("frame.back")} onClick={() => step(-1)} />
      <Button
        only
        look="plain"
        icon={playing.value ? "pause" : "play"}
        label={t(playing.value ? "pause" : "play")}
        keys={keysOf("play")}
        onClick={toggle}
        data-play
      />
      <Button only look="bare" icon="forward" label={t("frame.on")} keys={keysOf("frame.on")} onClick={() => step(1)} />
      <Button
        only
        look="bare"
        data-wide
        icon="loop"
        label={t(range.value ? "loop.range" : "loop")}
        keys={keysOf("loop")}
        aria-pressed={loop.value}
        onClick={() => void (loop.value = !loop.value)}
      />
      <div class="gap speed tc">{playing.value && speed.value !== 1 ? `${speed.value}×` : ""}</div>
      <Button only look="bare" icon={muted.value ? "muted" : "volume"} label={t("mute")} keys={keysOf("mute")} aria-pressed={muted.value} onClick={toggleMuted} />
      <Button only look="bare" icon="caption" label={t("captions")} keys={keysOf("captions")} aria-pressed={captions.value} onClick={toggleCaptions} />
      <Button only look="bare" icon="safe" label={t("safe")} data-wide keys={keysOf("safe")} aria-pressed={safe.value} onClick={toggleSafe} />
      <Button only look="bare" icon="full" label={t("full")} keys={keysOf("full")} onClick={toggleFull} />
    </div>
  );
}

/** The playhead as timecode; what is typed into it is gone to. */
function Clock() {
  const field = useRef<HTMLInputElement>(null);
  const go = () => {
    const node = field.current;
    const asked = node ? readTimecode(node.value, rate.value) : null;
    if (asked !== null) seek(asked);
    if (node) node.value = timecode(frame.value, rate.value);
    if (node) leave(node);
  };
  return (
    <input
      ref={field}
      class="clock tc"
      aria-label={t("timecode")}
      inputMode="numeric"
      value={timecode(frame.value, rate.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key === "Enter") go();
        if (event.key === "Escape") leave(event.currentTarget);
      }}
      onBlur={(event) => void (event.currentTarget.value = timecode(frame.value, rate.value))}
    />
  );
}

// Ticks under the music: beats, the first of each bar taller, and what the music meets.

import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { rhythm } from "./rhythm";
import { scale } from "./state";

/** pixels between ticks under which they would be a grey bar */
const LEAST_PX = 5;

/** Ticks of a part of the row, from one pixel of it to another. */
export function Beats({ from, to, height }: { from: number; to: number; height: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => {
    const node = canvas.current;
    const pen = node?.getContext("2d");
    if (!node || !pen) return;
    const dense = Math.min(devicePixelRatio, 2);
    node.width = (to - from) * dense;
    node.height = height * dense;
    const told = rhythm.value;
    if (!told) return;
    pen.scale(dense, dense);
    pen.fillStyle = getComputedStyle(node).color;
    const seen = (frames: readonly number[]) => frames.map((frame) => frame * scale.value - from).filter((x) => x >= -6 && x <= to - from + 6);
    const crowded = (frames: readonly number[]) => ((frames.at(-1) ?? 0) - (frames[0] ?? 0)) * scale.value < LEAST_PX * Math.max(frames.length - 1, 1);
    pen.globalAlpha = 0.4;
    if (!crowded(told.beats)) for (const x of seen(told.beats)) pen.fillRect(Math.round(x), height - 4, 1, 4);
    pen.globalAlpha = 0.7;
    if (!crowded(told.bars)) for (const x of seen(told.bars)) pen.fillRect(Math.round(x), height - 9, 1, 9);
    pen.globalAlpha = 1;
    for (const x of seen(told.hits)) {
      pen.beginPath();
      pen.moveTo(x, height - 13);
      pen.lineTo(x + 4.5, height - 8.5);
      pen.lineTo(x, height - 4);
      pen.lineTo(x - 4.5, height - 8.5);
      pen.fill();
    }
  });
  return <canvas class="tl-beats" ref={canvas} style={{ left: `${from}px`, width: `${to - from}px`, height: `${height}px` }} aria-hidden="true" />;
}

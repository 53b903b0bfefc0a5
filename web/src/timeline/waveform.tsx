// The mix as a waveform: what the window shows of it, from peaks that the studio has made.

import { signal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { film, frames, rate } from "../app/store";
import { address, bytes } from "../app/wire";
import { mixed } from "../viewer/player";
import { scale, scroll, width } from "./state";

const SAMPLE_RATE = 48_000;
const ZOOMS = [256, 1024, 4096, 16_384, 65_536];
const found = signal<{ key: string; samples: number; data: Int8Array } | null>(null);
let asked = "";

function fetchPeaks(name: string, revision: number, samples: number): void {
  const key = `${name} ${revision} ${samples}`;
  // While the mix is being made there is nothing to ask for: what was seen last stays.
  if (asked === key || mixed.value !== `${name} ${revision}`) return;
  asked = key;
  bytes(address.peaks(name, revision, samples))
    .then((data) => {
      if (asked === key) found.value = { key, samples, data: new Int8Array(data) };
    })
    .catch(() => {
      if (asked === key) asked = "";
    });
}

export function Waveform({ height }: { height: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => {
    const open = film.value;
    const node = canvas.current;
    if (!open || !node || !frames.value) return;
    const pixel = SAMPLE_RATE / rate.value.fps / scale.value;
    const samples = ZOOMS.findLast((zoom) => zoom <= Math.max(pixel, 256)) ?? 256;
    fetchPeaks(open.film, open.revision, samples);
    const dense = Math.min(devicePixelRatio, 2);
    node.width = width.value * dense;
    node.height = height * dense;
    const pen = node.getContext("2d");
    const peaks = found.value;
    if (!pen || !peaks) return;
    pen.scale(dense, dense);
    pen.fillStyle = getComputedStyle(node).color;
    const each = pixel / peaks.samples;
    const half = height / 2;
    for (let x = 0; x < width.value; x += 1) {
      const from = Math.floor((scroll.value + x) * each);
      const to = Math.max(from + 1, Math.floor((scroll.value + x + 1) * each));
      let low = 0;
      let high = 0;
      for (let n = from; n < to && n * 2 + 1 < peaks.data.length; n += 1) {
        low = Math.min(low, peaks.data[n * 2] ?? 0);
        high = Math.max(high, peaks.data[n * 2 + 1] ?? 0);
      }
      const top = half - (high / 128) * half;
      pen.fillRect(x, top, 1, Math.max(1, half - (low / 128) * half - top));
    }
  });
  return <canvas class="tl-wave" ref={canvas} aria-hidden="true" />;
}

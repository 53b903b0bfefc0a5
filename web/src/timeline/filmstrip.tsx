// Small pictures of a take along its clip, on one canvas as wide as the window shows of it.

import { useEffect, useRef } from "preact/hooks";
import { address } from "../app/wire";
import { lastInTurn } from "../parts/picture";

const EVERY = 24;
const CELL = 160;
const KEPT = 400;
const strips = new Map<string, Promise<HTMLImageElement | null>>();

function strip(path: string): Promise<HTMLImageElement | null> {
  const known = strips.get(path);
  if (known) return known;
  const asked = new Promise<HTMLImageElement | null>((done) => {
    lastInTurn((over) => {
      const image = new Image();
      image.onload = () => (over(), done(image));
      image.onerror = () => (over(), done(null));
      image.src = path;
    });
  });
  strips.set(path, asked);
  if (strips.size > KEPT) strips.delete(strips.keys().next().value as string);
  return asked;
}

interface Asked {
  film: string;
  shot: string;
  take: number;
  /** the take's frame that the clip's first pixel shows */
  first: number;
  scale: number;
  /** what the window shows of the clip, in pixels of the clip */
  from: number;
  to: number;
  height: number;
}

export function Filmstrip({ film, shot, take, first, scale, from, to, height }: Asked) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const left = Math.max(0, Math.floor(from));
  const width = Math.max(1, Math.ceil(to) - left);
  useEffect(() => {
    let gone = false;
    void strip(address.strip(film, shot, take, EVERY)).then((image) => {
      const node = canvas.current;
      if (gone || !node || !image) return;
      const dense = Math.min(devicePixelRatio, 2);
      node.width = width * dense;
      node.height = height * dense;
      node.style.left = `${left}px`;
      node.style.width = `${width}px`;
      const pen = node.getContext("2d");
      if (!pen) return;
      pen.scale(dense, dense);
      const cell = (height * CELL) / image.height;
      const cells = Math.max(1, Math.round(image.width / CELL));
      for (let n = Math.floor(left / cell); n * cell < left + width; n += 1) {
        const at = Math.min(cells - 1, Math.max(0, Math.round((first + (n * cell) / scale) / EVERY)));
        pen.drawImage(image, at * CELL, 0, CELL, image.height, n * cell - left, 0, cell, height);
      }
    });
    return () => {
      gone = true;
    };
  }, [film, shot, take, first, scale, left, width, height]);
  return <canvas class="tl-strip" ref={canvas} aria-hidden="true" />;
}

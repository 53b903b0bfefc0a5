// A divider that is dragged, or moved with the arrow keys. What it found is kept for the next visit.

import { type Signal, signal } from "@preact/signals";

export interface Size {
  value: Signal<number>;
  least: number;
  most: () => number;
  name: string;
}

export function kept(name: string, first: number, least: number, most: () => number): Size {
  const stored = Number(localStorage.getItem(`workprint.size.${name}`));
  return { value: signal(stored >= least ? stored : first), least, most, name };
}

interface Asked {
  size: Size;
  label: string;
  /** x: the line is upright and moves sideways; `grows` is the direction in which the size grows */
  axis: "x" | "y";
  grows: 1 | -1;
}

export function Splitter({ size, label, axis, grows }: Asked) {
  const set = (to: number) => {
    size.value.value = Math.round(Math.min(Math.max(to, size.least), size.most()));
    localStorage.setItem(`workprint.size.${size.name}`, String(size.value.value));
  };
  const drag = (event: PointerEvent) => {
    const line = event.currentTarget as HTMLElement;
    const at = (one: PointerEvent) => (axis === "x" ? one.clientX : one.clientY);
    const [from, was] = [at(event), size.value.value];
    line.setPointerCapture(event.pointerId);
    event.preventDefault();
    line.focus();
    const move = (one: PointerEvent) => set(was + (at(one) - from) * grows);
    const end = () => line.removeEventListener("pointermove", move);
    line.addEventListener("pointermove", move);
    line.addEventListener("lostpointercapture", end, { once: true });
  };
  const key = (event: KeyboardEvent) => {
    const more = axis === "x" ? "ArrowRight" : "ArrowDown";
    const less = axis === "x" ? "ArrowLeft" : "ArrowUp";
    if (event.key !== more && event.key !== less) return;
    event.preventDefault();
    event.stopPropagation();
    set(size.value.value + (event.key === more ? 16 : -16) * grows);
  };
  return (
    <div
      class="splitter"
      data-axis={axis}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === "x" ? "vertical" : "horizontal"}
      aria-valuenow={size.value.value}
      aria-valuemin={size.least}
      aria-valuemax={Math.max(size.most(), size.value.value)}
      onPointerDown={drag}
      onKeyDown={key}
    />
  );
}

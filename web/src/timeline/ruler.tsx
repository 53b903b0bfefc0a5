import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { film, range, rate, selection } from "../app/store";
import { timecode } from "../app/timecode";
import { pins } from "../comments/comments";
import { calledAs } from "../people/names";
import { others, Playheads } from "../people/people";
import { t } from "../text/text";
import { seek } from "../viewer/player";
import { frameAt } from "./drag";
import { ticks } from "./geometry";
import { scale, scroll, width } from "./state";

const HEIGHT = 26;

export function Ruler() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => {
    const node = canvas.current;
    const pen = node?.getContext("2d");
    if (!node || !pen) return;
    const dense = Math.min(devicePixelRatio, 2);
    node.width = width.value * dense;
    node.height = HEIGHT * dense;
    pen.scale(dense, dense);
    const style = getComputedStyle(node);
    const marked = range.value;
    if (marked) {
      pen.fillStyle = style.accentColor;
      pen.fillRect(marked.start * scale.value - scroll.value, HEIGHT - 3, (marked.end - marked.start) * scale.value, 3);
    }
    pen.fillStyle = pen.strokeStyle = style.color;
    pen.font = `500 ${10.5 * Number(style.getPropertyValue("--type"))}px ${style.fontFamily}`;
    const { label, tick } = ticks(scale.value, rate.value.base);
    const last = (scroll.value + width.value) / scale.value;
    for (let at = Math.floor(scroll.value / scale.value / label) * label; at <= last; at += tick) {
      const x = Math.round(at * scale.value - scroll.value) + 0.5;
      const named = Math.abs(at / label - Math.round(at / label)) < 1e-6;
      pen.globalAlpha = named ? 0.55 : 0.25;
      pen.beginPath();
      pen.moveTo(x, named ? 8 : HEIGHT - 7);
      pen.lineTo(x, HEIGHT - 2);
      pen.stroke();
      pen.globalAlpha = 1;
      if (named) pen.fillText(timecode(at, rate.value).replace(/^00:/, ""), x + 5, 16);
    }
  });
  const drag = (event: PointerEvent) => {
    const node = event.currentTarget as HTMLElement;
    const body = node.closest(".tl-body");
    if (!body || event.button !== 0) return;
    node.setPointerCapture(event.pointerId);
    const to = (one: PointerEvent) => seek(frameAt(one, body));
    to(event);
    node.addEventListener("pointermove", to);
    node.addEventListener("lostpointercapture", () => node.removeEventListener("pointermove", to), { once: true });
  };
  return (
    <div class="tl-ruler" onPointerDown={drag}>
      <canvas ref={canvas} aria-hidden="true" />
      {film.value?.timeline.markers.map((marker) => {
        const x = marker.frame * scale.value - scroll.value;
        if (x < -12 || x > width.value) return null;
        return (
          <button
            key={marker.id}
            type="button"
            class="tl-marker"
            data-hit={marker.hit}
            data-colour={marker.colour ?? undefined}
            aria-pressed={selection.value?.id === marker.id}
            title={marker.name}
            aria-label={`${marker.name}, ${timecode(marker.frame, rate.value)}`}
            style={{ transform: `translateX(${x}px)`, "--mark": marker.colour ?? undefined }}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => {
              selection.value = { kind: "marker", id: marker.id, edge: null };
              seek(marker.frame);
            }}
          />
        );
      })}
      {pins.value.map((one) => {
        const x = one.frame * scale.value - scroll.value;
        if (x < -12 || x > width.value) return null;
        const says = t("comment.pin", { author: calledAs(one.author), timecode: timecode(one.frame, rate.value), text: one.text });
        return (
          <button
            key={`comment ${one.number}`}
            type="button"
            class="tl-marker"
            data-comment
            title={says}
            aria-label={says}
            style={{ transform: `translateX(${x}px)` }}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => seek(one.frame)}
          />
        );
      })}
      <Playheads
        of={others.value}
        place={(at) => {
          const x = at * scale.value - scroll.value;
          return x < 0 || x > width.value ? null : `${x}px`;
        }}
      />
    </div>
  );
}

// The timeline: the cut as time. Tools above, rows below, one playhead over all of it.

import { effect, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { redo, undo } from "../app/edits";
import { keysOf } from "../app/keys";
import { LARGE } from "../app/large";
import { may } from "../app/may";
import { frames, moving, picture, rate, selection } from "../app/store";
import { timecode } from "../app/timecode";
import { Button } from "../parts/button";
import { Icon, type IconName } from "../parts/icon";
import { t } from "../text/text";
import { frame, playing, seek } from "../viewer/player";
import { frameAt, landing } from "./drag";
import { clipMenu } from "./menus";
import { Ruler } from "./ruler";
import { fit, fits, gesture, mark, rows, saysOf, scale, scroll, snapping, tall, tool, TOOLS, type Tool, width, zoom } from "./state";
import { chosenClip, Track } from "./track";
import { Waveform } from "./waveform";
import "./timeline.css";

const TOOL_ICONS: Record<Tool, IconName> = { select: "pointer", trim: "trim", roll: "roll", slip: "slip", slide: "slide", blade: "blade" };
const WAVE = 22;

// Playing turns the page when the playhead leaves the window.
effect(() => {
  if (!playing.value) return;
  const x = frame.value * scale.value;
  if (x < scroll.peek() || x > scroll.peek() + width.peek() - 8) scroll.value = Math.max(0, x - 24);
});

export function Timeline({ full }: { full: boolean }) {
  const empty = !picture.value.length;
  useLayoutEffect(() => {
    tall.value = full || LARGE;
  }, [full]);
  return (
    <section class="timeline" aria-label={t("timeline")} data-keys data-full={full} data-tool={tool.value}>
      <Tools />
      {empty ? <div class="empty"><p>{t("timeline.empty")}</p></div> : <Rows />}
    </section>
  );
}

function Tools() {
  return (
    <div class="tl-tools">
      {may("edit") && (
        <div class="row" role="radiogroup" aria-label={t("tools")}>
          {TOOLS.map((one) => (
            <Button
              key={one}
              only
              low
              look="bare"
              role="radio"
              icon={TOOL_ICONS[one]}
              label={t(`tool.${one}`)}
              keys={keysOf(`tool.${one}`)}
              aria-checked={tool.value === one}
              onClick={() => void (tool.value = one)}
            />
          ))}
        </div>
      )}
      <Button only low look="bare" icon="snap" needs="edit" label={t("snapping")} keys={keysOf("snapping")} aria-pressed={snapping.value} onClick={() => void (snapping.value = !snapping.value)} />
      <Button only low look="bare" icon="marker" needs="edit" label={t("marker.add")} keys={keysOf("marker.add")} onClick={mark} />
      <Button
        only
        low
        look="bare"
        icon="more"
        needs="edit"
        label={t("clip.menu")}
        keys="Enter"
        disabled={!chosenClip()}
        aria-haspopup="menu"
        onClick={(event) => {
          const clip = chosenClip();
          if (clip) clipMenu(clip, event.currentTarget as HTMLElement);
        }}
      />
      <span class="gap tl-says tc" aria-hidden="true">
        {gesture.value ? saysOf(gesture.value) : ""}
      </span>
      <Button only low look="bare" icon="undo" needs="edit" label={t("undo")} keys={keysOf("undo")} onClick={undo} />
      <Button only low look="bare" icon="redo" needs="edit" label={t("redo")} keys={keysOf("redo")} onClick={redo} />
      <Button only low look="bare" icon="minus" label={t("zoom.out")} keys={keysOf("zoom.out")} onClick={() => zoom(1 / 1.5)} />
      <Button low look="bare" label={t("zoom.fit")} keys={keysOf("zoom.fit")} aria-pressed={fits.value} onClick={fit} />
      <Button only low look="bare" icon="plus" label={t("zoom.in")} keys={keysOf("zoom.in")} onClick={() => zoom(1.5)} />
    </div>
  );
}

function Rows() {
  const body = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = scroller.current;
    if (!node) return undefined;
    const watch = new ResizeObserver(() => {
      width.value = node.clientWidth;
    });
    watch.observe(node);
    // Not passive: the wheel with Ctrl zooms the cut and not the page.
    const wheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) {
        event.preventDefault();
        zoom(Math.exp(-event.deltaY / 240), event.clientX - node.getBoundingClientRect().left);
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
        event.preventDefault();
        node.scrollLeft += event.deltaX || event.deltaY;
      }
    };
    node.addEventListener("wheel", wheel, { passive: false });
    return () => {
      watch.disconnect();
      node.removeEventListener("wheel", wheel);
    };
  }, []);
  useSignalEffect(() => {
    if (fits.value && frames.value && width.value) fit();
  });
  useSignalEffect(() => {
    const node = scroller.current;
    node?.style.setProperty("--whole", `${frames.value * scale.value + 120}px`);
    if (node && Math.abs(node.scrollLeft - scroll.value) > 1) node.scrollLeft = scroll.value;
  });
  useSignalEffect(() => {
    body.current?.style.setProperty("--scroll", `${-scroll.value}px`);
  });
  useSignalEffect(() => {
    if (playhead.current) playhead.current.style.transform = `translateX(${frame.value * scale.value - scroll.value}px)`;
  });
  const press = (event: PointerEvent) => {
    if (event.button !== 0 || !body.current) return;
    selection.value = null;
    seek(frameAt(event, body.current));
  };
  return (
    <div class="tl-rows">
      <div class="tl-heads" aria-hidden="true">
        <div class="tl-ruler-head" />
        {rows.value.map((row) => (
          <div class="tl-head" key={row.name} data-lane={row.lane} style={{ height: `${row.height}px` }} title={t(row.says)}>
            <Icon name={row.icon} />
            <span>{row.name}</span>
            <em>{t(row.says)}</em>
          </div>
        ))}
        <div class="tl-head" data-lane="mix" style={{ height: `${WAVE}px` }}>
          <Icon name="volume" />
          <span>{t("track.mix")}</span>
        </div>
      </div>
      <div class="tl-body" ref={body} onPointerDown={press}>
        <Ruler />
        <div class="tl-lanes" data-moving={moving.value || undefined}>
          {rows.value.map((row) => (
            <Track key={row.name} row={row} />
          ))}
          {landing.value && (
            <i class="tl-landing" style={{ transform: `translateX(${landing.value.cut * scale.value}px)` }}>
              <b class="tc">{timecode(landing.value.begin, rate.value)}</b>
            </i>
          )}
        </div>
        <Waveform height={WAVE} />
        <div class="tl-playhead" ref={playhead} aria-hidden="true" />
        <div class="tl-scroll" ref={scroller} tabIndex={-1} onScroll={(event) => void (scroll.value = event.currentTarget.scrollLeft)}>
          <i />
        </div>
      </div>
    </div>
  );
}

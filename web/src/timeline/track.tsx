// A row of the timeline: only the blocks that the window shows are there.

import { arriving, castById, film, glowing, leaving, picture, rate, selection, shotsById, shownTake } from "../app/store";
import { may } from "../app/may";
import { length } from "../app/timecode";
import type { ClipShown, ShotShown } from "../protocol";
import { Icon } from "../parts/icon";
import { t } from "../text/text";
import { seek } from "../viewer/player";
import { Beats } from "./beats";
import { holdBlock } from "./blocks";
import { holdClip } from "./drag";
import { Filmstrip } from "./filmstrip";
import { visible } from "./geometry";
import { clipMenu, cueMenu, titleMenu } from "./menus";
import type { Block, Row } from "./rows";
import { gesture, scale, scroll, shownCut, width } from "./state";

/** The window is looked at in steps, so that a little scrolling mounts nothing. */
const STEP = 256;

export function Track({ row }: { row: Row }) {
  const from = Math.floor(scroll.value / STEP) * STEP;
  const to = from + Math.ceil(width.value / STEP + 1) * STEP;
  const [first, last] = [from / scale.value, to / scale.value];
  const held = row.name === "V1" && gesture.value !== null;
  const blocks: readonly Block[] = held ? shownCut.value.map((clip) => ({ id: clip.id, part: 0, kind: "clip", start: clip.start, frames: clip.frames, label: clip.slate, muted: clip.muted, clip })) : row.blocks;
  const alone = row.lane === "video" || row.lane === "titles";
  const seen = alone ? visible(blocks, first, last) : blocks.filter((block) => block.start < last && block.start + block.frames > first);
  const chosen = selection.value;
  const active = seen.find((block) => block.id === chosen?.id);
  const list = blocks.length
    ? { role: "listbox", "aria-orientation": "horizontal" as const, tabIndex: 0, ...(active ? { "aria-activedescendant": idOf(active) } : {}) }
    : {};
  return (
    <div class="tl-row" data-row={row.name} data-lane={row.lane} style={{ height: `${row.height}px` }} {...list} aria-label={blocks.length ? t(row.says) : undefined}>
      {seen.map((block) => (
        <One key={`${block.id} ${block.part}`} block={block} row={row} place={blocks.indexOf(block)} total={blocks.length} from={from} to={to} />
      ))}
      {row.name === "MX" && <Beats from={from} to={to} height={row.height} />}
      {leaving.value.filter((one) => one.row === row.name).map((one) => (
        <div key={one.id} class="tl-ghost" aria-hidden="true" style={{ transform: `translateX(${one.start * scale.value}px)`, width: `${Math.max(one.frames * scale.value, 2)}px` }} />
      ))}
      {row.name === "V1" && <Transitions first={first} last={last} height={row.height} />}
      {row.name === "V1" && !held && <Splits of={seen} />}
    </div>
  );
}

interface Asked {
  block: Block;
  row: Row;
  place: number;
  total: number;
  from: number;
  to: number;
}

function One({ block, row, place, total, from, to }: Asked) {
  const chosen = selection.value?.id === block.id;
  const clip = block.clip;
  const shot = clip ? shotsById.value.get(clip.shot) : undefined;
  const x = block.start * scale.value;
  const wide = Math.max(block.frames * scale.value, 2);
  const kind = block.kind === "caption" ? "cue" : block.kind;
  const menu = (event: MouseEvent) => {
    event.preventDefault();
    selection.value = { kind, id: block.id, edge: null };
    const at = { x: event.clientX, y: event.clientY };
    if (clip) clipMenu(clip, at);
    else if (block.kind === "title") titleMenu(block.id, at);
    else cueMenu(block.id, at);
  };
  return (
    <div
      id={idOf(block)}
      class="tl-block"
      role="option"
      data-kind={block.kind}
      data-state={shot?.state}
      data-muted={block.muted || undefined}
      data-glow={glowing.value.has(shot?.id ?? block.id) || undefined}
      data-new={arriving.value.has(block.id) || undefined}
      aria-selected={chosen}
      aria-posinset={place + 1}
      aria-setsize={total}
      aria-label={clip && shot ? clipName(clip, shot) : `${block.label}, ${length(block.frames, rate.value)}${block.muted ? `, ${t("muted")}` : ""}`}
      title={block.label}
      style={{ transform: `translateX(${x}px)`, width: `${wide}px` }}
      onPointerDown={(event) => (clip ? holdClip(event, clip, null) : holdBlock(event, block))}
      onDblClick={() => seek(block.start)}
      onContextMenu={menu}
    >
      {clip && shot && <Pictures clip={clip} shot={shot} height={row.height} x={x} from={from} to={to} />}
      {wide > 26 && (
        <span class="tl-name">
          {block.muted && <Icon name="muted" />}
          {block.label}
          {clip && clip.speed !== "1" && <i>{clip.speed}×</i>}
        </span>
      )}
      {clip && row.name === "V1" && wide > 12 && may("edit") && (
        <>
          <i class="tl-edge" data-edge="head" data-chosen={(chosen && selection.value?.edge === "head") || undefined} onPointerDown={(event) => holdClip(event, clip, "head")} />
          <i class="tl-edge" data-edge="tail" data-chosen={(chosen && selection.value?.edge === "tail") || undefined} onPointerDown={(event) => holdClip(event, clip, "tail")} />
        </>
      )}
    </div>
  );
}

function Pictures({ clip, shot, height, x, from, to }: { clip: ClipShown; shot: ShotShown; height: number; x: number; from: number; to: number }) {
  const take = clip.take ? shot.takes.find((one) => one.take === clip.take) : shownTake(shot);
  const open = film.value;
  if (!take || !open) return null;
  const wide = clip.frames * scale.value;
  return (
    <Filmstrip
      film={open.film}
      shot={shot.id}
      take={take.take}
      first={clip.source_in - take.first}
      scale={scale.value}
      from={Math.max(from - x, 0)}
      to={Math.min(to - x, wide)}
      height={height}
    />
  );
}

function Transitions({ first, last, height }: { first: number; last: number; height: number }) {
  const track = film.value?.timeline.tracks[0];
  return (
    <>
      {track?.transitions.map((one) => {
        const centred = !/^fade/.test(one.kind);
        const start = centred ? one.at - (one.frames - Math.floor(one.frames / 2)) : one.kind === "fade out" ? one.at - one.frames : one.at;
        if (start > last || start + one.frames < first) return null;
        return (
          <div
            key={one.into + one.kind}
            class="tl-transition"
            title={`${one.kind}, ${one.frames}`}
            style={{ transform: `translateX(${start * scale.value}px)`, width: `${Math.max(one.frames * scale.value, 4)}px`, height: `${height}px` }}
          />
        );
      })}
    </>
  );
}

/** Where the sound of a clip begins before its picture, or outlasts it. */
function Splits({ of }: { of: readonly Block[] }) {
  return (
    <>
      {of.map(({ clip }) => {
        if (!clip?.sound || !(clip.sound_lead || clip.sound_tail)) return null;
        const [from, long] = [clip.start - clip.sound_lead, clip.frames + clip.sound_lead + clip.sound_tail];
        return <i key={clip.id} class="tl-split" aria-hidden="true" style={{ transform: `translateX(${from * scale.value}px)`, width: `${long * scale.value}px` }} />;
      })}
    </>
  );
}

export function clipName(clip: ClipShown, shot: ShotShown): string {
  const take = clip.take ?? shownTake(shot)?.take;
  const cast = shot.cast.map((one) => castById.value.get(one)?.name).filter(Boolean).join(", ");
  const split = [clip.sound_lead && t("clip.leads", { n: clip.sound_lead }), clip.sound_tail && t("clip.trails", { n: clip.sound_tail })];
  return [t("shot.name", { slate: clip.slate }), take ? t("take.name", { n: take }) : t("slate.notShot"), length(clip.frames, rate.value), t(`state.${shot.state}`), cast, ...split]
    .filter(Boolean)
    .join(", ");
}

const idOf = (block: Block) => `tl-${block.kind === "caption" ? "cc-" : ""}${block.id}${block.part ? `-${block.part}` : ""}`;

export const nodeOf = (block: Block) => document.getElementById(idOf(block));

/** The clip that the keys mean. */
export function chosenClip(): ClipShown | undefined {
  return selection.value?.kind === "clip" ? picture.value.find((clip) => clip.id === selection.value?.id) : undefined;
}

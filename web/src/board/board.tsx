// The board: every shot of the film as a card, scene by scene. Picked, filtered, dragged into another order.

import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { perform } from "../app/edits";
import { may } from "../app/may";
import { picked, scenes, shots, shotsById, working } from "../app/store";
import type { SceneShown, ShotShown } from "../protocol";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { openMenu } from "../parts/menu";
import { count, t } from "../text/text";
import { BringIn } from "../uploads/drop";
import { askForRetake, askToRoll, circle, comparing, lookAt, pickedShots, remove, roll } from "./acts";
import { Card } from "./card";
import { type Filter, FILTERS, matches, pick } from "./picking";
import "./board.css";

interface Landing {
  shot: string;
  after: boolean;
}

export function Board() {
  const filter = useSignal<Filter>("all");
  const words = useSignal("");
  const landing = useSignal<Landing | null>(null);
  const dragged = useRef("");
  const list = useRef<HTMLDivElement>(null);
  const abreast = useSignal(1);
  /** the card that the keys are on, and where what is picked began */
  const active = useSignal("");
  const began = useRef("");
  const shown = useComputed(() => shots.value.filter((shot) => matches(shot, filter.value, words.value)));
  const order = shown.value.map((shot) => shot.id);
  const few = useComputed(() => new Set(shown.value.map((shot) => shot.id)));

  useEffect(() => {
    const watched = new ResizeObserver(() => void (abreast.value = columns(list.current)));
    if (list.current) watched.observe(list.current);
    return () => watched.disconnect();
  }, []);

  const choose = (shot: ShotShown, how: { more: boolean; upTo: boolean }) => {
    picked.value = pick(picked.value, order, shot.id, { ...how, from: began.current });
    if (!how.upTo) began.current = shot.id;
    active.value = shot.id;
    lookAt(shot);
  };
  const press = (shot: ShotShown, event: MouseEvent) => {
    choose(shot, { more: event.ctrlKey || event.metaKey, upTo: event.shiftKey });
    list.current?.focus({ preventScroll: true });
  };
  const menu = (shot: ShotShown, event: MouseEvent) => {
    event.preventDefault();
    if (!picked.value.has(shot.id)) picked.value = new Set([shot.id]);
    shotMenu(pickedShots(), { x: event.clientX, y: event.clientY });
  };
  const over = (event: DragEvent) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>(".card");
    const shot = card?.dataset["shot"];
    if (!dragged.current || !card || !shot) return;
    event.preventDefault();
    const box = card.getBoundingClientRect();
    landing.value = shot === dragged.current ? null : { shot, after: event.clientX > box.left + box.width / 2 };
  };
  const drop = () => {
    const to = landing.value;
    landing.value = null;
    if (!to || !dragged.current) return;
    void perform({ kind: "move_shot", shot: dragged.current, ...(to.after ? { after: to.shot } : { before: to.shot }) }, t("moved", { slate: shotsById.value.get(dragged.current)?.slate ?? "" }));
    dragged.current = "";
  };
  const keys = (event: KeyboardEvent) => {
    const held = order.indexOf(active.value);
    const at = held >= 0 ? held : order.findIndex((shot) => picked.value.has(shot));
    const mod = event.ctrlKey || event.metaKey;
    const by: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(list.current), ArrowUp: -columns(list.current) };
    const amount = by[event.key];
    if (event.key === "a" && mod) picked.value = new Set(order);
    else if (event.key === " " && mod && shown.value[at]) choose(shown.value[at], { more: true, upTo: false });
    else if (event.key === "Escape") picked.value = new Set();
    else if ((event.key === "ContextMenu" || (event.key === "Enter" && !mod)) && picked.value.size) {
      const box = document.getElementById(`card-${order[at]}`)?.getBoundingClientRect();
      shotMenu(pickedShots(), { x: (box?.left ?? 0) + 20, y: (box?.top ?? 0) + 40 });
    } else if (amount !== undefined && event.altKey && at >= 0) shift(order, at, Math.sign(amount));
    else if (amount !== undefined) {
      const next = shown.value[Math.min(Math.max(at < 0 ? 0 : at + amount, 0), order.length - 1)];
      if (next) {
        if (mod) active.value = next.id;
        else choose(next, { more: false, upTo: event.shiftKey });
        document.getElementById(`card-${next.id}`)?.scrollIntoView({ block: "nearest" });
      }
    } else return;
    event.preventDefault();
  };
  return (
    <div class="board" data-keys>
      <div class="board-tools">
        <div class="row filters" role="group" aria-label={t("filter")}>
          {FILTERS.map((one) => {
            const n = shots.value.filter((shot) => matches(shot, one, "")).length;
            if (!n && one !== "all") return null;
            return <Button key={one} low look="bare" label={`${t(`filter.${one}`)} ${n}`} aria-pressed={filter.value === one} onClick={() => void (filter.value = one)} />;
          })}
        </div>
        <span class="gap" />
        {picked.value.size > 1 ? (
          <Bulk />
        ) : (
          <>
            <BringIn low />
            <Search words={words} />
          </>
        )}
      </div>
      <div
        class="board-list"
        ref={list}
        {...(shown.value.length ? { role: "listbox", tabIndex: 0 } : {})}
        aria-multiselectable={shown.value.length ? true : undefined}
        aria-label={t("tab.board")}
        aria-activedescendant={order.includes(active.value) ? `card-${active.value}` : undefined}
        onKeyDown={keys}
        onDragOver={over}
        onDragLeave={() => void (landing.value = null)}
        onDrop={drop}
      >
        {scenes.value.map((scene) => (
          <Scene key={scene.id} scene={scene} shown={few.value}>
            {(shot, slug, cards) => (
              <div class="card-place" key={shot.id} role="presentation" data-landing={landing.value?.shot === shot.id ? (landing.value.after ? "after" : "before") : undefined}>
                <p class="board-slug" style={{ "--over": Math.min(cards, abreast.value - (order.indexOf(shot.id) % abreast.value)) }} title={slug} aria-hidden="true">
                  {slug}
                </p>
                <Card
                  shot={shot}
                  active={active.value === shot.id}
                  press={(event) => press(shot, event)}
                  menu={(event) => menu(shot, event)}
                  grab={(event) => {
                    if (!may("edit")) return event.preventDefault();
                    dragged.current = shot.id;
                    event.dataTransfer?.setData("text/plain", shot.slate);
                  }}
                />
              </div>
            )}
          </Scene>
        ))}
        {!shots.value.length && <div class="empty">{working.value ? t("board.writing") : t("board.empty")}</div>}
        {shots.value.length > 0 && !shown.value.length && <div class="empty">{t("board.none")}</div>}
      </div>
    </div>
  );
}

interface InScene {
  scene: SceneShown;
  shown: ReadonlySet<string>;
  /** `slug` stands over the first of the scene's `cards` */
  children: (shot: ShotShown, slug: string, cards: number) => JSX.Element;
}

function Scene({ scene, shown, children }: InScene) {
  const here = scene.shots.filter((shot) => shown.has(shot.id));
  if (!here.length) return null;
  return (
    <div class="board-scene" role="group" aria-label={`${t("scene.name", { n: scene.number })}, ${scene.slugline}`}>
      {here.map((shot, place) => children(shot, place === 0 ? `${scene.number}  ${scene.slugline}` : "", here.length))}
    </div>
  );
}

function Search({ words }: { words: { value: string } }) {
  return (
    <label class="board-search">
      <Icon name="search" />
      <span class="unseen">{t("search")}</span>
      <input class="field" type="search" placeholder={t("search")} value={words.value} onInput={(event) => void (words.value = event.currentTarget.value)} />
    </label>
  );
}

function Bulk() {
  const of = pickedShots();
  return (
    <div class="row">
      <span class="soft">{count("shots", of.length)}</span>
      <Button low label={t("circle")} icon="circle" needs="approve" onClick={() => circle(of)} />
      <Button low label={t("retake")} icon="retake" needs="edit" onClick={() => askForRetake(of)} />
      <Button low only look="bare" label={t("pick.none")} icon="close" onClick={() => void (picked.value = new Set())} />
    </div>
  );
}

export function shotMenu(of: readonly ShotShown[], at: { x: number; y: number } | HTMLElement): void {
  const one = of.length === 1 ? of[0] : undefined;
  openMenu(one ? t("shot.name", { slate: one.slate }) : count("shots", of.length), at, [
    { label: t("circle"), icon: "circle", needs: "approve", disabled: !of.some((shot) => shot.takes.length), work: () => circle(of) },
    { label: t("retake.ask"), icon: "retake", needs: "edit", work: () => askForRetake(of) },
    { label: t("roll"), icon: "film", needs: "edit", work: () => roll(of) },
    { label: t("roll.ask"), icon: "film", needs: "edit", work: () => askToRoll(of) },
    ...(one && one.takes.length > 1 ? [{ label: t("compare"), icon: "board" as const, work: () => void (comparing.value = one.id) }] : []),
    "line",
    { label: t("longer"), icon: "plus", needs: "edit", work: () => void perform({ kind: "set_duration", shots: of.map((shot) => shot.id), delta: 0.5 }) },
    { label: t("shorter"), icon: "minus", needs: "edit", work: () => void perform({ kind: "set_duration", shots: of.map((shot) => shot.id), delta: -0.5 }) },
    { label: t("move.earlier"), icon: "back", needs: "edit", disabled: !one || !shots.value[0] || shots.value[0].id === one.id, work: () => one && shiftOne(one, -1) },
    { label: t("move.later"), icon: "forward", needs: "edit", disabled: !one || shots.value.at(-1)?.id === one.id, work: () => one && shiftOne(one, 1) },
    "line",
    { label: t("remove"), icon: "trash", needs: "edit", work: () => remove(of) },
  ]);
}

/** Put the shot at a place one earlier or later. */
function shift(order: readonly string[], at: number, by: number): void {
  const shot = shotsById.value.get(order[at] ?? "");
  const other = order[at + by];
  if (shot && other) void perform({ kind: "move_shot", shot: shot.id, ...(by > 0 ? { after: other } : { before: other }) }, t("moved", { slate: shot.slate }));
}

function shiftOne(shot: ShotShown, by: number): void {
  const order = shots.value.map((one) => one.id);
  shift(order, order.indexOf(shot.id), by);
}

function columns(list: HTMLElement | null): number {
  return list ? getComputedStyle(list).gridTemplateColumns.split(" ").length : 1;
}

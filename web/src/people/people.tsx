// Who else has the film open, and where they look.

import { computed } from "@preact/signals";
import { me, people, rate } from "../app/store";
import { timecode } from "../app/timecode";
import type { Present } from "../protocol";
import { openMenu } from "../parts/menu";
import { named, t, type Word } from "../text/text";
import { seek } from "../viewer/player";
import { followPerson, following } from "./following";
import { initial, nameOf } from "./names";
import "./people.css";

const SHOWN = 4;

export const others = computed(() => people.value.filter((one) => one.id !== me.value));

function placeOf(one: Present): string {
  const at = one.frame === null || one.frame === undefined ? nameOf(one) : t("here.at", { name: nameOf(one), timecode: timecode(one.frame, rate.value) });
  const view = one.view ? named("tab", one.view) : "";
  return [at, view].filter(Boolean).join(" · ");
}

/** The others as initials; a press on one offers to go where they are, or to follow them. */
export function People() {
  if (!others.value.length) return null;
  const menu = (one: Present, from: HTMLElement) => {
    const at = one.frame;
    const followed = following.value === one.id;
    openMenu(placeOf(one), from, [
      { label: followed ? t("follow.stop") : t("follow", { name: nameOf(one) }), icon: "eye", work: () => followPerson(followed ? null : one) },
      ...(at === null || at === undefined ? [] : [{ label: t("comment.goto", { timecode: timecode(at, rate.value) }), icon: "forward" as const, work: () => seek(at) }]),
    ]);
  };
  const left = others.value.length - SHOWN;
  return (
    <ul class="people" aria-label={t("people" satisfies Word)}>
      {others.value.slice(0, SHOWN).map((one) => (
        <li key={one.id}>
          <button type="button" class="face" data-followed={following.value === one.id || undefined} data-playing={one.playing || undefined} title={placeOf(one)} aria-label={placeOf(one)} aria-haspopup="menu" onClick={(event) => menu(one, event.currentTarget)}>
            {initial(nameOf(one))}
          </button>
        </li>
      ))}
      {left > 0 && (
        <li class="soft" title={others.value.slice(SHOWN).map(nameOf).join(", ")}>
          {t("here.more", { n: left })}
        </li>
      )}
    </ul>
  );
}

/** Where the others' playheads are, over a line; `place` is null for what lies beyond its ends. */
export function Playheads({ of, place }: { of: readonly Present[]; place: (frame: number) => string | null }) {
  return (
    <>
      {of.map((one) => {
        const at = one.frame === null || one.frame === undefined ? null : place(one.frame);
        return at === null ? null : (
          <b key={one.id} class="playhead-of" aria-hidden="true" data-playing={one.playing || undefined} style={{ "--at": at }}>
            {initial(nameOf(one))}
          </b>
        );
      })}
    </>
  );
}

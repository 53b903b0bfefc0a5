// The shot under the playhead, beside the viewer: what is asked for, the takes of it, yes or once more.

import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { perform } from "../app/edits";
import { castById, film, picked, rate, shots, shotsById, shownTake } from "../app/store";
import { may, whyNot } from "../app/may";
import { length } from "../app/timecode";
import { address } from "../app/wire";
import type { ReviseShot, ShotShown, TakeShown } from "../protocol";
import { Button } from "../parts/button";
import { leave } from "../parts/focus";
import { Picture } from "../parts/picture";
import { named, t } from "../text/text";
import { under } from "../viewer/player";
import { circle, circleTake, comparing, rejectTake, roll, showTake } from "./acts";
import { shotMenu } from "./board";
import { State } from "./card";
import { Lacking } from "./lacking";
import { Retaking, useRetake } from "./retaking";
import "./inspector.css";

const SIZES: readonly NonNullable<ReviseShot["size"]>[] = ["extreme wide", "wide", "full", "medium wide", "medium", "medium close-up", "close-up", "extreme close-up", "insert"];
const MOVES: readonly NonNullable<ReviseShot["camera"]>[] = ["static", "push in", "pull out", "pan left", "pan right", "tilt up", "tilt down", "track left", "track right", "handheld"];

/** The shot that is looked at: the one that is picked alone, else what the playhead is on. */
export function useLookedAt() {
  return useComputed<ShotShown | null>(() => {
    const [only] = picked.value.size === 1 ? picked.value : [];
    return shotsById.value.get(only ?? under.value?.shot ?? "") ?? shots.value[0] ?? null;
  });
}

export function Inspector() {
  const shot = useLookedAt().value;
  if (!shot)
    return (
      <aside class="inspector" aria-label={t("inspector")}>
        <div class="empty">
          <p>{t("inspector.empty")}</p>
        </div>
      </aside>
    );
  const scene = film.value?.scenes.find((one) => one.shots.some((other) => other.id === shot.id));
  const cast = shot.cast.map((one) => castById.value.get(one)?.name).filter(Boolean).join(", ");
  return (
    <aside class="inspector" aria-label={t("inspector")} tabIndex={-1} data-keys>
      <header>
        <h2 class="slate-name">{shot.slate}</h2>
        <State shot={shot} />
        <span class="gap" />
        <span class="tc soft">{length(shot.frames, rate.value)}</span>
        <Button only low look="bare" icon="more" needs="edit" label={t("shot.menu")} aria-haspopup="menu" onClick={(event) => shotMenu([shot], event.currentTarget as HTMLElement)} />
      </header>
      <div class="inspector-body">
        <Prompt key={shot.id} shot={shot} />
        <p class="soft inspector-facts">
          {[scene?.slugline, cast, shot.light].filter(Boolean).join(" · ")}
        </p>
        <div class="row">
          <Choice label={t("size")} kind="shotSize" value={shot.size} from={SIZES} set={(size) => void perform({ kind: "revise_shot", shots: [shot.id], size })} />
          <Choice label={t("camera")} kind="shotMove" value={shot.move} from={MOVES} set={(camera) => void perform({ kind: "revise_shot", shots: [shot.id], camera })} />
        </div>
        <Takes shot={shot} />
      </div>
      {may("edit") && <Verdict key={`verdict ${shot.id}`} shot={shot} />}
    </aside>
  );
}

function Prompt({ shot }: { shot: ShotShown }) {
  const words = useSignal(shot.prompt);
  useEffect(() => void (words.value = shot.prompt), [shot.prompt]);
  const keep = () => {
    const said = words.value.trim();
    if (said && said !== shot.prompt) void perform({ kind: "revise_shot", shots: [shot.id], prompt: said }, t("prompt.kept", { slate: shot.slate }));
    else words.value = shot.prompt;
  };
  return (
    <textarea
      class="field quiet inspector-prompt"
      aria-label={t("prompt")}
      readOnly={!may("edit")}
      rows={3}
      value={words.value}
      onInput={(event) => void (words.value = event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Escape") words.value = shot.prompt;
        if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
          event.preventDefault();
          leave(event.currentTarget);
        }
      }}
    />
  );
}

interface Choosing<One extends string> {
  label: string;
  kind: string;
  value: string;
  from: readonly One[];
  set: (to: One) => void;
}

function Choice<One extends string>({ label, kind, value, from, set }: Choosing<One>) {
  const all = from.includes(value as One) ? from : [value as One, ...from];
  return (
    <label title={[label, whyNot("edit")].filter(Boolean).join("\n")}>
      <span class="unseen">{label}</span>
      <select class="field" disabled={!may("edit")} value={value} onChange={(event) => set(event.currentTarget.value as One)}>
        {all.map((one) => (
          <option key={one} value={one}>
            {named(kind, one)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Takes({ shot }: { shot: ShotShown }) {
  const shown = shownTake(shot);
  if (!shot.takes.length) return null;
  return (
    <div class="takes">
      <div class="row">
        <h3 class="cap">{t("takes")}</h3>
        <span class="gap" />
        {shot.takes.length > 1 && <Button low look="bare" label={t("compare")} onClick={() => void (comparing.value = shot.id)} />}
      </div>
      <ul>
        {shot.takes.map((take) => (
          <TakeRow key={take.id} shot={shot} take={take} shown={take.id === shown?.id} />
        ))}
      </ul>
    </div>
  );
}

function TakeRow({ shot, take, shown }: { shot: ShotShown; take: TakeShown; shown: boolean }) {
  return (
    <li class="take" data-state={take.state} data-shown={shown || undefined}>
      <button type="button" class="take-still" aria-pressed={shown} aria-label={t("take.show", { slate: take.slate })} disabled={!may("edit")} title={whyNot("edit")} onClick={() => showTake(shot, take.take)}>
        {film.value && <Picture src={address.poster(film.value.film, shot.id, take.take)} alt="" />}
        {take.state === "circled" && <i class="grease" />}
      </button>
      <div class="take-words">
        <b class="tc">{take.slate}</b>
        <span class="soft">{take.faults[0] ?? (take.outdated ? t("outdated") : take.note || t(`takeState.${take.state}`))}</span>
        {take.comes_from && <span class="soft">{take.comes_from}</span>}
        <Lacking of={take.compromises} parts={take.parts.length} />
      </div>
      <Button only low look="bare" icon="circle" needs="approve" label={t("take.circle", { slate: take.slate })} aria-pressed={take.state === "circled"} onClick={() => circleTake(take.slate)} />
      <Button only low look="bare" icon="reject" needs="approve" label={t("take.ng", { slate: take.slate })} aria-pressed={take.state === "ng"} onClick={() => rejectTake(take.slate)} />
    </li>
  );
}

function Verdict({ shot }: { shot: ShotShown }) {
  const again = useRetake(shot);
  if (!shot.takes.length)
    return (
      <div class="verdict">
        <Button look="main" icon="film" label={t("roll")} onClick={() => roll([shot])} />
        <p class="soft">{t("roll.says")}</p>
      </div>
    );
  return (
    <form class="verdict" onSubmit={again.send}>
      <Button look={shot.state === "circled" ? "plain" : "main"} icon="circle" needs="approve" label={t(shot.state === "circled" ? "circled.is" : "circle")} off={shot.state === "circled"} onClick={() => circle([shot])} />
      <Retaking of={again} only />
    </form>
  );
}


// The sound of the film: the stems' levels, and the cue sheet.

import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { gather, isGathering, makeGathered, order, perform } from "../app/edits";
import { may, whyNot } from "../app/may";
import { castById, film, rate, working } from "../app/store";
import { length, timecode } from "../app/timecode";
import type { CueShown, FilmShown } from "../protocol";
import { Button } from "../parts/button";
import { Icon, type IconName } from "../parts/icon";
import { number } from "../text/language";
import { named, t } from "../text/text";
import { seek } from "../viewer/player";
import { cueMenu } from "../timeline/menus";
import { Meter } from "./meters";
import "./sound.css";

type Stem = "DX" | "MX" | "FX";
const STEMS: readonly { stem: Stem; lane: string; icon: IconName }[] = [
  { stem: "DX", lane: "dialogue", icon: "speech" },
  { stem: "MX", lane: "music", icon: "music" },
  { stem: "FX", lane: "effects", icon: "effect" },
];
const KINDS: Record<CueShown["kind"], { lane: string; icon: IconName }> = {
  dialogue: { lane: "dialogue", icon: "speech" },
  music: { lane: "music", icon: "music" },
  effect: { lane: "effects", icon: "effect" },
  ambience: { lane: "effects", icon: "effect" },
};

export function Sound() {
  const open = film.value;
  const kind = useSignal<CueShown["kind"] | null>(null);
  if (!open) return null;
  const cues = open.cues.filter((cue) => kind.value === null || cue.kind === kind.value);
  return (
    <div class="page">
      <section aria-label={t("mixer")}>
        <div class="mixer">
          {STEMS.map((one) => (
            <Strip key={one.stem} open={open} {...one} />
          ))}
          <div class="fader panel-card" data-lane="mix" title={t("mix.says")}>
            <div class="row">
              <Icon name="volume" />
              <h3 class="gap">{t("mix")}</h3>
            </div>
            <Meter of="mix" name={t("mix")} />
          </div>
          <Ducking open={open} />
        </div>
      </section>
      <section aria-label={t("cues")}>
        <div class="row wrap">
          <h2>{t("cues")}</h2>
          <span class="gap" />
          {([null, "dialogue", "music", "effect", "ambience"] as const).map((one) => (
            <Button key={one ?? "all"} low look="bare" label={t(one ? `cue.${one}` : "filter.all")} aria-pressed={kind.value === one} onClick={() => void (kind.value = one)} />
          ))}
          <Button low icon="retake" needs="edit" label={t("compose")} off={working.value !== null} onClick={() => void order({ kind: "compose", seed: (open.mix.score_seed ?? 0) + 1 })} />
        </div>
        {cues.length ? (
          <table class="cues">
            <thead>
              <tr>
                <th scope="col">{t("cue.at")}</th>
                <th scope="col">{t("cue.what")}</th>
                <th scope="col">{t("cue.shot")}</th>
                <th scope="col">{t("cue.length")}</th>
                <th scope="col">{t("cue.end")}</th>
                <th scope="col">{t("cue.level")}</th>
                <th scope="col">
                  <span class="unseen">{t("cue.menu")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {cues.map((cue) => (
                <CueRow key={cue.id} cue={cue} />
              ))}
            </tbody>
          </table>
        ) : (
          <div class="empty">{t("cues.none")}</div>
        )}
      </section>
    </div>
  );
}

function CueRow({ cue }: { cue: CueShown }) {
  const { lane, icon } = KINDS[cue.kind];
  const who = cue.speaker ? (castById.value.get(cue.speaker)?.name ?? t("narrator")) : "";
  return (
    <tr data-lane={lane} data-muted={cue.muted || undefined}>
      <td>
        <button type="button" class="cue-at tc" onClick={() => seek(cue.start)}>
          {cue.timecode}
        </button>
      </td>
      <td>
        <span class="cue-what">
          <Icon name={icon} />
          <span class="unseen">{t(`cue.${cue.kind}`)}: </span>
          <span>
            {who && <b>{who}: </b>}
            {cue.what}
            {cue.mood && <span class="soft"> · {named("value", cue.mood)}</span>}
          </span>
        </span>
      </td>
      <td class="slate-name">{cue.slate}</td>
      <td class="tc soft" title={cue.estimated ? t("cue.estimated") : undefined}>
        {cue.frames === null ? "" : `${cue.estimated ? "≈ " : ""}${length(cue.frames, rate.value)}`}
      </td>
      <td class="tc soft">{cue.frames === null ? "" : timecode(cue.start + cue.frames, rate.value)}</td>
      <td>
        <Gain
          label={`${t("cue.level")}, ${cue.what}`}
          of={`cue ${cue.id}`}
          value={cue.gain_db}
          set={(gain_db, of) => gather(of, { kind: "set_gain", cue: cue.id, gain_db }, () => film.value?.cues.find((one) => one.id === cue.id)?.gain_db === gain_db)}
        />
      </td>
      <td>
        <Button only low look="bare" icon={cue.muted ? "muted" : "volume"} needs="edit" label={t(cue.muted ? "unmute" : "mute")} aria-pressed={cue.muted} onClick={() => void perform({ kind: "mute", cue: cue.id, muted: !cue.muted })} />
        <Button only low look="bare" icon="more" needs="edit" label={t("cue.menu")} aria-haspopup="menu" onClick={(event) => cueMenu(cue.id, event.currentTarget as HTMLElement)} />
      </td>
    </tr>
  );
}

/** A level as it is drawn here: whoever draws it is ahead of the film. */
function useDrawn(of: string, value: number): Signal<number> {
  const held = useSignal(value);
  useEffect(() => {
    if (!isGathering(of)) held.value = value;
  }, [value]);
  useEffect(() => () => makeGathered(), []);
  return held;
}

/** A level in dB, by number. */
function Gain({ label, of, value, set }: { label: string; of: string; value: number; set: (to: number, of: string) => void }) {
  const held = useDrawn(of, value);
  return (
    <input
      class="field gain tc"
      type="number"
      step="1"
      min="-60"
      max="24"
      aria-label={label}
      disabled={!may("edit")}
      title={whyNot("edit")}
      value={held.value}
      onChange={(event) => {
        const said = event.currentTarget.valueAsNumber;
        if (!Number.isFinite(said)) return;
        held.value = said;
        set(said, of);
      }}
      onBlur={makeGathered}
    />
  );
}

function Strip({ open, stem, lane, icon }: { open: FilmShown; stem: Stem; lane: string; icon: IconName }) {
  const gain = open.mix.stem_gain_db?.[stem] ?? 0;
  const muted = open.mix.muted_stems?.includes(stem) ?? false;
  return (
    <Fader
      name={t(`stem.${stem}`)}
      meter={stem}
      lane={lane}
      icon={icon}
      value={gain}
      least={-30}
      most={12}
      set={(gain_db, of) => gather(of, { kind: "set_gain", stem, gain_db }, () => film.value?.mix.stem_gain_db?.[stem] === gain_db)}
      muted={muted}
      mute={() => void perform({ kind: "mute", stem, muted: !muted })}
    />
  );
}

function Ducking({ open }: { open: FilmShown }) {
  return <Fader name={t("ducking")} lane="mix" icon="minus" value={open.mix.duck_db ?? 0} least={0} most={30} set={(duck_db, of) => gather(of, { kind: "set_ducking", duck_db }, () => film.value?.mix.duck_db === duck_db)} />;
}

interface Asked {
  name: string;
  lane: string;
  icon: IconName;
  value: number;
  least: number;
  most: number;
  /** `of` is the fader: what it is drawn to in one gesture is one edit */
  set: (to: number, of: string) => void;
  muted?: boolean;
  mute?: () => void;
  meter?: Stem;
}

function Fader({ name, lane, icon, value, least, most, set, muted = false, mute, meter }: Asked) {
  const of = `fader ${name}`;
  const held = useDrawn(of, value);
  return (
    <div class="fader panel-card" data-lane={lane}>
      <div class="row">
        <Icon name={icon} />
        <h3 class="gap">{name}</h3>
        {mute && <Button only low look="bare" icon={muted ? "muted" : "volume"} needs="edit" label={`${t(muted ? "unmute" : "mute")} ${name}`} aria-pressed={muted} onClick={mute} />}
      </div>
      <div class="row">
        <input
          class="gap"
          type="range"
          min={least}
          max={most}
          step="0.5"
          aria-label={name}
          aria-valuetext={`${held.value} dB`}
          disabled={!may("edit")}
          title={whyNot("edit")}
          value={held.value}
          onInput={(event) => void (held.value = event.currentTarget.valueAsNumber)}
          onChange={() => set(held.value, of)}
          onBlur={makeGathered}
        />
        <span class="tc fader-value">{number(held.value, 1)} dB</span>
      </div>
      {meter && <Meter of={meter} name={name} />}
    </div>
  );
}

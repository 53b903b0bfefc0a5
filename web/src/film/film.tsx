// The film on paper: what it is, who is in it, where it plays, how it looks, and the screenplay.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { perform } from "../app/edits";
import { may } from "../app/may";
import { castById, film } from "../app/store";
import type { Edit, FilmShown, SceneShown } from "../protocol";
import { Button } from "../parts/button";
import { leave } from "../parts/focus";
import { known, named, t } from "../text/text";
import { lookAt } from "../board/acts";
import { VoiceOf } from "../settings/voices";
import "./film.css";

const SHEETS = ["outline", "screenplay", "cast", "look"] as const;

export function FilmView() {
  const open = film.value;
  const at = useSignal<(typeof SHEETS)[number]>("outline");
  if (!open) return null;
  return (
    <div class="page film-page">
      <div class="row" role="group" aria-label={t("tab.film")}>
        {SHEETS.map((one) => (
          <Button key={one} low look="bare" label={t(`sheet.${one}`)} aria-pressed={at.value === one} onClick={() => void (at.value = one)} />
        ))}
      </div>
      {at.value === "outline" && <Outline open={open} />}
      {at.value === "screenplay" && <Screenplay open={open} />}
      {at.value === "cast" && <Cast open={open} />}
      {at.value === "look" && <Look open={open} />}
    </div>
  );
}

function Outline({ open }: { open: FilmShown }) {
  return (
    <section>
      <Text label={t("logline")} value={open.logline} big edit={(logline) => ({ kind: "set_logline", logline })} />
      <Text label={t("treatment")} value={open.treatment} edit={(treatment) => ({ kind: "set_treatment", treatment })} />
      <ol class="outline">
        {open.scenes.map((scene) => (
          <li key={scene.id}>
            <b class="tc soft">{scene.number}</b>
            <div>
              <h3>{scene.slugline}</h3>
              <p class="soft">{[known("beat", scene.purpose) ?? scene.purpose, named("value", scene.mood)].filter(Boolean).join(" · ")}</p>
              <div class="row wrap outline-shots">
                {scene.shots.map((shot) => (
                  <Button key={shot.id} low label={shot.slate} title={shot.prompt} onClick={() => lookAt(shot)} />
                ))}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Screenplay({ open }: { open: FilmShown }) {
  return (
    <article class="screenplay" aria-label={t("sheet.screenplay")}>
      <h2>{open.title}</h2>
      {open.scenes.map((scene) => (
        <Scene key={scene.id} open={open} scene={scene} />
      ))}
    </article>
  );
}

function Scene({ open, scene }: { open: FilmShown; scene: SceneShown }) {
  return (
    <section>
      <h3>
        <span>{scene.number}</span>
        {scene.slugline}
      </h3>
      {scene.shots.map((shot) => (
        <div key={shot.id} class="screenplay-shot">
          <button type="button" class="screenplay-slate" onClick={() => lookAt(shot)} aria-label={t("shot.name", { slate: shot.slate })}>
            {shot.slate}
          </button>
          <p>{shot.prompt}</p>
          {open.cues
            .filter((cue) => cue.slate === shot.slate && cue.kind === "dialogue")
            .map((cue) => (
              <div class="speech" key={cue.id}>
                <b>
                  {castById.value.get(cue.speaker ?? "")?.name ?? t("narrator")}
                  {cue.voice_over && " (V.O.)"}
                </b>
                <p>{cue.what}</p>
              </div>
            ))}
        </div>
      ))}
    </section>
  );
}

function Cast({ open }: { open: FilmShown }) {
  const shows = (who: string) => open.scenes.flatMap((scene) => scene.shots).filter((shot) => shot.cast.includes(who));
  return (
    <>
      <section>
        <h2>{t("cast")}</h2>
        <ul class="canon">
          {open.characters.map((one) => (
            <li key={one.id} class="panel-card">
              <h3>{one.name}</h3>
              <Text label={t("canon")} value={one.canon} edit={(canon) => ({ kind: "set_character", character: one.id, canon })} />
              <VoiceOf who={one.id} name={one.name} voice={one.voice} />
              <p class="row wrap">
                {shows(one.id).map((shot) => (
                  <Button key={shot.id} low label={shot.slate} onClick={() => lookAt(shot)} />
                ))}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("places")}</h2>
        <ul class="canon">
          {open.locations.map((one) => (
            <li key={one.id} class="panel-card">
              <h3>{one.name}</h3>
              <Text label={t("canon")} value={one.canon} edit={(canon) => ({ kind: "set_location", location: one.id, canon })} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Look({ open }: { open: FilmShown }) {
  return (
    <section>
      <p class="soft">{t("look.note")}</p>
      <Text label={t("look.style")} value={open.look.style} edit={(style) => ({ kind: "set_look", style })} />
      <Text label={t("look.palette")} value={open.look.palette} edit={(palette) => ({ kind: "set_look", palette })} />
      <p class="soft tc">
        {open.look.aspect} · {open.size.join(" × ")} · {open.rate.replace("/1", "")} fps
      </p>
    </section>
  );
}

interface Writing {
  label: string;
  value: string;
  big?: boolean;
  edit: (words: string) => Edit;
}

/** Words that are changed where they stand; left, they are kept. */
function Text({ label, value, big = false, edit }: Writing) {
  const words = useSignal(value);
  useEffect(() => void (words.value = value), [value]);
  return (
    <label class="named">
      {label}
      <textarea
        class={`field quiet film-text${big ? " big" : ""}`}
        rows={1}
        placeholder={t("unwritten")}
        readOnly={!may("edit")}
        value={words.value}
        onInput={(event) => void (words.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") words.value = value;
          if (event.key === "Escape" || (event.key === "Enter" && (event.metaKey || event.ctrlKey))) leave(event.currentTarget);
        }}
        onBlur={() => {
          const said = words.value.trim();
          if (said !== value) void perform(edit(said));
        }}
      />
    </label>
  );
}

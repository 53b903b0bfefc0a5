// Who speaks: a voice for everyone of the film, and how each of them sounds.

import { signal, useSignal } from "@preact/signals";
import { perform } from "../app/edits";
import { useFetched } from "../app/fetched";
import { may, whyNot } from "../app/may";
import { complain } from "../app/says";
import { film } from "../app/store";
import { address, studio } from "../app/wire";
import type { VoiceShown } from "../protocol";
import { Button } from "../parts/button";
import { known, named, t } from "../text/text";

const NARRATOR = "narrator";
const SEXES = ["f", "m"] as const;
export const voices = signal<readonly VoiceShown[]>([]);
/** the voice that is heard now */
const heard = signal("");
let sample: HTMLAudioElement | null = null;

/** Asked for once: the voices stay what they are while the page is open. */
function useVoices(): void {
  useFetched(
    () => (voices.value.length ? undefined : studio.voices()),
    (told) => void (voices.value = told),
    [],
  );
}

function hear(name: string): void {
  sample?.pause();
  if (heard.value === name) {
    heard.value = "";
    return;
  }
  heard.value = name;
  const playing = new Audio(address.voice(name));
  sample = playing;
  const over = () => {
    if (sample === playing) heard.value = "";
  };
  playing.addEventListener("ended", over);
  playing.addEventListener("error", over);
  playing.play().catch((error: unknown) => {
    // Another one was chosen before this one could begin.
    if (sample !== playing) return;
    over();
    complain(error);
  });
}

/** "British, poised, a narrator" */
const soundOf = ({ name, accent, description }: VoiceShown) => `${named("accent", accent)}, ${known("voiceIs", name) ?? description}`;
const described = (name: string) => `${name.slice(3, 4).toUpperCase()}${name.slice(4)}`;

function Hear({ voice }: { voice: string }) {
  const on = heard.value === voice;
  return <Button only low look="bare" icon={on ? "stop" : "play"} label={t(on ? "voice.quiet" : "voice.hear", { name: voice })} aria-pressed={on} onClick={() => hear(voice)} />;
}

/** The voice of someone: chosen here, and heard. */
export function VoiceOf({ who, name, voice }: { who: string; name: string; voice: string }) {
  useVoices();
  return (
    <span class="row voice-of">
      <select
        class="field gap"
        aria-label={t("voice.of", { name })}
        disabled={!may("edit")}
        title={whyNot("edit")}
        value={voice}
        onChange={(event) => void perform({ kind: "set_voice", who, name: event.currentTarget.value, blend: "", speed: 1, pitch: 1 })}
      >
        {voices.value.length === 0 && <option value={voice}>{described(voice)}</option>}
        {SEXES.map((sex) => (
          <optgroup key={sex} label={t(`voice.${sex}`)}>
            {voices.value
              .filter((one) => one.sex === sex)
              .map((one) => (
                <option key={one.name} value={one.name}>
                  {described(one.name)} · {soundOf(one)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <Hear voice={voice} />
    </span>
  );
}

export function VoiceSettings() {
  const shown = useSignal(false);
  useVoices();
  const open = film.value;
  if (!open) return null;
  const cast = [...open.characters.map(({ id, name, voice }) => ({ id, name, voice })), { id: NARRATOR, name: t("narrator"), voice: open.mix.narrator?.name ?? "" }];
  return (
    <section>
      <h2>{t("voices")}</h2>
      <ul class="log">
        {cast.map((one) => (
          <li key={one.id} class="row wrap">
            <b class="gap">{one.name}</b>
            <VoiceOf who={one.id} name={one.name} voice={one.voice} />
          </li>
        ))}
      </ul>
      <div>
        <Button low label={t("voices.all")} aria-expanded={shown.value} onClick={() => void (shown.value = !shown.value)} />
      </div>
      {shown.value && (
        <ul class="log voices">
          {voices.value.map((one) => (
            <li key={one.name} class="row">
              <Hear voice={one.name} />
              <b>{described(one.name)}</b>
              <span class="soft gap">
                {t(`voice.${one.sex}.one`)}, {soundOf(one)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

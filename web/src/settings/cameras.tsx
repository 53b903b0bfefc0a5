// The cameras and services: which can be used now, what the others lack, and for the owner their keys.

import { useSignal } from "@preact/signals";
import { useFetched } from "../app/fetched";
import { person } from "../app/store";
import { studio } from "../app/wire";
import type { GeneratorShown, KeyShown } from "../protocol";
import { day } from "../text/language";
import { t } from "../text/text";
import { KeyOf } from "./keys";

const MODEL = "model";

export function CameraSettings() {
  const all = useSignal<readonly GeneratorShown[]>([]);
  const keys = useSignal<ReadonlyMap<string, KeyShown>>(new Map());
  const owner = person.value?.role === "owner";
  const read = useFetched(() => studio.generators(), (told) => void (all.value = told), []);
  const readKeys = useFetched(
    () => (owner ? studio.keys() : undefined),
    (told) => void (keys.value = new Map(told.map((one) => [one.service, one]))),
    [owner],
  );
  const changed = () => {
    read();
    readKeys();
  };
  if (!all.value.length) return null;
  const model = keys.value.get(MODEL);
  return (
    <section>
      <h2>{t("settings.cameras")}</h2>
      <ul class="log">
        {model && (
          <li class="row wrap">
            <span class="chip" data-state={model.ready ? "circled" : undefined}>
              {t(model.ready ? "camera.usable" : "camera.no")}
            </span>
            <div class="gap settings-camera">
              <b>{t("model")}</b>
              <span class="soft">{t(model.ready ? "model.directs" : "model.none")}</span>
            </div>
            <KeyOf of={model} changed={changed} />
          </li>
        )}
        {all.value.map((one) => {
          const key = keys.value.get(one.name);
          return (
            <li key={one.name} class="row wrap">
              <span class="chip" data-state={one.usable ? "circled" : undefined}>
                {t(one.usable ? "camera.usable" : one.needs_key ? "camera.needs" : "camera.not")}
              </span>
              <div class="gap settings-camera">
                <b>{one.title}</b>
                <span class="soft">{one.usable || (key && one.needs_key) ? one.models.map((model) => model.title).join(", ") : one.why_not}</span>
              </div>
              <span class="soft settings-checked">{t("camera.priced", { day: day(one.checked) })}</span>
              {key && <KeyOf of={key} changed={changed} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

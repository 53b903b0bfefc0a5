// The cameras and services: which can be used now, and what the others lack.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { complain } from "../app/says";
import { studio } from "../app/wire";
import type { GeneratorShown } from "../protocol";
import { day } from "../text/language";
import { t } from "../text/text";

export function CameraSettings() {
  const all = useSignal<readonly GeneratorShown[]>([]);
  useEffect(() => void studio.generators().then((told) => void (all.value = told)).catch(complain), []);
  if (!all.value.length) return null;
  return (
    <section>
      <h2>{t("settings.cameras")}</h2>
      <ul class="log">
        {all.value.map((one) => (
          <li key={one.name} class="row">
            <span class="chip" data-state={one.usable ? "circled" : undefined}>
              {t(one.usable ? "camera.usable" : one.needs_key ? "camera.needs" : "camera.not")}
            </span>
            <div class="gap settings-camera">
              <b>{one.title}</b>
              <span class="soft">{one.usable ? one.models.map((model) => model.title).join(", ") : one.why_not}</span>
            </div>
            <span class="soft settings-checked">{t("camera.priced", { day: day(one.checked) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

// How the page looks and speaks, who may come in, and what the studio is.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { helping } from "../app/commands";
import { complain } from "../app/says";
import { person } from "../app/store";
import { setTheme, theme, THEMES } from "../app/theme";
import { ask } from "../app/wire";
import type { Health } from "../protocol";
import { Button } from "../parts/button";
import { ownName, setOwnName } from "../people/names";
import { type Language, language, LANGUAGES } from "../text/language";
import { setLanguage, t } from "../text/text";
import { CameraSettings } from "./cameras";
import { PeopleSettings } from "./people";
import { VoiceSettings } from "./voices";
import "./settings.css";

export function Settings() {
  const health = useSignal<Health | null>(null);
  useEffect(() => void ask<Health>("/healthz").then((told) => void (health.value = told)).catch(() => undefined), []);
  return (
    <div class="page">
      <section>
        <h2>{t("settings.look")}</h2>
        <div class="row" role="radiogroup" aria-label={t("settings.look")}>
          {THEMES.map((one) => (
            <Button key={one} role="radio" look="bare" label={t(`theme.${one}`)} aria-checked={theme.value === one} onClick={() => setTheme(one)} />
          ))}
        </div>
      </section>
      <section>
        <h2>{t("settings.language")}</h2>
        <div class="row wrap" role="radiogroup" aria-label={t("settings.language")}>
          {(Object.keys(LANGUAGES) as Language[]).map((one) => (
            <Button key={one} role="radio" look="bare" lang={one} label={LANGUAGES[one]} aria-checked={language.value === one} onClick={() => void setLanguage(one).catch(complain)} />
          ))}
        </div>
      </section>
      {!person.value?.known && (
        <section>
          <h2>{t("settings.you")}</h2>
          <label class="named settings-name">
            {t("settings.name")}
            <input class="field" maxLength={60} value={ownName.value} onChange={(event) => setOwnName(event.currentTarget.value)} />
          </label>
          <p class="soft">{t("settings.nameSays")}</p>
        </section>
      )}
      <VoiceSettings />
      <PeopleSettings />
      <CameraSettings />
      <section>
        <h2>{t("keys")}</h2>
        <div>
          <Button icon="keys" label={t("keys.show")} onClick={() => void (helping.value = true)} />
        </div>
      </section>
      <section>
        <h2>{t("settings.about")}</h2>
        <p class="soft">
          Workprint {health.value?.version}. {t("settings.aboutSays")}
        </p>
      </section>
    </div>
  );
}

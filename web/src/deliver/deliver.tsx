// Delivering: the forms a film can leave in, the work in hand, what was proved of it, and the files.

import { signal, useSignal } from "@preact/signals";
import { agree } from "../app/agree";
import { order } from "../app/edits";
import { useFetched } from "../app/fetched";
import { may, whyNot } from "../app/may";
import { complain } from "../app/says";
import { film, frames, jobs, working } from "../app/store";
import { studio } from "../app/wire";
import { Work } from "../chat/dailies";
import type { DeliveryShown, JobShown } from "../protocol";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { number, when } from "../text/language";
import { named, t } from "../text/text";
import "./deliver.css";

const FORMS = {
  screen: ["mp4", "4k", "youtube", "hevc", "av1", "webm", "gif"],
  feeds: ["vertical", "square", "portrait", "instagram", "tiktok"],
  post: ["prores", "festival", "stems", "srt"],
  programs: ["premiere", "resolve", "finalcut", "aaf", "aftereffects", "kdenlive", "shotcut", "otioz", "edl"],
  paper: ["pdf", "shots", "screenplay", "fountain", "fdx", "contact", "poster"],
} as const;
type Form = (typeof FORMS)[keyof typeof FORMS][number];
/** what these leave out is what they are */
const PLAIN: readonly Form[] = ["stems", "srt", ...FORMS.paper];
const GROUPS = Object.keys(FORMS) as (keyof typeof FORMS)[];

interface Check {
  name: string;
  ok: boolean;
  value: unknown;
  limit: unknown;
  timecode?: string | null;
}

export function Deliver() {
  const open = film.value;
  const found = useSignal<readonly DeliveryShown[]>([]);
  const ended = jobs.value.filter((job) => job.ended).map((job) => job.id).join();
  useFetched(() => open && studio.deliveries(open.film), (told) => void (found.value = told), [open?.film, ended]);
  if (!open) return null;
  const idle = working.value === null && frames.value > 0;
  return (
    <div class="page">
      <section>
        <Work />
        <div class="deliver-main panel-card">
          <div>
            <h2>{t("render.title")}</h2>
            <p class="soft">{whyNot("edit") || t("render.says")}</p>
          </div>
          <Button icon="film" needs="edit" label={t("render.draft")} off={!idle} onClick={() => void order({ kind: "render", draft: true })} />
          <Button look="main" icon="deliver" needs="edit" label={t("render")} off={!idle} onClick={() => void order({ kind: "render" })} />
        </div>
      </section>
      {found.value.length > 0 && (
        <section>
          <h2>{t("deliveries")}</h2>
          <ul class="deliveries">
            {found.value.map((one) => (
              <Delivered key={one.id} of={one} now={open.revision} />
            ))}
          </ul>
        </section>
      )}
      {may("edit") && <Forms idle={idle} />}
    </div>
  );
}

function Forms({ idle }: { idle: boolean }) {
  return (
    <section>
      <h2>{t("export")}</h2>
      <div class="forms">
        {GROUPS.map((group) => (
          <div key={group}>
            <h3 class="cap">{t(`forms.${group}`)}</h3>
            <ul>
              {FORMS[group].map((name) => (
                <li key={name}>
                  <button type="button" class="form-choice" aria-disabled={!idle || !!foreseen.value} aria-busy={foreseen.value === name} onClick={() => idle && void leave(name)}>
                    <b>{t(`form.${name}`)}</b>
                    <span class="soft">{t(`form.${name}.says`)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** the form whose losses are being looked up */
const foreseen = signal<Form | null>(null);

/** Have the film leave in a form, once whoever asked has seen what that cannot carry. */
async function leave(name: Form) {
  const open = film.value;
  if (!open || foreseen.value) return;
  try {
    foreseen.value = name;
    const losses = PLAIN.includes(name) ? [] : (await studio.foretold(open.film, name)).losses;
    foreseen.value = null;
    const title = t("form.lacks", { form: t(`form.${name}`) });
    if (losses.length > 0 && !(await agree({ title, lines: losses, yes: t("form.make") }))) return;
    await order({ kind: "export", name });
  } catch (error) {
    foreseen.value = null;
    complain(error);
  }
}

function Delivered({ of, now }: { of: DeliveryShown; now: number }) {
  const open = useSignal(false);
  const job = useSignal<JobShown | null>(null);
  const proved = jobs.value.some((one) => one.id === of.id);
  const look = () => {
    open.value = !open.value;
    if (!job.value) studio.job(of.id).then((told) => void (job.value = told)).catch(complain);
  };
  const proof = (job.value?.result?.["proof"] ?? null) as { ok: boolean; checks: Check[] } | null;
  return (
    <li class="delivery">
      <div class="row">
        <Icon name={of.form === "mp4" ? "film" : "deliver"} />
        <div class="gap delivery-name">
          <b>{of.name}</b>
          <span class="soft">
            {number(of.bytes / 1e6, 1)} MB · {when(of.finished)} · {of.revision === now ? t("delivery.current") : t("delivery.of", { revision: of.revision })}
            {of.draft && ` · ${t("draft")}`}
          </span>
        </div>
        {proved && <Button low look="bare" label={t("proof")} aria-expanded={open.value} onClick={look} />}
        <a class="button low" href={of.file} download={of.name}>
          <Icon name="deliver" />
          {t("download")}
        </a>
      </div>
      {open.value && proof && (
        <table class="proof">
          <caption class="unseen">{t("proof")}</caption>
          <tbody>
            {proof.checks.map((check) => (
              <tr key={check.name} data-ok={check.ok}>
                <td>
                  <Icon name={check.ok ? "check" : "fault"} />
                  <span class="unseen">{t(check.ok ? "proof.ok" : "proof.bad")}</span>
                </td>
                <th scope="row">{named("check", check.name)}</th>
                <td class="tc">{told(check.value)}</td>
                <td class="tc soft">{told(check.limit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </li>
  );
}

function told(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(Math.round(value * 1000) / 1000);
  return typeof value === "string" ? value : JSON.stringify(value);
}

// Takes that wait for an eye: one after the other, circled or sent back with a note, from the chat.

import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { order, retry } from "../app/edits";
import { behind, film, isOpen, jobs, lacking, shots, shownTake, working } from "../app/store";
import { may } from "../app/may";
import { studio } from "../app/wire";
import { circle, lookAt, rejectTake } from "../board/acts";
import { Moving } from "../board/card";
import { Retaking, useRetake } from "../board/retaking";
import { complain } from "../app/says";
import { Button } from "../parts/button";
import { percent } from "../text/language";
import { count, t } from "../text/text";
import { brokenOff } from "./broken";
import { Failed } from "./failed";
import { stageOf } from "./fixed";

export function Dailies() {
  const open = useSignal(false);
  const place = useSignal(0);
  const looked = useSignal("");
  const waits = useComputed(() => shots.value.filter((shot) => shot.state === "dailies"));
  // One that was dealt with leaves the list, and the next takes its place.
  const there = waits.value.findIndex((one) => one.id === looked.value);
  const at = there >= 0 ? there : Math.min(place.value, waits.value.length - 1);
  const shot = waits.value[at];
  // What was sent back is dealt with: the next one is looked at.
  const again = useRetake(shot, () => go(1));
  // What is looked at next is brought to the viewer too.
  useEffect(() => {
    if (open.value && shot) lookAt(shot);
  }, [open.value, shot?.id]);
  const go = (by: number) => {
    place.value = (at + by + waits.value.length) % waits.value.length;
    looked.value = waits.value[place.value]?.id ?? "";
  };
  if (!shot || !may("edit")) return null;
  const take = shownTake(shot);
  return (
    <section class="dailies panel-card" aria-label={t("dailies")}>
      <div class="row">
        <h2 class="gap small">{t("dailies.wait", { shots: count("shots", waits.value.length) })}</h2>
        {open.value && <Button low needs="approve" label={t("circle.all")} onClick={() => circle(waits.value)} />}
        <Button
          low
          look={open.value ? "bare" : "plain"}
          label={t(open.value ? "close" : "review")}
          aria-expanded={open.value}
          onClick={() => void (open.value = !open.value)}
        />
      </div>
      {open.value && (
        <div class="daily">
          <Moving shot={shot} />
          <div class="row">
            <b class="slate-name">{take?.slate ?? shot.slate}</b>
            <span class="soft gap">
              {at + 1} / {waits.value.length}
            </span>
            <Button low only look="bare" icon="back" label={t("daily.before")} onClick={() => go(-1)} />
            <Button low only look="bare" icon="forward" label={t("daily.next")} onClick={() => go(1)} />
          </div>
          <p class="soft daily-words">{shot.prompt}</p>
          <form class="row wrap" onSubmit={again.send}>
            <Button look="main" icon="circle" needs="approve" label={t("circle")} onClick={() => circle([shot])} />
            <span class="gap" />
            {take && <Button only look="bare" icon="reject" needs="approve" label={t("take.ng", { slate: take.slate })} onClick={() => rejectTake(take.slate)} />}
            <span class="row-end" />
            <Retaking of={again} />
          </form>
        </div>
      )}
    </section>
  );
}

/** The work in hand, with how far it is, and what waits behind it; each with a way to stop it. */
export function Work() {
  const job = working.value;
  if (!job)
    return (
      <>
        <Stopped />
        <Failed />
      </>
    );
  const part = job.total ? Math.min(job.done / job.total, 1) : 0;
  const name = t(`order.${job.order}` as "order.make");
  return (
    <section class="work panel-card" aria-label={t("work")}>
      <div class="row">
        <span class="spinner" aria-hidden="true" />
        <h2 class="gap small">{name}</h2>
        <span class="tc soft">{job.state === "queued" ? t("queued") : percent(part)}</span>
        <Button low look="bare" needs="edit" label={t("stop")} off={job.state === "stopping"} onClick={() => void studio.cancel(job.id).catch(complain)} />
      </div>
      <div class="bar" role="progressbar" aria-label={name} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)}>
        <i style={{ transform: `scaleX(${part})` }} />
      </div>
      <p class="soft work-what">{stageOf(job)}</p>
      {behind.value.map((one) => (
        <div key={one.id} class="row">
          <span class="soft gap">{[t(`order.${one.order}` as "order.make"), one.what, one.asker.name, t("queued")].filter(Boolean).join(" · ")}</span>
          <Button low look="bare" needs="edit" label={t("stop")} onClick={() => void studio.cancel(one.id).catch(complain)} />
        </div>
      ))}
    </section>
  );
}

/** What the end of the server broke off, with a way to go on: all that nothing else was done since. */
function Stopped() {
  const broken = useComputed(() => brokenOff(jobs.value));
  if (!broken.value.length) return null;
  return (
    <section class="work panel-card" aria-label={t("work")}>
      {broken.value.map((job) => (
        <div key={job.id} class="row">
          <h2 class="gap small">{t(`order.${job.order}` as "order.make")}</h2>
          <Button low icon="retake" needs="edit" label={t("work.goOn")} onClick={() => void retry(job)} />
        </div>
      ))}
      <p class="soft">{t("work.stopped")}</p>
    </section>
  );
}

/** A new film has been written: all that is missing is to roll it. */
export function Missing() {
  const missing = lacking.value;
  if (!film.value || !may("edit") || !missing.length || (working.value && isOpen(working.value))) return null;
  return (
    <section class="missing row">
      <span class="soft gap">{t("missing", { shots: count("shots", missing.length) })}</span>
      <Button low icon="film" label={t(missing.length > 1 ? "roll.missing" : "roll")} onClick={() => void order({ kind: "generate" })} />
    </section>
  );
}

// Work that failed: why, and what can be done about it. It stands there until other work follows, or it was heeded.

import { signal } from "@preact/signals";
import { retry } from "../app/edits";
import { may } from "../app/may";
import { openTab } from "../app/route";
import { jobs, shotsById } from "../app/store";
import { askToRoll } from "../board/acts";
import { Button } from "../parts/button";
import type { JobShown, ShotShown } from "../protocol";
import { t } from "../text/text";

/** the one that was read and put away */
const heeded = signal("");

/** The newest work, when it failed and nothing was done about it. */
export function failedNow(all: readonly JobShown[]): JobShown | null {
  const newest = all[0];
  return newest?.state === "failed" && newest.error && newest.error.code !== "server_stopped" ? newest : null;
}

export function Failed() {
  const job = failedNow(jobs.value);
  if (!job?.error || heeded.value === job.id) return null;
  const { code, message, data } = job.error;
  const missing = [data?.["shots"] ?? []].flat().map((id) => shotsById.value.get(String(id))).filter((shot): shot is ShotShown => shot !== undefined);
  const unknown = code === "unknown_outcome";
  const put = () => void (heeded.value = job.id);
  return (
    <section class="work panel-card" data-failed aria-label={t("work.failed")}>
      <div class="row">
        <h2 class="gap small">{t("work.failedAt", { what: t(`order.${job.order}` as "order.make") })}</h2>
        <Button low only look="bare" icon="close" label={t("close")} onClick={put} />
      </div>
      <p class="problem">{message}</p>
      {may("edit") && (
        <div class="row wrap">
          {unknown ? <Button low icon="money" label={t("work.settle")} onClick={() => openTab("money")} /> : <Button low icon="retake" label={t("retry")} onClick={() => void retry(job)} />}
          {!unknown && missing.length > 0 && <Button low icon="film" label={t("roll.ask")} onClick={() => askToRoll(missing)} />}
        </div>
      )}
    </section>
  );
}

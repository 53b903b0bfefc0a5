// The takes that services are making: how far each is, until when it is waited for, and what can be done about one that
// failed or whose end nobody knows.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { agree } from "../app/agree";
import { useFetched } from "../app/fetched";
import { may } from "../app/may";
import { complain } from "../app/says";
import { jobs } from "../app/store";
import { studio } from "../app/wire";
import { Button } from "../parts/button";
import type { CameraJobShown } from "../protocol";
import { clock, money, percent } from "../text/language";
import { t } from "../text/text";

const LOOK_MS = 3000;

const isUnderWay = (one: CameraJobShown) => one.state !== "failed" && one.state !== "unknown";

export function InHand({ of, currency }: { of: string; currency: string }) {
  const told = useSignal<readonly CameraJobShown[]>([]);
  const steps = jobs.value.map((job) => `${job.id}${job.state}`).join();
  const read = useFetched(() => studio.rolling(of), (all) => void (told.value = worthTelling(all)), [of, steps]);
  const goesOn = told.value.some(isUnderWay);
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setInterval(() => !document.hidden && read(), LOOK_MS);
    return () => clearInterval(timer);
  }, [of, goesOn]);
  if (!told.value.length) return null;
  const act = (work: Promise<unknown>) => void work.then(read).catch(complain);
  return (
    <section>
      <h2>{t("inhand")}</h2>
      <ul class="log">
        {told.value.map((one) => (
          <Take key={one.job} of={of} one={one} currency={currency} act={act} />
        ))}
      </ul>
    </section>
  );
}

/** All but what failed before: of each shot the newest failure is enough. */
function worthTelling(all: readonly CameraJobShown[]): CameraJobShown[] {
  const newest = new Map([...all].reverse().filter((one) => one.state === "failed").map((one) => [one.shot, one.job]));
  return all.filter((one) => one.state !== "failed" || newest.get(one.shot) === one.job);
}

interface Acting {
  of: string;
  one: CameraJobShown;
  currency: string;
  act: (work: Promise<unknown>) => void;
}

function Take({ of, one, currency, act }: Acting) {
  const goesOn = isUnderWay(one);
  const until = goesOn && one.deadline ? t("inhand.until", { time: clock(one.deadline) }) : "";
  const far = one.state === "running" && one.progress ? percent(one.progress) : "";
  return (
    <li class="row wrap">
      <b class="slate-name">{one.shot}</b>
      <span class="chip" data-state={goesOn ? "rolling" : "failed"}>
        {t(`jobState.${one.state}` as "jobState.queued")}
      </span>
      <div class="gap quote-words">
        <span class="soft">{[one.service, far, until].filter(Boolean).join(" · ")}</span>
        {one.problem && <span class="quote-problem">{one.problem}</span>}
      </div>
      <span class="tc">{one.state === "failed" ? "" : Number(one.cost) ? money(one.cost, currency) : t("money.free")}</span>
      {goesOn && <Button low look="bare" needs="edit" label={t("stop")} onClick={() => act(studio.stopTake(of, one.job))} />}
      {one.state === "failed" && one.at_service && <Button low icon="retake" needs="edit" label={t("inhand.look")} onClick={() => act(studio.resumeTake(of, one.job))} />}
      {one.state === "unknown" && <Settle of={of} one={one} currency={currency} act={act} />}
    </li>
  );
}

/** Nobody knows whether it was made: who has looked at the account says so. */
function Settle({ of, one, currency, act }: Acting) {
  const found = useSignal("");
  if (!may("approve")) return null;
  const again = async () => {
    const cost = money(one.cost, currency);
    if (await agree({ title: t("inhand.again"), says: [t("inhand.twice", { cost })], yes: t("inhand.again") })) act(studio.settleTake(of, one.job, { outcome: "again" }));
  };
  return (
    <form
      class="row wrap inhand-settle"
      onSubmit={(event) => {
        event.preventDefault();
        act(studio.settleTake(of, one.job, { outcome: "made", at_service: found.value.trim() }));
      }}
    >
      <input class="field" required maxLength={500} aria-label={t("inhand.name", { service: one.service })} placeholder={t("inhand.name", { service: one.service })} value={found.value} onInput={(event) => void (found.value = event.currentTarget.value)} />
      <Button type="submit" low label={t("inhand.made")} />
      <Button low label={t("inhand.not")} onClick={() => act(studio.settleTake(of, one.job, { outcome: "not_made" }))} />
      <Button low look="bare" label={t("inhand.again")} onClick={() => void again()} />
    </form>
  );
}

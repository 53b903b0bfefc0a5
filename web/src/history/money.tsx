// What the film has cost, what it may cost, and what is missing would cost.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useFetched } from "../app/fetched";
import { may, whyNot } from "../app/may";
import { complain } from "../app/says";
import { film, jobs } from "../app/store";
import { studio } from "../app/wire";
import type { api__camera_answers__LedgerShown as Ledger, CapsShown, QuotesShown } from "../protocol";
import { Button } from "../parts/button";
import { day, money } from "../text/language";
import { t } from "../text/text";
import { askToRoll } from "../board/acts";
import { InHand } from "./inhand";
import { Quotes } from "./quotes";
import "./history.css";

export function Money() {
  const open = film.value;
  const ledger = useSignal<Ledger | null>(null);
  const caps = useSignal<CapsShown | null>(null);
  const ended = jobs.value.filter((job) => job.ended).length;
  const when = [open?.film, open?.ledger.spent, open?.ledger.reserved, ended];
  const readLedger = useFetched(() => open && studio.ledger(open.film), (told) => void (ledger.value = told), when);
  const readCaps = useFetched(() => open && studio.caps(), (told) => void (caps.value = told), when);
  const read = () => {
    readLedger();
    readCaps();
  };
  if (!open || !ledger.value) return null;
  const { spent, reserved, currency, cap, entries } = ledger.value;
  const left = cap === null ? null : Math.max(Number(cap) - Number(spent) - Number(reserved), 0);
  return (
    <div class="page">
      <section>
        <h2>{t("tab.money")}</h2>
        <dl class="figures">
          <Figure name={t("money.spent")} value={money(spent, currency)} />
          <Figure name={t("money.reserved")} value={money(reserved, currency)} />
          <Figure name={t("money.left")} value={left === null ? t("money.noCap") : money(left, currency)} />
        </dl>
        <p class="soft">{t("money.says")}</p>
      </section>
      <InHand of={open.film} currency={currency} />
      <Missing of={open.film} revision={open.revision} />
      <section>
        <h2>{t("money.cap")}</h2>
        <Cap of={open.film} cap={caps.value?.films[open.film] ?? null} changed={read} />
        {caps.value && (
          <ul class="log">
            {[["", caps.value.day, t("money.day")] as const, ...Object.entries(caps.value.services).map(([name, most]) => [name, most, t("money.service", { name })] as const)].map(([key, most, says]) => (
              <li key={key} class="row">
                <span class="gap">{says}</span>
                <span class="tc">{most === null ? t("money.noCap") : money(most, currency)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t("money.ledger")}</h2>
        {entries.length ? (
          <table class="ledger">
            <thead>
              <tr>
                <th scope="col">{t("money.when")}</th>
                <th scope="col">{t("money.what")}</th>
                <th scope="col">{t("money.who")}</th>
                <th scope="col" class="sum">
                  {t("money.quoted")}
                </th>
                <th scope="col" class="sum">
                  {t("money.charged")}
                </th>
              </tr>
            </thead>
            <tbody>
              {entries.map((line) => (
                <tr key={line.job} title={line.reason}>
                  <td class="tc">{day(line.day)}</td>
                  <td class="slate-name">{line.shot}</td>
                  <td>{line.service}</td>
                  <td class="tc sum soft">{money(line.quoted, currency)}</td>
                  <td class="tc sum">{line.state === "settled" ? money(line.charged, currency) : t(`money.state.${line.state}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p class="soft">{t("money.none")}</p>
        )}
      </section>
    </div>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div class="panel-card">
      <dt class="soft">{name}</dt>
      <dd class="tc">{value}</dd>
    </div>
  );
}

/** What the shots that have no take would cost; asked for, since it reads all of them. */
function Missing({ of, revision }: { of: string; revision: number }) {
  const told = useSignal<QuotesShown | null>(null);
  useEffect(() => void (told.value = null), [of, revision]);
  const quote = () => studio.quote(of).then((one) => void (told.value = one)).catch(complain);
  return (
    <section>
      <div class="row">
        <h2 class="gap">{t("money.quote")}</h2>
        {told.value ? <b class="tc">{told.value.cost ? money(told.value.cost, told.value.currency) : t("money.free")}</b> : <Button low icon="money" label={t("money.ask")} onClick={() => void quote()} />}
      </div>
      {told.value && told.value.quotes.length > 0 && (
        <>
          <Quotes told={told.value} />
          <div class="row">
            <Button low icon="film" needs="edit" label={t("roll.ask")} onClick={() => askToRoll()} />
          </div>
        </>
      )}
      {told.value?.note && <p class="soft">{told.value.note}</p>}
      {told.value?.problem && <p class="problem">{told.value.problem}</p>}
    </section>
  );
}

function Cap({ of, cap, changed }: { of: string; cap: string | null; changed: () => void }) {
  const words = useSignal(cap ?? "");
  useEffect(() => void (words.value = cap ?? ""), [cap]);
  const keep = () => {
    const said = words.value.trim();
    studio.setCap(of, said ? said.replace(",", ".") : null).then(changed).catch(complain);
  };
  return (
    <form
      class="row cap-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input class="field tc" inputMode="decimal" pattern="[0-9]*[.,]?[0-9]*" disabled={!may("approve")} title={whyNot("approve")} aria-label={t("money.cap")} placeholder={t("money.noCap")} value={words.value} onInput={(event) => void (words.value = event.currentTarget.value)} />
      <span class="soft">USD</span>
      <Button type="submit" needs="approve" label={t("money.setCap")} disabled={words.value === (cap ?? "")} />
    </form>
  );
}

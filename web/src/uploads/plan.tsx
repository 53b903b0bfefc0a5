// The card before clips come in: which planned shot each of them is, how sure that is and why, and what else it could be.

import { useSignal } from "@preact/signals";
import { film } from "../app/store";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { t } from "../text/text";
import { type Arrival, type Arranging, arranging, presumed } from "./arranging";
import "./plan.css";

export function Plan() {
  const asked = arranging.value;
  return asked && <Card key={asked.rows.map((row) => row.clip).join()} asked={asked} />;
}

function Card({ asked }: { asked: Arranging }) {
  const said = useSignal<Record<string, string>>(Object.fromEntries(asked.rows.map((row) => [row.clip, presumed(row)])));
  const waits = asked.rows.filter((row) => !said.value[row.clip]).length;
  const done = () => asked.answer(Object.fromEntries(Object.entries(said.value).map(([clip, where]) => [clip, where || "out"])));
  return (
    <Dialog name={t("plan.title")} close={() => asked.answer(null)} wide>
      <ul class="plan">
        {asked.rows.map((row) => (
          <Row key={row.clip} row={row} where={said.value[row.clip] ?? ""} put={(where) => (said.value = { ...said.value, [row.clip]: where })} />
        ))}
      </ul>
      {waits > 0 && <p role="status">{t("plan.waits", { count: waits })}</p>}
      <div class="row answers">
        <Button label={t("gate.no")} onClick={() => asked.answer(null)} />
        <Button autofocus look="main" label={t("plan.yes")} onClick={done} />
      </div>
    </Dialog>
  );
}

function Row({ row, where, put }: { row: Arrival; where: string; put: (where: string) => void }) {
  const shots = film.value?.scenes.flatMap((scene) => scene.shots) ?? [];
  const likely = new Set(row.choices.map((one) => one.shot));
  const name = (shot: number, slate: string, prompt: string) => `${shot} · ${slate} · ${prompt.slice(0, 60)}`;
  return (
    <li class={where ? "" : "unsure"}>
      <div>
        <b>{row.clip}</b>
        <span class="soft">
          {[row.from, `${row.seconds.toFixed(1)} s`, t(`plan.${row.what === "there" ? "there" : row.certainty}`), ...row.why].filter(Boolean).join(" · ")}
        </span>
      </div>
      <select aria-label={t("plan.which", { name: row.clip })} value={where} onChange={(event) => put(event.currentTarget.value)}>
        {!where && <option value="">{t("plan.choose")}</option>}
        {row.choices.map((one) => (
          <option key={one.shot} value={String(one.shot)}>
            {name(one.shot, one.slate, one.prompt)}
          </option>
        ))}
        {shots
          .filter((shot) => !likely.has(shot.number))
          .map((shot) => (
            <option key={shot.number} value={String(shot.number)}>
              {name(shot.number, shot.slate, shot.prompt)}
            </option>
          ))}
        <option value="new">{t("plan.new")}</option>
        <option value="out">{t("plan.out")}</option>
      </select>
    </li>
  );
}

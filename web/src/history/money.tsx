// What the film has cost, and what is put aside for work in hand.

import { film } from "../app/store";
import { money } from "../text/language";
import { t } from "../text/text";
import "./history.css";

export function Money() {
  const open = film.value;
  if (!open) return null;
  const { spent, reserved, currency } = open.ledger;
  return (
    <div class="page">
      <section>
        <h2>{t("tab.money")}</h2>
        <dl class="figures">
          <div class="panel-card">
            <dt class="soft">{t("money.spent")}</dt>
            <dd class="tc">{money(spent, currency)}</dd>
          </div>
          <div class="panel-card">
            <dt class="soft">{t("money.reserved")}</dt>
            <dd class="tc">{money(reserved, currency)}</dd>
          </div>
        </dl>
        <p class="soft">{t("money.says")}</p>
      </section>
    </div>
  );
}

// A quote, shot by shot: which camera, what it cannot honour, what it costs.

import type { QuotesShown } from "../protocol";
import { money } from "../text/language";
import { t } from "../text/text";

export function Quotes({ told }: { told: QuotesShown }) {
  return (
    <ul class="log quotes">
      {told.quotes.map((one) => (
        <li key={one.shot} class="row">
          <b class="slate-name">{one.shot}</b>
          <span class="soft gap">{[one.generator, one.generator.endsWith(one.model) ? "" : one.model, one.problem ?? one.compromises[0]].filter(Boolean).join(" · ")}</span>
          <span class="tc">{one.cost ? money(one.cost, told.currency) : t("money.free")}</span>
        </li>
      ))}
    </ul>
  );
}

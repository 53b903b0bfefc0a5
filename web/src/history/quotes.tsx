// A quote, shot by shot: which camera and why, what it cannot honour, in how many parts, how soon, what it costs.

import { Lacking } from "../board/lacking";
import type { QuoteShown, QuotesShown } from "../protocol";
import { money, soon } from "../text/language";
import { count, t } from "../text/text";

export function Quotes({ told }: { told: QuotesShown }) {
  return (
    <ul class="log quotes">
      {told.quotes.map((one) => (
        <li key={one.shot} class="row">
          <b class="slate-name">{one.shot}</b>
          <div class="gap quote-words">
            <span class="soft" title={one.why}>
              {[one.generator, one.generator.endsWith(one.model) ? "" : one.model, one.takes > 1 ? count("takes", one.takes) : "", one.problem || !one.seconds ? "" : soon(one.seconds)].filter(Boolean).join(" · ")}
            </span>
            {one.problem ? <span class="quote-problem">{one.problem}</span> : <Lacking of={one.compromises} plan={one.plan} />}
          </div>
          <span class="tc">{one.problem ? "–" : cost(one, told.currency)}</span>
        </li>
      ))}
    </ul>
  );
}

function cost(one: QuoteShown, currency: string): string {
  if (!one.cost) return t("money.free");
  const sum = money(one.cost, currency);
  return one.certainty === "estimate" ? t("quote.about", { cost: sum }) : sum;
}

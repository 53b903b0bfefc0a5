// What of the order a camera cannot honour, or could not, and of how many clips a take was joined: told, and out of the way.

import { t } from "../text/text";

export function Lacking({ of, parts = 0, plan = [] }: { of: readonly string[]; parts?: number; plan?: readonly string[] }) {
  const made = parts > 1 ? t("take.parts", { n: parts }) : plan.length > 1 ? t("quote.parts", { n: plan.length }) : "";
  if (!of.length && !made) return null;
  const says = [of.length ? t(of.length === 1 ? "lacks.one" : "lacks.many", { n: of.length }) : "", made].filter(Boolean).join(" · ");
  // A take that is only joined has nothing more to tell.
  if (!of.length && !plan.length) return <span class="soft">{says}</span>;
  return (
    <details class="lacking">
      <summary>{says}</summary>
      {[...of, ...plan].map((one) => (
        <p key={one}>{one}</p>
      ))}
    </details>
  );
}

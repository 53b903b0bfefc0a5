// The card before what cannot be taken back: the price shot by shot, or what is lost; Yes or No.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Question, question } from "../app/agree";
import { Quotes } from "../history/quotes";
import type { QuotesShown } from "../protocol";
import { t } from "../text/text";
import { Button } from "./button";
import { Dialog } from "./dialog";

export function Yes() {
  const asked = question.value;
  return asked && <Card asked={asked} />;
}

function Card({ asked }: { asked: Question }) {
  const quote = useSignal<QuotesShown | null>(null);
  useEffect(() => {
    let gone = false;
    quote.value = null;
    void asked.quote?.then((told) => {
      if (!gone) quote.value = told;
    });
    return () => {
      gone = true;
    };
  }, [asked]);
  const told = quote.value;
  return (
    <Dialog name={asked.title} close={() => asked.answer(false)}>
      {asked.says?.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {asked.lines && (
        <ul class="lines">
          {asked.lines.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {told && told.quotes.length > 0 && <Quotes told={told} />}
      {told?.note && <p class="soft">{told.note}</p>}
      {told?.problem && (
        <p class="problem" role="alert">
          {told.problem}
        </p>
      )}
      <div class="row answers">
        <Button autofocus label={t("gate.no")} onClick={() => asked.answer(false)} />
        <Button look="main" label={asked.yes} disabled={Boolean(told?.problem)} onClick={() => asked.answer(true)} />
      </div>
    </Dialog>
  );
}

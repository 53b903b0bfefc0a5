// A message and its answer: words, then a card for each thing that changed, then what can be done next.

import { perform } from "../app/edits";
import { may, type Right } from "../app/may";
import { film, lacking, person, shots, shotsBySlate, shownTake, working } from "../app/store";
import { address } from "../app/wire";
import { lookAt } from "../board/acts";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Picture } from "../parts/picture";
import { when } from "../text/language";
import { t } from "../text/text";
import { inOurs } from "./director";
import { offered } from "./fixed";
import { changeOf, ownWords } from "./lines";
import { digits } from "./nouns";
import { latest, type Spoken, tell, waiting } from "./talking";

/** the next step that says that takes are good */
const APPROVAL = "approve all";

/** how what waits for a yes is told: the box says it where it still does */
const WAITED = /^This waits for (?:your|the director's or the owner's) yes\. |^It still waits for a yes\. .*$/gm;

/** Whether there is still anything to do it to: the film goes on after a message. */
function isDue(offer: string): boolean {
  if (offer === APPROVAL) return shots.value.some((shot) => shot.state === "dailies");
  if (/^roll (?:shot|what)\b/.test(offer)) return lacking.value.length > 0 && !working.value;
  return true;
}

export function Turn({ turn }: { turn: Spoken }) {
  // The box of what waits for a yes goes along with the conversation; a question stays where it was asked.
  const asked = waiting.value && turn.turn !== 0 && (waiting.value.gate ? turn === latest.value : waiting.value.turn === turn.turn) ? waiting.value : null;
  const gate = asked?.gate ?? false;
  const aside = waiting.value?.aside?.turn === turn.turn ? waiting.value.aside : null;
  const question = asked && !gate ? asked : aside;
  const yes: Right = asked?.least === "director" ? "approve" : "edit";
  const own = ownWords(turn.reply, turn.changes, (gate ? aside : (asked ?? aside))?.choices ?? []).replace(WAITED, "");
  const words = (gate && asked ? own.replace(asked.text, "") : own).trim();
  const offers = turn === latest.value && !asked ? turn.next.filter((one) => one !== "undo" && isDue(one) && may(one === APPROVAL ? "approve" : "edit")) : [];
  const canUndo = may("edit") && turn.undo !== null && turn.revision === film.value?.revision;
  return (
    <article class="turn" data-state={turn.state}>
      <div class="mine">
        <p>{offered(turn.message)}</p>
      </div>
      <div class="theirs" title={when(turn.started)}>
        {words && <p class="turn-words">{inOurs(words)}</p>}
        {turn.changes.length > 0 && (
          <ul class="acts">
            {turn.changes.map((line) => (
              <ActCard key={line} line={line} />
            ))}
          </ul>
        )}
        {turn.state === "open" && (
          <p class="turn-note">
            <span class="spinner" />
            {turn.note || t("thinking")}
          </p>
        )}
        {turn.lost && (
          <div class="offers">
            <Button low icon="retake" label={t("talk.again")} onClick={() => void tell(turn.message)} />
          </div>
        )}
        {turn.state === "stopped" && <p class="soft">{t("turn.stopped")}</p>}
        {question && (may("edit") || turn.speaker === person.value?.name) && (
          <div class="choices" role="group" aria-label={question.text}>
            {question.choices.map((choice) => (
              <Button key={choice} label={offered(choice)} onClick={() => void tell(choice, question.turn)} />
            ))}
          </div>
        )}
        {asked && gate && (
          <div class="gate panel-card">
            <h2 class="small">
              <Icon name="fault" />
              {t(may(yes) ? "gate.title" : "gate.others")}
            </h2>
            <p>{inOurs(asked.text)}</p>
            <div class="row">
              <Button look="main" needs={yes} label={t("gate.yes")} onClick={() => void tell("yes", asked.turn)} />
              <Button needs="edit" label={t("gate.no")} onClick={() => void tell("no", asked.turn)} />
            </div>
          </div>
        )}
        {(offers.length > 0 || canUndo) && (
          <div class="offers">
            {offers.map((one) => (
              <Button key={one} low label={offered(one)} onClick={() => void tell(one)} />
            ))}
            {canUndo && turn.undo !== null && <Button low look="bare" icon="undo" label={t("undo")} onClick={() => void perform({ kind: "revert", revision: turn.undo }, t("undone"))} />}
          </div>
        )}
      </div>
    </article>
  );
}

function ActCard({ line }: { line: string }) {
  const change = changeOf(line);
  const shot = change.slate ? shotsBySlate.value.get(change.slate) : undefined;
  const take = shot && shownTake(shot);
  const inside = (
    <>
      {shot && film.value && take ? <Picture src={address.poster(film.value.film, shot.id, take.take)} alt="" /> : <Icon name="check" />}
      <span class="act-words">
        {inOurs(change.text)}
        {change.after !== null && (
          <span class="tc act-values">
            <s>{digits(change.before ?? "")}</s>
            <Icon name="forward" />
            <b>{digits(change.after)}</b>
          </span>
        )}
      </span>
    </>
  );
  return (
    <li>
      {shot ? (
        <button type="button" class="act" onClick={() => lookAt(shot)}>
          {inside}
        </button>
      ) : (
        <div class="act">{inside}</div>
      )}
    </li>
  );
}

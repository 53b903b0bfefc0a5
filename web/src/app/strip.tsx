// The film on a narrow screen: its shots one under the other, at the playhead.

import { useSignalEffect } from "@preact/signals";
import { lookAt } from "../board/acts";
import { shotMenu } from "../board/board";
import { Moving, State } from "../board/card";
import { Button } from "../parts/button";
import { t } from "../text/text";
import { under } from "../viewer/player";
import { rate, scenes, shots } from "./store";
import { length } from "./timecode";

export function Strip() {
  useSignalEffect(() => {
    document.getElementById(`strip-${under.value?.shot}`)?.scrollIntoView({ block: "nearest" });
  });
  if (!shots.value.length) return <div class="empty">{t("timeline.empty")}</div>;
  return (
    <ol class="strip" data-keys>
      {scenes.value.filter((scene) => scene.shots.length).map((scene) => (
        <li key={scene.id}>
          <h2 class="board-slug">{`${scene.number}  ${scene.slugline}`}</h2>
          <ol>
            {scene.shots.map((shot) => (
              <li key={shot.id} id={`strip-${shot.id}`} class="strip-shot" data-under={under.value?.shot === shot.id || undefined}>
                <button type="button" class="strip-look" onClick={() => lookAt(shot)} aria-label={t("shot.name", { slate: shot.slate })}>
                  <Moving shot={shot} />
                </button>
                <div>
                  <div class="row">
                    <b class="slate-name">{shot.slate}</b>
                    <State shot={shot} />
                    <span class="gap" />
                    <span class="tc soft">{length(shot.frames, rate.value)}</span>
                    <Button only low look="bare" icon="more" needs="edit" label={t("shot.menu")} onClick={(event) => shotMenu([shot], event.currentTarget as HTMLElement)} />
                  </div>
                  <p class="card-words">{shot.prompt}</p>
                </div>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

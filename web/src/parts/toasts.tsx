import { announced, dismiss, toasts } from "../app/says";
import { t } from "../text/text";
import { Button } from "./button";

export function Toasts() {
  return (
    <>
      <div class="toasts">
        {toasts.value.map((toast) => (
          <div class="toast" data-tone={toast.tone} key={toast.id}>
            <p>{toast.text}</p>
            {toast.action && (
              <Button
                low
                label={toast.action.label}
                onClick={() => {
                  dismiss(toast.id);
                  toast.action?.work();
                }}
              />
            )}
            <Button low only look="bare" icon="close" label={t("close")} onClick={() => dismiss(toast.id)} />
          </div>
        ))}
      </div>
      <div class="unseen" role="status" aria-live="polite">
        {announced.value}
      </div>
    </>
  );
}

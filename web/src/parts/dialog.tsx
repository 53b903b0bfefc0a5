import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../text/text";
import { Button } from "./button";

interface Asked {
  name: string;
  close: () => void;
  children: ComponentChildren;
}

/** A modal dialog; the browser keeps focus inside it and gives it back. */
export function Dialog({ name, close, children }: Asked) {
  const node = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    node.current?.showModal();
    return () => node.current?.close();
  }, []);
  return (
    <dialog
      class="dialog"
      aria-label={name}
      ref={node}
      onCancel={close}
      onClick={(event) => event.target === node.current && close()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="inside">
        <header>
          <h2>{name}</h2>
          <Button label={t("close")} icon="close" look="bare" only onClick={close} />
        </header>
        {children}
      </div>
    </dialog>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../text/text";
import { Button } from "./button";

interface Asked {
  name: string;
  close: () => void;
  /** for pictures beside each other */
  wide?: boolean;
  children: ComponentChildren;
}

/** A modal dialog; the browser keeps focus inside it and gives it back. */
export function Dialog({ name, close, wide = false, children }: Asked) {
  const node = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    node.current?.showModal();
    return () => node.current?.close();
  }, []);
  return (
    <dialog
      class={wide ? "dialog wide" : "dialog"}
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

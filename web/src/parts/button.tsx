import type { JSX } from "preact";
import { may, type Right } from "../app/may";
import { Icon, type IconName } from "./icon";

type Native = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "class" | "icon" | "size" | "label">;

interface Asked extends Native {
  label: string;
  icon?: IconName;
  look?: "plain" | "main" | "bare";
  low?: boolean;
  /** the icon alone; the label is its name and its tip */
  only?: boolean;
  keys?: string;
  /** what whoever is here must be allowed for it to be offered */
  needs?: Right;
  /** does nothing now, perhaps because it was pressed: it keeps its focus */
  off?: boolean;
  /** what it asked for is on its way: that is seen at once, and it is not asked for twice */
  busy?: boolean;
}

/** Every button of the page. */
export function Button({ label, icon, look = "plain", low = false, only = false, keys, needs, off = false, busy = false, ...rest }: Asked) {
  if (needs && !may(needs)) return null;
  const classes = ["button", look, low && "low", only && "icon"].filter(Boolean).join(" ");
  const tip = only || keys ? { title: keys ? `${label}  (${keys})` : label } : {};
  return (
    <button type="button" class={classes} {...(only ? { "aria-label": label } : {})} {...tip} {...rest} {...(off || busy ? { "aria-disabled": true, onClick: undefined } : {})} {...(busy ? { "aria-busy": true } : {})}>
      {busy ? <span class="spinner" /> : icon && <Icon name={icon} />}
      {!only && label}
    </button>
  );
}

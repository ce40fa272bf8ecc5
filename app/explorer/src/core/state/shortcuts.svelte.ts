/** Single-key shortcuts: one table, off at the reader's wish (WCAG 2.1.4), never fired in fields. */
import { remember, remembered } from "./preferences";

class Shortcuts {
  on: boolean = $state(remembered("keys") !== "off");

  readonly turn = (on: boolean): void => {
    this.on = on;
    remember("keys", on ? "on" : "off");
  };
}

export const shortcuts = new Shortcuts();

const FIELDS = "input, select, textarea, [contenteditable], dialog[open]";

/** The key of an event when it is a shortcut and not typing, else null. Escape always counts. */
export function shortcut(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(FIELDS)) return null;
  return event.key === "Escape" || shortcuts.on ? event.key : null;
}

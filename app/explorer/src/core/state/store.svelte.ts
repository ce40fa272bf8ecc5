/** Joins the shared state with the browser's history: the address bar is always the truth. */
import { read, write } from "../url";
import { isStep, type Change, type ExplorerState } from "./index";

class Store {
  current: ExplorerState = $state.raw(read(location.pathname, location.search));

  /** Applies changes in turn; selection, view and filters ticked push an entry, sliders replace the present one. */
  readonly go = (...changes: readonly Change[]): void => {
    const before = this.current;
    const after = changes.reduce((state, change) => change(state), before);
    const address = write(after);
    this.current = after;
    if (address === location.pathname + location.search) return;
    if (isStep(before, after)) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  };

  /** Follows back and forward; returns what stops following. */
  readonly follow = (): (() => void) => {
    const reread = (): void => {
      this.current = read(location.pathname, location.search);
    };
    history.replaceState(null, "", write(this.current));
    window.addEventListener("popstate", reread);
    return () => window.removeEventListener("popstate", reread);
  };
}

export const store = new Store();

/** The address of the state after some changes, for real links. */
export function href(...changes: readonly Change[]): string {
  return write(changes.reduce((state, change) => change(state), store.current));
}

/** The theme on screen: the one chosen, else the system's. */
import { remember, remembered } from "../state/preferences";
import type { Theme } from "../state/types";

const DARK = "(prefers-color-scheme: dark)";
const FORCED = "(forced-colors: active)";

class Looks {
  /** What is on screen now; the canvas repaints when it changes. */
  theme: Theme = $state("light");
  forced: boolean = $state(false);
  printing: boolean = $state(false);
  private chosen: Theme | null = null;

  /** Keeps page and system in step; returns what stops it. */
  readonly follow = (): (() => void) => {
    const dark = matchMedia(DARK);
    const forced = matchMedia(FORCED);
    const apply = this.apply;
    const print = (printing: boolean) => (): void => {
      this.printing = printing;
      apply();
    };
    const [before, after] = [print(true), print(false)];
    dark.addEventListener("change", apply);
    forced.addEventListener("change", apply);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    apply();
    return () => {
      dark.removeEventListener("change", apply);
      forced.removeEventListener("change", apply);
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  };

  /** The address names a theme, or leaves it to what was stored here, or to the system. */
  readonly choose = (theme: Theme | null): void => {
    if (theme) remember("theme", theme);
    const stored = remembered("theme");
    this.chosen = theme ?? (stored === "light" || stored === "dark" ? stored : null);
    this.apply();
  };

  private readonly apply = (): void => {
    this.forced = matchMedia(FORCED).matches;
    const wanted = this.chosen ?? (matchMedia(DARK).matches ? "dark" : "light");
    this.theme = this.printing ? "light" : wanted;
    document.documentElement.dataset["theme"] = this.theme;
  };
}

export const looks = new Looks();

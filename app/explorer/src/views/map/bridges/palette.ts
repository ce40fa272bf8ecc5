/** Colours for the canvas, read from the page so that theme, print and forced colours reach it too. */
import type { Standing } from "../../../api/models";
import { STANDINGS } from "../../../core/filters";
import type { Shade } from "../scene";

export interface Palette {
  readonly ground: string;
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly border: string;
  readonly hatch: string;
  readonly land: Readonly<Record<Shade, string>>;
  readonly kinds: Readonly<Record<"Country" | "Region" | "Place", string>>;
  readonly standings: Readonly<Record<Standing, string>>;
}

export function readPalette(forced: boolean): Palette {
  if (forced) return FORCED;
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: token("ground"),
    surface: token("surface"),
    ink: token("ink"),
    muted: token("muted"),
    accent: token("accent"),
    border: token("border"),
    hatch: token("hatch"),
    land: {
      source: token("land-source"),
      both: token("land-both"),
      destination: token("land-destination"),
      read: token("land"),
      unread: token("land-unread"),
    },
    kinds: { Country: token("country"), Region: token("region"), Place: token("place") },
    standings: Object.fromEntries(STANDINGS.map((one) => [one, token(one)])) as Record<Standing, string>,
  };
}

/** The reader's own colours: line patterns and words carry what colours would. */
const FORCED: Palette = {
  ground: "Canvas",
  surface: "Canvas",
  ink: "CanvasText",
  muted: "CanvasText",
  accent: "Highlight",
  border: "GrayText",
  hatch: "GrayText",
  land: { source: "Canvas", both: "Canvas", destination: "Canvas", read: "Canvas", unread: "Canvas" },
  kinds: { Country: "CanvasText", Region: "CanvasText", Place: "CanvasText" },
  standings: Object.fromEntries(STANDINGS.map((one) => [one, "CanvasText"])) as Record<Standing, string>,
};

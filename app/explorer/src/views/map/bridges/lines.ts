/** The flows: one curve each, told apart by pattern first and colour second. */
import type { Flow, Standing } from "../../../api/models";
import { arc, distance, headingAt, lineWidth, loop, pointAt, type Curve, type Point } from "../arc";
import { toScreen, type View } from "../camera";
import type { Chain, Line } from "../scene";
import type { Palette } from "./palette";

export interface DrawnLine {
  readonly flow: Flow;
  readonly curve: Curve;
  readonly length: number;
  /** Below 1 in a crowded picture: everything gets thinner alike, so widths can still be compared. */
  readonly scale: number;
}

/** How a line stands out: what is not touched by the selection steps back. */
export type Emphasis = "plain" | "back" | "front";

const DASHES: Readonly<Record<Standing, readonly number[]>> = {
  corroborated: [],
  single: [],
  alleged_or_risk: [9, 5],
  disputed: [4, 3],
  denied_only: [0.1, 4],
};

const ARROW_AT = 0.6;
const BACK_ALPHA = 0.16;
/** Lines shorter than this on the screen (pixels) have no room for an arrow. */
const ROOM_FOR_ARROW = 16;

/** Up to this many lines are drawn in full width; five hundred more and they have the least. */
const CROWD = { from: 60, over: 500, least: 0.62 } as const;

const crowdScale = (lines: number): number =>
  Math.max(CROWD.least, 1 - (1 - CROWD.least) * Math.max(0, (lines - CROWD.from) / CROWD.over));

/** On a small picture lines are thinner too, or a telephone would show nothing but arrows. */
const SMALL = { width: 850, least: 0.55 } as const;

const sizeScale = (width: number): number => Math.min(1, Math.max(SMALL.least, width / SMALL.width));

export function layOut(lines: readonly Line[], view: View, inFront: number, width: number): DrawnLine[] {
  const scale = crowdScale(inFront) * sizeScale(width);
  return lines.map(({ flow, a, b }) => {
    const [from, to] = [toScreen(a, view), toScreen(b, view)];
    const inside = flow.source === flow.destination;
    return { flow, curve: inside ? loop(from) : arc(from, to), length: inside ? 60 : Math.hypot(to.x - from.x, to.y - from.y), scale };
  });
}

export function paintLine(pen: CanvasRenderingContext2D, line: DrawnLine, emphasis: Emphasis, palette: Palette): void {
  const { standing, origins } = line.flow;
  const colour = palette.standings[standing];
  const width = lineWidth(origins) * line.scale + (emphasis === "front" ? 1.4 : 0);
  pen.globalAlpha = emphasis === "back" ? BACK_ALPHA : 1;
  if (emphasis === "front") stroke(pen, line.curve, palette.surface, width + 4, []);
  stroke(pen, line.curve, colour, width, DASHES[standing]);
  if (emphasis !== "back") paintSigns(pen, line, width, colour, palette);
  pen.globalAlpha = 1;
}

function stroke(pen: CanvasRenderingContext2D, curve: Curve, colour: string, width: number, dash: readonly number[]): void {
  const { from, first, second, to } = curve;
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.bezierCurveTo(first.x, first.y, second.x, second.y, to.x, to.y);
  pen.setLineDash(dash.map((part) => part * Math.max(1, width / 2)));
  pen.lineCap = dash.length && (dash[0] ?? 0) < 1 ? "round" : "butt";
  pen.lineWidth = dash.length ? Math.max(width, 1.2) : width;
  pen.strokeStyle = colour;
  pen.stroke();
  pen.setLineDash([]);
}

function paintSigns(pen: CanvasRenderingContext2D, line: DrawnLine, width: number, colour: string, palette: Palette): void {
  if (line.length < ROOM_FOR_ARROW) return;
  const hollow = line.flow.standing === "single" || line.flow.standing === "denied_only";
  paintArrow(pen, line.curve, width, colour, hollow ? palette.surface : colour);
  if (line.flow.standing === "disputed" && line.length > 48) paintUnequal(pen, pointAt(line.curve, 0.5), colour, palette);
}

function paintArrow(pen: CanvasRenderingContext2D, curve: Curve, width: number, colour: string, fill: string): void {
  const at = pointAt(curve, ARROW_AT);
  const heading = headingAt(curve, ARROW_AT);
  const size = Math.min(3, 1.6 + width) + 1.2 * width;
  pen.save();
  pen.translate(at.x, at.y);
  pen.rotate(heading);
  pen.beginPath();
  pen.moveTo(size, 0);
  pen.lineTo(-size * 0.75, size * 0.68);
  pen.lineTo(-size * 0.75, -size * 0.68);
  pen.closePath();
  pen.lineJoin = "round";
  pen.lineWidth = 1.1;
  pen.fillStyle = fill;
  pen.strokeStyle = colour;
  pen.fill();
  pen.stroke();
  pen.restore();
}

/** The sign of a dispute sits on the line's middle, away from the arrow. */
function paintUnequal(pen: CanvasRenderingContext2D, at: Point, colour: string, palette: Palette): void {
  pen.fillStyle = palette.surface;
  pen.beginPath();
  pen.arc(at.x, at.y, 6, 0, 2 * Math.PI);
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = 1.3;
  pen.beginPath();
  pen.moveTo(at.x - 3.5, at.y - 1.5);
  pen.lineTo(at.x + 3.5, at.y - 1.5);
  pen.moveTo(at.x - 3.5, at.y + 1.5);
  pen.lineTo(at.x + 3.5, at.y + 1.5);
  pen.moveTo(at.x - 2, at.y + 4);
  pen.lineTo(at.x + 2, at.y - 4);
  pen.stroke();
}

/** A route that one passage states whole: a double line through all its stops. */
export function paintChain(pen: CanvasRenderingContext2D, chain: Chain, view: View, palette: Palette): void {
  const stops = chain.stops.map((stop) => toScreen(stop, view));
  for (const [index, to] of stops.entries()) {
    const from = stops[index - 1];
    if (!from) continue;
    const curve = arc(from, to);
    // A route that its passage denies is broken, as everything that is only denied.
    stroke(pen, curve, palette.ink, 4, chain.contradicts ? [3, 3] : []);
    stroke(pen, curve, palette.surface, 2, []);
    paintArrow(pen, curve, 1.5, palette.ink, palette.surface);
  }
  pen.fillStyle = palette.surface;
  pen.strokeStyle = palette.ink;
  pen.lineWidth = 1.3;
  for (const stop of stops) {
    pen.beginPath();
    pen.rect(stop.x - 3.5, stop.y - 3.5, 7, 7);
    pen.fill();
    pen.stroke();
  }
}

/** The nearest line within reach; of two equally near the stronger one. */
export function lineAt(lines: readonly DrawnLine[], point: Point, reach: number): DrawnLine | null {
  let best: DrawnLine | null = null;
  let least = reach;
  for (const line of lines) {
    const away = distance(line.curve, point, reach);
    if (away <= least) [best, least] = [line, away];
  }
  return best;
}

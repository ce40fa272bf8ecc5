/** Places as shapes, and the names beside them. */
import { toScreen, type View } from "../camera";
import type { Point } from "../arc";
import type { Spot } from "../scene";
import type { Palette } from "./palette";

const NAME_FONT = '500 11.5px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif';
const NAME_HEIGHT = 14;

/** Kind is told by shape: countries are circles, regions hexagons, places squares. */
export function paintSpot(
  pen: CanvasRenderingContext2D,
  spot: Spot,
  view: View,
  { ringed, back }: { readonly ringed: boolean; readonly back: boolean },
  palette: Palette,
): void {
  pen.globalAlpha = back ? 0.3 : 1;
  const at = toScreen(spot.at, view);
  const kind = spot.place.kind;
  pen.fillStyle = kind === "Region" ? palette.kinds.Region : kind === "Country" ? palette.kinds.Country : palette.kinds.Place;
  pen.strokeStyle = palette.surface;
  pen.lineWidth = 0.8;
  pen.beginPath();
  if (kind === "Region") hexagon(pen, at, 6.5);
  else if (kind === "Country") pen.arc(at.x, at.y, ringed ? 2.2 : 1.6, 0, 2 * Math.PI);
  else pen.rect(at.x - 3, at.y - 3, 6, 6);
  pen.fill();
  pen.stroke();
  if (ringed) paintRing(pen, at, 5, pen.fillStyle, 1);
  pen.globalAlpha = 1;
}

export function paintRing(pen: CanvasRenderingContext2D, at: Point, radius: number, colour: string, width: number): void {
  pen.beginPath();
  pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

function hexagon(pen: CanvasRenderingContext2D, at: Point, radius: number): void {
  for (let corner = 0; corner < 6; corner += 1) {
    const angle = (corner * Math.PI) / 3;
    pen.lineTo(at.x + radius * Math.cos(angle), at.y + radius * Math.sin(angle));
  }
  pen.closePath();
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Writes names in the order given and leaves out those that would lie on another or leave the picture. */
export function paintNames(
  pen: CanvasRenderingContext2D,
  spots: readonly Spot[],
  view: View,
  width: number,
  height: number,
  palette: Palette,
): void {
  const taken: Box[] = [];
  pen.font = NAME_FONT;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  for (const spot of spots) {
    const at = toScreen(spot.at, view);
    if (at.x < 0 || at.y < 0 || at.x > width || at.y > height) continue;
    const box = room(at, pen.measureText(spot.place.name).width, width, taken);
    if (!box) continue;
    taken.push(box);
    pen.lineWidth = 3.5;
    pen.strokeStyle = palette.surface;
    pen.strokeText(spot.place.name, box.left, (box.top + box.bottom) / 2);
    pen.fillStyle = palette.ink;
    pen.fillText(spot.place.name, box.left, (box.top + box.bottom) / 2);
  }
}

/** The first free place for a name: right of the point, left, above, below. */
function room(at: Point, length: number, width: number, taken: readonly Box[]): Box | null {
  const corners: readonly Point[] = [
    { x: at.x + 7, y: at.y - NAME_HEIGHT / 2 },
    { x: at.x - 7 - length, y: at.y - NAME_HEIGHT / 2 },
    { x: at.x - length / 2, y: at.y - 8 - NAME_HEIGHT },
    { x: at.x - length / 2, y: at.y + 8 },
  ];
  for (const { x, y } of corners) {
    const box = { left: x, top: y, right: x + length, bottom: y + NAME_HEIGHT };
    if (x >= 0 && box.right <= width && !taken.some((other) => overlap(box, other))) return box;
  }
  return null;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;

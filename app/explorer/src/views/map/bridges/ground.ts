/** The land: shapes drawn once as paths in world units, filled by role, hatched where nothing was read. */
import { geoPath, type GeoContext } from "d3-geo";
import type { Point } from "../arc";
import type { View } from "../camera";
import type { Land } from "../land";
import type { Shade, Spot } from "../scene";
import { projection } from "../world";
import type { Palette } from "./palette";

interface Country {
  readonly path: Path2D;
  readonly box: readonly [Point, Point];
  readonly id: string | null;
  readonly shade: Shade;
}

const HATCH_STEP = 6;

export class Ground {
  private readonly countries: readonly Country[];
  private readonly borders: Path2D;
  private readonly probe: CanvasRenderingContext2D;
  /** Ids of the places that have a shape; all others are drawn as ringed dots. */
  readonly shaped: ReadonlySet<string>;

  constructor(land: Land, spots: ReadonlyMap<string, Spot>) {
    const byIso3 = new Map([...spots.values()].map((spot) => [spot.place.iso3, spot]));
    const draw = geoPath(projection());
    this.countries = land.shapes.map((shape) => {
      const spot = shape.iso3 === null ? undefined : byIso3.get(shape.iso3);
      const [[left, top], [right, bottom]] = draw.bounds(shape.geometry);
      return {
        path: pathOf(shape.geometry),
        box: [
          { x: left, y: top },
          { x: right, y: bottom },
        ],
        id: spot?.place.id ?? null,
        shade: spot?.shade ?? "unread",
      };
    });
    this.borders = pathOf(land.borders);
    this.shaped = new Set(this.countries.flatMap((country) => (country.id === null ? [] : [country.id])));
    this.probe = contextOf(document.createElement("canvas"));
  }

  paint(context: CanvasRenderingContext2D, view: View, ratio: number, palette: Palette): void {
    context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y);
    for (const { path, shade } of this.countries) {
      context.fillStyle = palette.land[shade];
      context.fill(path);
    }
    this.hatch(context, ratio, palette);
    context.lineWidth = 0.7 / view.k;
    context.lineJoin = "round";
    context.strokeStyle = palette.border;
    context.stroke(this.borders);
  }

  /** Hatching has the same grain at every zoom, so its pattern is laid in pixels, not in world units. */
  private hatch(context: CanvasRenderingContext2D, ratio: number, palette: Palette): void {
    const unread = new Path2D();
    for (const { path, shade } of this.countries) if (shade === "unread") unread.addPath(path);
    const pattern = hatchPattern(context, palette.hatch, ratio);
    pattern.setTransform(context.getTransform().inverse());
    context.fillStyle = pattern;
    context.fill(unread);
  }

  /** The outline of one place, for showing what is selected or pointed at. */
  outline(context: CanvasRenderingContext2D, id: string, view: View, ratio: number, colour: string, width: number): void {
    context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y);
    context.strokeStyle = colour;
    context.lineWidth = width / view.k;
    context.lineJoin = "round";
    for (const country of this.countries) if (country.id === id) context.stroke(country.path);
  }

  /** Id of the country at a point in world units. */
  at(point: Point): string | null {
    for (const { id, box, path } of this.countries) {
      const [least, most] = box;
      const inside = point.x >= least.x && point.x <= most.x && point.y >= least.y && point.y <= most.y;
      if (id !== null && inside && this.probe.isPointInPath(path, point.x, point.y)) return id;
    }
    return null;
  }
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw on a canvas; the table shows the same rows.");
  return context;
}

function pathOf(geometry: GeoJSON.Geometry): Path2D {
  const path = new Path2D();
  const context: GeoContext = {
    beginPath: () => undefined,
    moveTo: (x, y) => path.moveTo(x, y),
    lineTo: (x, y) => path.lineTo(x, y),
    arc: (x, y, radius, from, to, backwards) => path.arc(x, y, radius, from, to, backwards),
    closePath: () => path.closePath(),
  };
  geoPath(projection(), context)(geometry);
  return path;
}

function hatchPattern(context: CanvasRenderingContext2D, colour: string, ratio: number): CanvasPattern {
  const side = Math.round(HATCH_STEP * ratio);
  const tile = document.createElement("canvas");
  tile.width = tile.height = side;
  const pen = contextOf(tile);
  pen.strokeStyle = colour;
  pen.lineWidth = ratio * 0.8;
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift, side);
    pen.lineTo(shift + side, 0);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, "repeat");
  if (!pattern) throw new Error("This browser cannot draw patterns on a canvas.");
  return pattern;
}

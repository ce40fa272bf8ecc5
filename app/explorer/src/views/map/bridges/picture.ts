/** The map on two canvases: land below, repainted when the camera moves; flows above, whenever anything changes. */
import { pointAt, type Point } from "../arc";
import { fit, toScreen, type Size, type View } from "../camera";
import type { Land } from "../land";
import type { Line, Scene, Spot } from "../scene";
import { contextOf, Ground } from "./ground";
import { layOut, lineAt, paintChain, paintLine, type DrawnLine, type Emphasis } from "./lines";
import { paintNames, paintRing, paintSpot } from "./marks";
import type { Palette } from "./palette";

export interface Target {
  readonly type: "flow" | "place";
  readonly id: string;
}

/** What is drawn beside the scene itself. */
export interface Focus {
  readonly selection: string | null;
  readonly pointedAt: Target | null;
  readonly allRoutes: boolean;
}

/** How near a pointer must come (pixels). */
const REACH = { line: 7, lineByTouch: 14, mark: 10, dot: 6 } as const;

/** One name for so many pixels of width, while nothing is selected. */
const NAME_EVERY = 80;

export class Picture {
  private readonly below: CanvasRenderingContext2D;
  private readonly above: CanvasRenderingContext2D;
  private ground: Ground | null = null;
  private scene: Scene | null = null;
  private drawn: readonly DrawnLine[] = [];
  private size: Size = { width: 0, height: 0 };
  private ratio = 1;
  private stale = { land: true, lines: true };
  private frame: number | null = null;

  constructor(
    private readonly landCanvas: HTMLCanvasElement,
    private readonly linesCanvas: HTMLCanvasElement,
    private palette: Palette,
    private view: View,
    private focus: Focus,
    private readonly painted: () => void,
  ) {
    this.below = contextOf(landCanvas);
    this.above = contextOf(linesCanvas);
  }

  setLand(land: Land, spots: ReadonlyMap<string, Spot>): void {
    this.ground = new Ground(land, spots);
    this.repaint(true);
  }

  setScene(scene: Scene): void {
    this.scene = scene;
    this.repaint(false);
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    this.repaint(true);
  }

  setView(view: View): void {
    this.view = view;
    this.repaint(true);
  }

  setFocus(focus: Focus): void {
    this.focus = focus;
    this.repaint(false);
  }

  resize(size: Size): void {
    this.size = size;
    this.ratio = Math.min(window.devicePixelRatio || 1, 2);
    for (const canvas of [this.landCanvas, this.linesCanvas]) {
      canvas.width = Math.round(size.width * this.ratio);
      canvas.height = Math.round(size.height * this.ratio);
    }
    this.repaint(true);
  }

  stop(): void {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
  }

  /** What lies under a point of the screen; lines that stepped back cannot be hit. */
  at(point: Point, touch: boolean): Target | null {
    const spot = this.spotAt(point, touch);
    const reach = touch ? REACH.lineByTouch : REACH.line;
    const line = lineAt(this.drawn.filter((one) => this.emphasis(one.flow) !== "back"), point, reach);
    if (spot) return { type: "place", id: spot.place.id };
    if (line) return { type: "flow", id: line.flow.id };
    const world = { x: (point.x - this.view.x) / this.view.k, y: (point.y - this.view.y) / this.view.k };
    const country = this.ground?.at(world) ?? null;
    return country === null ? null : { type: "place", id: country };
  }

  /** Where the words about a target go: on its arrow, or on its point. */
  anchor(target: Target): Point | null {
    const line = target.type === "flow" ? this.drawn.find((one) => one.flow.id === target.id) : undefined;
    if (line) return pointAt(line.curve, 0.6);
    const spot = this.scene?.spots.get(target.id);
    return spot ? toScreen(spot.at, this.view) : null;
  }

  /** The nearest point within its reach: all lines of a place end there, so the point itself must win. */
  private spotAt(point: Point, touch: boolean): Spot | null {
    let best: Spot | null = null;
    let least = Infinity;
    for (const spot of this.visibleSpots()) {
      const at = toScreen(spot.at, this.view);
      const away = Math.hypot(at.x - point.x, at.y - point.y);
      const reach = (this.marked(spot) ? REACH.mark : REACH.dot) + (touch ? 5 : 0);
      if (away <= reach && away < least) [best, least] = [spot, away];
    }
    return best;
  }

  /** Regions, places and countries without a shape have nothing but their point; a country's dot lies on its land. */
  private marked(spot: Spot): boolean {
    return spot.place.kind !== "Country" || !(this.ground?.shaped.has(spot.place.id) ?? false);
  }

  private repaint(land: boolean): void {
    this.stale = { land: this.stale.land || land, lines: true };
    this.frame ??= requestAnimationFrame(this.paint);
  }

  private readonly paint = (): void => {
    this.frame = null;
    if (this.size.width === 0 || !this.scene) return;
    if (this.stale.land) this.paintLand();
    if (this.stale.lines) this.paintLines();
    this.stale = { land: false, lines: false };
    this.painted();
  };

  private clear(pen: CanvasRenderingContext2D): void {
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.clearRect(0, 0, this.size.width, this.size.height);
  }

  private paintLand(): void {
    this.clear(this.below);
    this.ground?.paint(this.below, this.view, this.ratio, this.palette);
  }

  private paintLines(): void {
    const scene = this.scene;
    if (!scene) return;
    const pen = this.above;
    this.clear(pen);
    this.paintOutlines(pen);
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    const inFront = scene.lines.filter((line) => this.emphasis(line.flow) !== "back").length;
    this.drawn = layOut(scene.lines, this.view, inFront, this.size.width);
    const pointed = this.focus.pointedAt;
    const front = this.drawn.filter((line) => this.isFront(line.flow.id));
    for (const line of this.drawn) if (this.emphasis(line.flow) === "back") paintLine(pen, line, "back", this.palette);
    for (const line of this.drawn) if (this.emphasis(line.flow) === "plain") paintLine(pen, line, "plain", this.palette);
    for (const chain of scene.chains) if (this.chainShows(chain.ids)) paintChain(pen, chain, this.view, this.palette);
    for (const line of front) paintLine(pen, line, "front", this.palette);
    this.paintSpots(pen);
    if (pointed?.type === "flow") for (const line of front) this.paintEnds(pen, line);
    paintNames(pen, this.named(scene), this.view, this.size.width, this.size.height, this.palette);
  }

  private paintOutlines(pen: CanvasRenderingContext2D): void {
    const { selection, pointedAt } = this.focus;
    const outline = (id: string, colour: string, width: number): void =>
      this.ground?.outline(pen, id, this.view, this.ratio, colour, width);
    if (pointedAt?.type === "place") outline(pointedAt.id, this.palette.muted, 1.4);
    if (selection !== null) outline(selection, this.palette.accent, 2.2);
  }

  private paintSpots(pen: CanvasRenderingContext2D): void {
    const front = this.inFront();
    for (const spot of this.visibleSpots()) {
      const back = front !== null && !front.has(spot.place.id);
      paintSpot(pen, spot, this.view, { ringed: this.ringed(spot), back }, this.palette);
    }
    const chosen = this.focus.selection === null ? undefined : this.scene?.spots.get(this.focus.selection);
    if (chosen) paintRing(pen, toScreen(chosen.at, this.view), 9, this.palette.accent, 2.4);
  }

  private paintEnds(pen: CanvasRenderingContext2D, line: DrawnLine): void {
    for (const end of [line.curve.from, line.curve.to]) paintRing(pen, end, 5, this.palette.ink, 1.2);
  }

  /** Places that a line in front touches; null when nothing is selected and so nothing stepped back. */
  private inFront(): ReadonlySet<string> | null {
    if (this.focus.selection === null) return null;
    const near = this.drawn.filter((line) => this.emphasis(line.flow) !== "back");
    return new Set(near.flatMap(({ flow }) => [flow.source, flow.destination]));
  }

  private ringed(spot: Spot): boolean {
    return spot.place.kind === "Country" && this.ground !== null && !this.ground.shaped.has(spot.place.id);
  }

  /** Places that a drawn flow names; every other country is on the map by its land alone. */
  private visibleSpots(): Spot[] {
    const scene = this.scene;
    if (!scene) return [];
    const ids = new Set(scene.lines.flatMap((line: Line) => [line.flow.source, line.flow.destination]));
    return [...ids].flatMap((id) => scene.spots.get(id) ?? []);
  }

  private isFront(id: string): boolean {
    return id === this.focus.selection || id === this.focus.pointedAt?.id;
  }

  private emphasis(flow: { id: string; source: string; destination: string }): Emphasis {
    const { selection } = this.focus;
    if (this.isFront(flow.id)) return "front";
    if (selection === null) return "plain";
    return flow.source === selection || flow.destination === selection ? "plain" : "back";
  }

  private chainShows(ids: readonly string[]): boolean {
    return this.focus.allRoutes || (this.focus.selection !== null && ids.includes(this.focus.selection));
  }

  /** Names of what is selected and what it is joined with come first, then the busiest places, more when zoomed in. */
  private named(scene: Scene): Spot[] {
    const near = this.neighbours(scene);
    const rest = this.visibleSpots().sort((a, b) => b.weight - a.weight);
    const room = this.focus.selection === null ? Math.round((this.size.width / NAME_EVERY) * (this.view.k / this.homeScale()) ** 1.4) : 0;
    return [...new Set([...near, ...rest.slice(0, room)])];
  }

  private homeScale(): number {
    return fit(this.size);
  }

  private neighbours(scene: Scene): Spot[] {
    const { selection, pointedAt } = this.focus;
    const ids = new Set<string>();
    for (const id of [pointedAt?.id, selection]) {
      if (id === undefined || id === null) continue;
      ids.add(id);
      for (const { flow } of scene.lines)
        if (flow.id === id || (id === selection && (flow.source === id || flow.destination === id)))
          ids.add(flow.source).add(flow.destination);
    }
    return [...ids].flatMap((id) => scene.spots.get(id) ?? []);
  }
}

/** Geometry of a flow on the screen: a curve that always bulges to the right hand of who travels it. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A cubic curve; a flow inside one place is a loop that starts and ends there. */
export interface Curve {
  readonly from: Point;
  readonly first: Point;
  readonly second: Point;
  readonly to: Point;
}

/** How far the curve leaves the straight line, as a share of its length. */
const BULGE = 0.14;
const LOOP = { width: 26, height: 30 } as const;

/** A to B and B to A bulge to opposite sides of the same line, so that both can be seen and hit. */
export function arc(a: Point, b: Point): Curve {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  // Screen y grows downwards: (-dy, dx) is the right hand of the direction (dx, dy).
  const [rx, ry] = [-dy * BULGE * 1.33, dx * BULGE * 1.33];
  return {
    from: a,
    first: { x: a.x + dx / 3 + rx, y: a.y + dy / 3 + ry },
    second: { x: a.x + (2 * dx) / 3 + rx, y: a.y + (2 * dy) / 3 + ry },
    to: b,
  };
}

/** A loop of constant size on the screen, above the place. */
export function loop(at: Point): Curve {
  return {
    from: at,
    first: { x: at.x - LOOP.width, y: at.y - LOOP.height },
    second: { x: at.x + LOOP.width, y: at.y - LOOP.height },
    to: at,
  };
}

export function pointAt(curve: Curve, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  const { from, first, second, to } = curve;
  return {
    x: a * from.x + b * first.x + c * second.x + d * to.x,
    y: a * from.y + b * first.y + c * second.y + d * to.y,
  };
}

/** Direction of travel at t, in radians clockwise from the right. */
export function headingAt(curve: Curve, t: number): number {
  const [before, after] = [pointAt(curve, Math.max(0, t - 0.01)), pointAt(curve, Math.min(1, t + 0.01))];
  return Math.atan2(after.y - before.y, after.x - before.x);
}

const STEPS = 24;

/** Distance from a point to the curve; infinity when it is further than `reach` from the curve's box. */
export function distance(curve: Curve, point: Point, reach: number): number {
  const xs = [curve.from.x, curve.first.x, curve.second.x, curve.to.x];
  const ys = [curve.from.y, curve.first.y, curve.second.y, curve.to.y];
  if (point.x < Math.min(...xs) - reach || point.x > Math.max(...xs) + reach) return Infinity;
  if (point.y < Math.min(...ys) - reach || point.y > Math.max(...ys) + reach) return Infinity;
  let least = Infinity;
  let previous = curve.from;
  for (let step = 1; step <= STEPS; step += 1) {
    const next = pointAt(curve, step / STEPS);
    least = Math.min(least, toSegment(point, previous, next));
    previous = next;
  }
  return least;
}

function toSegment(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

/** Width grows with the square root of the independent origins, so that areas can be compared. */
export const lineWidth = (origins: number): number => 1 + 0.75 * (Math.sqrt(Math.max(1, origins)) - 1);

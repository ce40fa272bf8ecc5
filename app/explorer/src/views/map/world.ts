/** World units: the plane that arcs, land and camera share, 1,000 wide whatever the window. */
import { geoNaturalEarth1, type GeoProjection } from "d3-geo";

export const WORLD = { width: 1000, height: 470 } as const;

/** Turning the globe by 11 degrees lets the edge of the map run through water. */
const ROTATION: [number, number] = [-11, 0];

/** Inhabited land only: the Antarctic would cost a fifth of the height. */
const FRAME: GeoJSON.MultiPoint = {
  type: "MultiPoint",
  coordinates: [
    [-168.9, 0],
    [190.9, 0],
    [11, 78],
    [11, -56],
  ],
};

export function projection(): GeoProjection {
  return geoNaturalEarth1()
    .rotate(ROTATION)
    .fitExtent(
      [
        [8, 8],
        [WORLD.width - 8, WORLD.height - 8],
      ],
      FRAME,
    );
}

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { flow, place } from "../../testing/samples";
import { HOME, isHome, toCamera, toScreen, toView } from "./camera";
import { land, type Atlas } from "./land";
import { around, scene, shade, spots } from "./scene";
import { WORLD } from "./world";

const ATLAS = JSON.parse(
  readFileSync(new URL("../../../node_modules/world-atlas/countries-50m.json", import.meta.url), "utf8"),
) as Atlas;

describe("the land", () => {
  const { shapes } = land(ATLAS);
  const codes = shapes.flatMap(({ iso3 }) => iso3 ?? []);

  test("no code is carried by two shapes", () => expect(new Set(codes).size).toBe(codes.length));

  test("Australia is the larger of the two shapes with its code", () => {
    expect(shapes.filter(({ iso3 }) => iso3 === "AUS").map(({ name }) => name)).toEqual(["Australia"]);
    expect(shapes.find(({ name }) => name.startsWith("Ashmore"))?.iso3).toBeNull();
  });

  test("Kosovo has its code though the atlas gives none; other shapes without code stay land", () => {
    expect(shapes.find(({ name }) => name === "Kosovo")?.iso3).toBe("XKX");
    expect(shapes.filter(({ iso3 }) => iso3 === null).map(({ name }) => name).sort()).toEqual([
      "Ashmore and Cartier Is.", "Indian Ocean Ter.", "N. Cyprus", "Siachen Glacier", "Somaliland",
    ]);
  });

  test("small states that the coarser atlas lacks are there", () => {
    for (const code of ["SGP", "MLT", "BHR", "MDV", "MUS", "COM"]) expect(codes).toContain(code);
  });
});

describe("the scene", () => {
  const known = spots([place("A"), place("B", { lon: 80, lat: 20 }), place("C", { lon: null, lat: null })]);

  test("a place without a position loses its flows from the picture, not from the count", () => {
    const found = scene(known, [flow("A", "B"), flow("A", "C")], []);
    expect([found.lines.length, found.unplaced.map(({ id }) => id)]).toEqual([1, ["FLOWS_TO:A:C"]]);
  });

  test("the strongest lie on top", () => {
    const flows = [flow("A", "B", { origins: 5 }), flow("B", "A", { origins: 1 })];
    expect(scene(known, flows, []).lines.map((line) => line.flow.origins)).toEqual([1, 5]);
  });

  test("a route with a stop that has no position is not drawn in parts", () => {
    const route = (stops: string[]) => ({ claim: "c", stops, names: stops, contradicts: false, first_year: null, document: "d" });
    const found = scene(known, [], [route(["country:A", "country:B"]), route(["country:A", "country:C"])]);
    expect(found.chains.map(({ ids }) => ids)).toEqual([["country:A", "country:B"]]);
  });

  test("zooming to a flow shows both ends", () => {
    const found = scene(known, [flow("A", "B")], []);
    const size = { width: 800, height: 500 };
    const camera = around(found, "FLOWS_TO:A:B");
    if (!camera) return expect.fail("no camera");
    const view = toView(camera, size);
    for (const { at } of found.spots.values()) {
      const { x, y } = toScreen(at, view);
      expect(x > 0 && x < size.width && y > 0 && y < size.height).toBe(true);
    }
    expect(around(found, "FLOWS_TO:X:Y")).toBeNull();
  });
});

test.each([
  [{ as_source: 3, as_destination: 1 }, "source"],
  [{ as_source: 2, as_destination: 2 }, "both"],
  [{ as_source: 0, as_destination: 1 }, "destination"],
  [{ documents: 4 }, "read"],
  [{ documents: 0 }, "unread"],
] as const)("%o is shaded as %s", (given, expected) => expect(shade(place("A", given))).toBe(expected));

describe("the camera", () => {
  const size = { width: 900, height: 600 };

  test("is the same on every screen", () => {
    const camera = { x: 612, y: 200, zoom: 3 };
    expect(toCamera(toView(camera, size), size)).toEqual({ x: expect.closeTo(612) as number, y: expect.closeTo(200) as number, zoom: expect.closeTo(3) as number });
  });

  test("at home the whole world fits", () => {
    const [corner, opposite] = [{ x: 0, y: 0 }, { x: WORLD.width, y: WORLD.height }].map((point) => toScreen(point, toView(HOME, size)));
    expect(corner && corner.x >= -0.01 && corner.y >= -0.01).toBe(true);
    expect(opposite && opposite.x <= size.width + 0.01 && opposite.y <= size.height + 0.01).toBe(true);
    expect(isHome(HOME)).toBe(true);
  });
});

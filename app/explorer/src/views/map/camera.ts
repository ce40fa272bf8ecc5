/** Between the shared camera (centre and zoom, whatever the window) and pixels on this screen. */
import type { Camera } from "../../core/state/types";
import type { Point } from "./arc";
import { WORLD } from "./world";

/** Pixels = world units x `k` + offset: the form in which zooming and drawing work. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const ZOOM_LIMITS = { least: 1, most: 40 } as const;
export const HOME: Camera = { x: WORLD.width / 2, y: WORLD.height / 2, zoom: 1 };

/** Pixels per world unit at which the whole world fits. */
export const fit = (size: Size): number => Math.min(size.width / WORLD.width, size.height / WORLD.height);

export function toView(camera: Camera, size: Size): View {
  const k = fit(size) * camera.zoom;
  return { k, x: size.width / 2 - camera.x * k, y: size.height / 2 - camera.y * k };
}

export function toCamera(view: View, size: Size): Camera {
  return {
    x: (size.width / 2 - view.x) / view.k,
    y: (size.height / 2 - view.y) / view.k,
    zoom: view.k / fit(size),
  };
}

export const toScreen = (point: Point, view: View): Point => ({
  x: point.x * view.k + view.x,
  y: point.y * view.k + view.y,
});

/** Whether two cameras show the same to within a pixel or so. */
export const isHome = (camera: Camera): boolean =>
  Math.abs(camera.zoom - 1) < 0.005 && Math.abs(camera.x - HOME.x) < 1 && Math.abs(camera.y - HOME.y) < 1;

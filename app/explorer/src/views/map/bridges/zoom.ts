/** Pan and zoom by wheel, drag, pinch and double click. */
import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent } from "d3-zoom";
import { fit, ZOOM_LIMITS, type Size, type View } from "../camera";
import { WORLD } from "../world";

export interface Zoomer {
  /** Shows a view without telling the listener. */
  readonly show: (view: View) => void;
  readonly by: (factor: number) => void;
  readonly resize: (size: Size) => void;
  readonly stop: () => void;
}

/** `moved` is called for every step of a gesture, `rested` when it ends. */
export function zoomer(element: HTMLElement, moved: (view: View) => void, rested: (view: View) => void): Zoomer {
  let silent = false;
  const target = select(element);
  const view = (event: D3ZoomEvent<HTMLElement, unknown>): View => event.transform;
  const behaviour = zoom<HTMLElement, unknown>()
    .clickDistance(4)
    .on("zoom", (event: D3ZoomEvent<HTMLElement, unknown>) => silent || moved(view(event)))
    .on("end", (event: D3ZoomEvent<HTMLElement, unknown>) => silent || rested(view(event)));
  target.call(behaviour).on("dblclick.zoom", null);
  return {
    show: ({ k, x, y }) => {
      silent = true;
      target.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k));
      silent = false;
    },
    by: (factor) => target.call(behaviour.scaleBy, factor),
    resize: (size) => {
      const least = fit(size);
      behaviour
        .extent([
          [0, 0],
          [size.width, size.height],
        ])
        .scaleExtent([least * ZOOM_LIMITS.least, least * ZOOM_LIMITS.most])
        .translateExtent(reach(size, least));
    },
    stop: () => target.on(".zoom", null),
  };
}

/** How far the map may be pushed: its own edge, and at home zoom exactly the centred world. */
function reach(size: Size, least: number): [[number, number], [number, number]] {
  const [across, down] = [size.width / least - WORLD.width, size.height / least - WORLD.height];
  return [
    [-across / 2 - 40, -down / 2 - 40],
    [WORLD.width + across / 2 + 40, WORLD.height + down / 2 + 40],
  ];
}

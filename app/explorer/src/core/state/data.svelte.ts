/** Everything the views know from the server, each thing asked for once. */
import { api, flowsAddress } from "../../api/client";
import type {
  CoverageList,
  Dossier,
  DocumentText,
  Documents,
  EdgeEvidence,
  Flow,
  Flows,
  Places,
  PlaceSummary,
  Routes,
} from "../../api/models";
import { drawn } from "../filters";
import { sorted } from "./order";
import { Resource } from "./resource.svelte";
import { store } from "./store.svelte";

/** While a slider moves, the server is asked at most this often (milliseconds). */
const SETTLE = 120;

class Data {
  readonly places = new Resource<Places>(api.places);
  readonly coverage = new Resource<CoverageList>(api.coverage);
  readonly routes = new Resource<Routes>(api.statedRoutes);
  readonly documents = new Resource<Documents>(api.documents);
  /** Every flow of the graph: the ground on which filters are counted. */
  readonly allFlows = new Resource<Flows>((signal) => api.flows(null, signal));
  /** Flows under the filters. */
  readonly flows = new Resource<Flows>((signal) => api.flows(store.current.filters, signal));
  readonly evidence = new Resource<EdgeEvidence>(never);
  readonly dossier = new Resource<Dossier>(never);
  readonly document = new Resource<DocumentText>(never);

  private settling: number | null = null;

  readonly placeById: ReadonlyMap<string, PlaceSummary> = $derived(
    new Map((this.places.value?.places ?? []).map((place) => [place.id, place])),
  );

  /** The rows that map and table share, in the same order. */
  readonly rows: readonly Flow[] = $derived.by(() => {
    const flows = this.flows.value?.flows ?? [];
    return sorted(drawn(flows, store.current.filters.top, store.current.selection), store.current.order);
  });

  start(): void {
    this.places.load("all");
    this.coverage.load("all");
    this.allFlows.load("all");
    this.routes.load("all");
  }

  /** Asks for the flows of the present filters; the first time at once, then when a slider has come to rest. */
  refreshFlows(): void {
    const key = flowsAddress(store.current.filters);
    if (this.settling !== null) clearTimeout(this.settling);
    const ask = (): void => this.flows.load(key, (signal) => api.flows(store.current.filters, signal), true);
    if (this.flows.value === null) ask();
    else this.settling = window.setTimeout(ask, SETTLE);
  }

  showEvidence(edge: string): void {
    this.evidence.load(edge, (signal) => api.evidence(edge, signal));
  }

  showDossier(place: string): void {
    this.dossier.load(place, (signal) => api.dossier(place, signal));
  }

  showDocument(id: string): void {
    this.document.load(id, (signal) => api.document(id, signal));
  }
}

function never(): Promise<never> {
  return Promise.reject(new Error("This resource is loaded by key."));
}

export const data = new Data();

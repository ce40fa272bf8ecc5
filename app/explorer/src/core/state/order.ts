/** The order of flows in table and list. */
import type { Flow } from "../../api/models";
import { STANDINGS } from "../filters";
import type { Column, Order } from "./types";

/** A copy in the wished order; null keeps the API's: strongest first. Ties keep that order too. */
export function sorted(flows: readonly Flow[], order: Order | null): Flow[] {
  if (order === null) return [...flows];
  const sign = order.descending ? -1 : 1;
  return [...flows].sort((a, b) => sign * compare(value(a, order.column), value(b, order.column)));
}

type Value = string | number;

function value(flow: Flow, column: Column): Value {
  const values: Record<Column, Value> = {
    source: flow.source_name,
    destination: flow.destination_name,
    standing: STANDINGS.indexOf(flow.standing),
    origins: flow.origins,
    claims: flow.claims,
    first: flow.first_year ?? Infinity,
    last: flow.last_year ?? -Infinity,
    forms: flow.forms.join(),
  };
  return values[column];
}

function compare(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a - b;
  return String(a).localeCompare(String(b));
}

/** The order after a click on a column's head: counts start with the most, names with A; the third click undoes. */
export function nextOrder(order: Order | null, column: Column): Order | null {
  const countsFirst = column === "origins" || column === "claims" || column === "last";
  if (order?.column !== column) return { column, descending: countsFirst };
  return order.descending === countsFirst ? { column, descending: !countsFirst } : null;
}

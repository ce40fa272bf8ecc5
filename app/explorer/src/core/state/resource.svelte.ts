/** Something asked of the server: its last answer, whether a newer one is on its way, and what went wrong. */
import { ServerGone } from "../../api/errors";
import { connection } from "./connection.svelte";

/** Below this nothing is shown, above it a skeleton, and after the second a word and a way to cancel. */
const SKELETON_AFTER = 300;
const SLOW_AFTER = 3000;

export type Waiting = "no" | "short" | "skeleton" | "slow";

export class Resource<T> {
  value: T | null = $state.raw(null);
  error: Error | null = $state.raw(null);
  waiting: Waiting = $state("no");

  private key: string | null = null;
  private abort: AbortController | null = null;
  private timers: number[] = [];

  constructor(private readonly fetcher: (signal: AbortSignal) => Promise<T>) {}

  /** Loads once per key: the same key again is a no-operation, a new key abandons the old question. */
  load(key: string, fetcher: (signal: AbortSignal) => Promise<T> = this.fetcher, keepOld = false): void {
    if (key === this.key) return;
    this.key = key;
    if (!keepOld) this.value = null;
    void this.ask(fetcher);
  }

  /** Forgets the answer, so that the next `load` asks again. */
  reset(): void {
    this.cancel();
    this.key = null;
    this.value = null;
    this.error = null;
  }

  /** Stops waiting; the question may be asked again. */
  cancel(): void {
    this.abort?.abort();
    this.settle();
    this.key = null;
  }

  private async ask(fetcher: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.abort?.abort();
    const abort = new AbortController();
    this.abort = abort;
    this.error = null;
    this.wait();
    try {
      const value = await fetcher(abort.signal);
      if (abort.signal.aborted) return;
      this.value = value;
      connection.answered();
    } catch (error) {
      if (abort.signal.aborted) return;
      this.fail(error, fetcher);
    }
    this.settle();
  }

  private fail(error: unknown, fetcher: (signal: AbortSignal) => Promise<T>): void {
    this.error = error instanceof Error ? error : new Error(String(error));
    if (error instanceof ServerGone) connection.lost(() => void this.ask(fetcher));
    else connection.answered();
  }

  private wait(): void {
    this.timers.forEach(clearTimeout);
    this.waiting = "short";
    this.timers = [
      window.setTimeout(() => (this.waiting = "skeleton"), SKELETON_AFTER),
      window.setTimeout(() => (this.waiting = "slow"), SLOW_AFTER),
    ];
  }

  private settle(): void {
    this.timers.forEach(clearTimeout);
    this.timers = [];
    this.waiting = "no";
  }
}

/** Whether the server answers; when it does not, what was asked is asked again, less and less often. */

const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;

class Connection {
  /** Since when nothing answers, null while all is well. */
  goneSince: Date | null = $state.raw(null);
  private pending = new Set<() => void>();
  private delay = FIRST_RETRY;
  private timer: number | null = null;

  lost(again: () => void): void {
    this.goneSince ??= new Date();
    this.pending.add(again);
    this.timer ??= window.setTimeout(this.retry, this.delay);
  }

  answered(): void {
    this.goneSince = null;
    this.delay = FIRST_RETRY;
    if (this.pending.size) this.retry();
  }

  readonly retry = (): void => {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.delay = Math.min(this.delay * 2, LONGEST_RETRY);
    const asked = [...this.pending];
    this.pending.clear();
    for (const again of asked) again();
  };
}

export const connection = new Connection();

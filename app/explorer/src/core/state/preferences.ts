/** Small things that this browser remembers and no address carries; nothing breaks when it may not remember. */

const PREFIX = "trafficking-graph.";

export function remembered(name: string): string | null {
  try {
    return window.localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    window.localStorage.setItem(PREFIX + name, value);
  } catch {
    return; // storage is forbidden here
  }
}

/** What the live region says: one short sentence at a time. */

class Live {
  message: string = $state("");
}

export const live = new Live();

export function say(message: string): void {
  live.message = message;
}

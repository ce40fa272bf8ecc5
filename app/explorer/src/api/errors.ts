/** What can go wrong between the page and the server, in words for the reader. */

interface ProblemDetails {
  readonly title: string;
  readonly detail: string;
  readonly request_id: string | null;
}

const TITLES: Readonly<Record<number, string>> = {
  401: "This needs you to sign in",
  403: "This is not open to you",
  404: "Not in this graph",
  413: "Too much asked at once",
  422: "The server did not understand this address",
  429: "Too many questions at once",
  503: "The database is not ready",
  504: "This question took too long",
};

/** An answer that the server gave, and that is not the one we wanted (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly requestId: string | null,
  ) {
    super(`${title}: ${detail}`);
    this.name = "Problem";
  }

  static async from(response: Response): Promise<Problem> {
    const told = await details(response);
    const title = TITLES[response.status] ?? told?.title ?? "The server could not answer";
    return new Problem(response.status, title, told?.detail ?? `Status ${response.status}.`, told?.request_id ?? null);
  }
}

/** No answer at all. */
export class ServerGone extends Error {
  constructor() {
    super("The server does not answer");
    this.name = "ServerGone";
  }
}

async function details(response: Response): Promise<ProblemDetails | null> {
  if (!(response.headers.get("content-type") ?? "").includes("problem+json")) return null;
  try {
    const body = (await response.json()) as Partial<Record<keyof ProblemDetails, unknown>>;
    if (typeof body.title !== "string" || typeof body.detail !== "string") return null;
    return {
      title: body.title,
      detail: body.detail,
      request_id: typeof body.request_id === "string" ? body.request_id : null,
    };
  } catch {
    return null; // a problem document that is no JSON says nothing
  }
}

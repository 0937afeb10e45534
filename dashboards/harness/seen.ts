/** What is asked of the browser, and what it says: shared by dashboards/harness and dashboards/plugin/browser. */

/** What is asked on a page before it is looked at, by the words a reader sees. */
export interface Question {
  /** Choice above the fields. */
  readonly choice: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly button: string;
}

export interface Shot {
  readonly name: string;
  readonly url: string;
  readonly question?: Question;
  /** PNG to write; left out = only looked at. */
  readonly file?: string;
  /** Height of the picture where 900 is too little. */
  readonly height?: number;
}

export interface Seen {
  readonly name: string;
  readonly milliseconds: number;
  readonly pluginLoaded: boolean;
  /** Page errors, failed requests, errors of queries and of the console. */
  readonly errors: readonly string[];
  readonly queries: number;
  readonly failedQueries: readonly string[];
  /** Queries without a series. */
  readonly emptyQueries: readonly string[];
  readonly canvases: number;
  readonly text: string;
}

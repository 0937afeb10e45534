/** What a kind of panel needs beside what all have. */
export interface Parts {
  readonly options: Readonly<Record<string, unknown>>;
  readonly custom: Readonly<Record<string, unknown>>;
  /** How values are coloured. */
  readonly color: string;
  readonly transformations?: readonly { readonly id: string; readonly options: unknown }[];
  readonly overrides?: readonly unknown[];
}

/** A link under its words. */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** One line of a message, before a robot's dialect writes it. */
export interface Line {
  readonly text: string;
  readonly bold?: boolean;
  /** Written after the text. A link is shown whole or not at all: half a URL leads nowhere. */
  readonly links?: readonly Link[];
  /**
   * What happens when the message does not fit: nothing, or it goes, lines with a small `goes` first. A line without
   * links is shortened before it is dropped.
   */
  readonly goes?: number;
}

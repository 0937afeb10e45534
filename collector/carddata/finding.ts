/** What was found: a card number, magnetic-stripe data, a PIN or PIN block, a card verification value. */
export const findingKinds = ['pan', 'track1', 'track2', 'pin_block', 'pin', 'cvv'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Where in a text (UTF-16 offsets, `end` exclusive) card data stands. It never carries the data itself. */
export interface Finding {
  readonly what: FindingKind;
  readonly start: number;
  readonly end: number;
}

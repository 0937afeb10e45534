/**
 * Patterns of the typed identifiers. A typed field is held against its pattern instead of being scanned, so that an
 * order number never costs an event; each entry says why a card number is no value of it, or where one could be.
 */
export interface IdentifierPattern {
  /** Anchored; to be tested against the whole value. */
  readonly pattern: RegExp;
  /** `never`: no card number, however long, has this shape. `possible`: `why` names the case that is left. */
  readonly pan: 'never' | 'possible';
  readonly why: string;
}

const ownReference: IdentifierPattern = {
  pattern: /^[A-Za-z][0-9A-Za-z._-]{3,63}$/,
  pan: 'never',
  why: 'It begins with a letter. A producer that builds its references from account numbers (PO-<account>) would still pass; that is a contract with the producer, not a shape.',
};

/** By what it identifies; the event schemas take their patterns from here. */
export const identifierPatterns = {
  /** F42 card acceptor id: 3 institution, 4 area, 4 MCC, 4 serial. */
  merchant: {
    pattern: /^[0-9A-Za-z]{15}$/,
    pan: 'possible',
    why: 'A 15-digit merchant number has the shape of a 15-digit card number. Institution codes begin with a bank code, and none begins with 34 or 37 (Amex), the only current cards of 15 digits.',
  },
  /** F41 card acceptor terminal id. */
  terminal: {
    pattern: /^[0-9A-Za-z]{8}$/,
    pan: 'never',
    why: 'Eight characters; a card number has 13 at least.',
  },
  /** F37 retrieval reference number, or a wallet's merchant order number. */
  rrn: {
    pattern: /^(?:[0-9A-Z]{12}|[0-9A-Za-z_-]{20,32})$/,
    pan: 'never',
    why: 'Twelve characters, or 20 and more; a card number has 13 to 19.',
  },
  /** F11 system trace audit number. */
  trace: { pattern: /^\d{6}$/, pan: 'never', why: 'Six digits.' },
  /** F60.2 batch number. */
  batchNumber: { pattern: /^\d{6}$/, pan: 'never', why: 'Six digits.' },
  /** Order, payout, file, window, change: references of our own systems. */
  reference: ownReference,
  /** SHA-256 of a file, lower-case hex, whole or cut to 20 digits and more. */
  contentHash: {
    pattern: /^[0-9a-f]{20,64}$/,
    pan: 'never',
    why: 'Twenty hex digits at least. A hash of 13 to 19 digits could be a card number.',
  },
  /** F39, a wallet's error code, or a synthetic one such as TIMEOUT. */
  responseCode: {
    pattern: /^(?:[0-9A-Za-z]{1,12}|[A-Za-z][0-9A-Za-z_.-]{0,63})$/,
    pan: 'never',
    why: 'At most twelve characters, or a letter first.',
  },
  /** A name given in the configuration: channel, region, bank, node. */
  configured: { pattern: /^[a-z][a-z0-9_.-]{0,39}$/, pan: 'never', why: 'It begins with a letter.' },
} as const satisfies Record<string, IdentifierPattern>;

export type IdentifierName = keyof typeof identifierPatterns;

/** True when the whole value has the shape of the identifier. */
export function isIdentifier(name: IdentifierName, value: string): boolean {
  return identifierPatterns[name].pattern.test(value);
}

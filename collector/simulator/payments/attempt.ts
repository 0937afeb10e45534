/** How one request at the counter goes: drawn healthy, then changed by faults, then told. Times are epoch ms. */
export interface Attempt {
  /** The customer pays at this moment. */
  readonly startedAt: number;
  readonly channel: number;
  readonly pair: number;
  readonly merchant: number;
  readonly terminal: number;
  readonly group: number;
  readonly type: 'sale' | 'balance_inquiry' | 'preauth' | 'preauth_completion' | 'qr_payment';
  readonly amount: number;
  readonly rrn: string;
  readonly issuer: number;
  readonly node: number;
  readonly link: number;
  /** The cardholder typed a PIN. */
  readonly pin: boolean;
  /** How often this purchase was tried before. */
  readonly retry: number;
  /** Paid on the customer's phone: an order first, the money when the wallet says so. */
  readonly asynchronous: boolean;
  /** Uniform draws kept for this attempt, so that faults do not disturb the streams. */
  readonly luckA: number;
  readonly luckB: number;

  code: string;
  state: 'approved' | 'declined' | 'unknown';
  latencyMs: number;
  /** Asynchronous orders: from the order to the payment, and from there to the callback. */
  paysAfterMs: number;
  callbackMs: number;
  /** `active_query` where the callback was lost; `reconciliation` where only the bill tells. */
  via: 'callback' | 'active_query' | 'reconciliation';
  /** Unknown outcomes: whether the cardholder was charged after all. */
  charged: boolean;
  /** Unknown outcomes: the reversal never gets through. */
  reversalLost: boolean;
  /** Approved, but the terminal could not use the answer: it reverses within a minute, for this reason. */
  reversedFor: 'terminal_96' | 'mac_a0' | undefined;
  /** Never reached the switch. */
  lost: boolean;
  /** Faults that changed it, one bit each. */
  touched: number;
}

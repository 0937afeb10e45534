/** What an acquirer looks like to the simulator. Data only; names agree with the configuration profiles. */
export interface Profile {
  readonly id: string;
  /** Attempts on a mean day, over all channels. */
  readonly transactionsPerDay: number;
  /** Approved minor units on a mean day. */
  readonly amountPerDay: number;
  readonly merchants: number;
  readonly terminals: number;
  readonly heartbeatSeconds: number;
  readonly channels: readonly ChannelProfile[];
  readonly regions: readonly Share[];
  readonly networks: readonly Share[];
  readonly carriers: readonly Share[];
  readonly gateways: readonly string[];
  readonly models: readonly ModelProfile[];
  readonly issuers: readonly Share[];
  readonly banks: readonly Share[];
  readonly nodes: readonly string[];
  /** Share of the approved amount per contract mode; D+0 belongs to card-only merchants. */
  readonly modes: readonly Share[];
  /** Freezes on a mean day; at least one, so that the flow exists at every size. */
  readonly freezesPerDay: number;
}

/** A name with its share of the whole. */
export type Share = readonly [name: string, share: number];

export type MessageFamily = 'card' | 'qr' | 'wallet';

export interface ChannelProfile {
  readonly id: string;
  readonly family: MessageFamily;
  /** First letter of the order numbers of wallets and QR switches. */
  readonly letter: string;
  /** Shares of the day's attempts and of its approved amount. */
  readonly count: number;
  readonly amount: number;
  /** Local time at which the next clearing day begins, minutes. */
  readonly dayCut: number;
  readonly settlesFrom: 'file' | 'ledger';
  readonly messages: 'single' | 'dual';
  readonly links: readonly string[];
  readonly withIssuers: boolean;
  /** Share of orders paid on the customer's phone, confirmed by an asynchronous notification. */
  readonly asynchronous: number;
  readonly unknownAfterSeconds: number;
  readonly mix: ResponseMix;
  readonly file: FileProfile;
  /** Fee of the merchant and of the channel, parts per million of the amount. */
  readonly merchantFee: number;
  readonly channelFee: number;
}

/** How requests are answered on a healthy day. */
export interface ResponseMix {
  readonly approvedCode: string;
  readonly approval: number;
  /** Share of system failures. */
  readonly system: number;
  readonly declines: readonly Share[];
  /** Definite system failures: the cardholder was not charged. */
  readonly systemCodes: readonly Share[];
  /** Answers after which nobody knows. */
  readonly unknownCodes: readonly Share[];
  /** Median and 95th percentile of the answer time, milliseconds. */
  readonly latency: readonly [median: number, p95: number];
}

export interface FileProfile {
  readonly type: 'transactions' | 'wallet_bill';
  /** Minutes after midnight of the day after the clearing day: usual arrival, how late it may be, deadline. */
  readonly expected: number;
  readonly spread: number;
  readonly deadline: number;
}

export interface ModelProfile {
  readonly id: string;
  readonly share: number;
  readonly firmwares: readonly Share[];
}

/** What a threshold is counted in. Amounts are major units of the ledger currency. */
export type ThresholdUnit =
  | 'share'
  | 'times'
  | 'requests'
  | 'merchants'
  | 'terminals'
  | 'payouts'
  | 'events'
  | 'amount'
  | 'seconds'
  | 'per minute';

export interface Threshold {
  readonly value: number;
  readonly unit: ThresholdUnit;
  /** What is compared with it. */
  readonly of: string;
}

const t = (value: number, unit: ThresholdUnit, of: string): Threshold => ({ value, unit, of });

const minutes = (n: number): number => n * 60;
const hours = (n: number): number => n * 3600;
const days = (n: number): number => n * 86_400;

/**
 * Every threshold of every rule, once. Dashboards draw their lines from here. Money and counts are shares of the normal
 * day or of the fleet with a floor under them, so that one table serves 2,000 terminals and 3 million.
 */
export const thresholds = {
  // Requests that fail. Shares are Wilson lower bounds.
  busyAttempts: t(20, 'requests', 'least requests in 2 minutes before a share is judged'),
  busyChannels: t(3, 'events', 'least busy channels before "most of them" means anything'),
  outageShare: t(0.2, 'share', 'failing share of 2 minutes that is an outage'),
  partialShare: t(0.05, 'share', 'failing share of 5 minutes, or of 2 busy ones, that is a partial outage'),
  partialAttempts: t(60, 'requests', 'least requests in 5 minutes for it'),
  quickAttempts: t(100, 'requests', 'requests in 2 minutes from where those are enough for it'),
  sureShare: t(0.03, 'share', 'failing share of 5 minutes that is one where requests are many'),
  sureAttempts: t(280, 'requests', 'requests in 5 minutes from where they are'),
  leakShare: t(0.015, 'share', 'failing share of an hour, three times the objective of 0.5 %'),
  leakFailures: t(20, 'requests', 'least failures in the hour'),
  slowLeakShare: t(0.0075, 'share', 'failing share of six hours'),
  slowLeakFailures: t(50, 'requests', 'least failures in six hours'),
  systemFailing: t(
    0.05,
    'share',
    'failing share that three of four busy channels exceed when the fault is ours',
  ),
  concentration: t(
    1.8,
    'times',
    "an issuer's failing share, less one deviation, against the channel's other issuers, from where it explains the channel",
  ),
  issuerExplains: t(0.07, 'share', 'failing share of an issuer, less one deviation, from where it does'),
  issuerFailing: t(0.3, 'share', 'failing share of one issuer over 5 minutes'),
  issuerAttempts: t(20, 'requests', 'least requests of the issuer in 5 minutes'),
  issuerLeaking: t(0.1, 'share', 'failing share of one issuer over 30 minutes'),
  issuerLeakAttempts: t(60, 'requests', 'least requests of the issuer in 30 minutes'),
  peerFactor: t(3, 'times', 'share of one node, firmware, model or issuer against the rest'),
  nodeBesideFirmware: t(
    0.03,
    'share',
    'failing share of a node from where it is its own, while a firmware fails',
  ),
  nodeShare: t(0.01, 'share', 'system failures, wrong PINs and MACs of one node over 10 minutes'),
  nodeFaults: t(8, 'requests', 'least such requests of the node in 10 minutes'),
  nodeAttempts: t(60, 'requests', 'least requests of the node in 10 minutes'),
  firmwareShare: t(0.05, 'share', 'terminal faults of one firmware over 30 or 10 minutes'),
  firmwareFaults: t(3.5, 'requests', 'least terminal faults of the firmware in 30 minutes'),
  firmwareFaultsQuick: t(8, 'requests', 'least terminal faults of the firmware in 10 minutes'),
  firmwareAttempts: t(20, 'requests', 'least requests of the firmware in that time'),
  modelShare: t(0.02, 'share', 'terminal faults of one model over 6 hours'),
  modelFaults: t(6, 'requests', 'least terminal faults of the model in 6 hours'),
  modelAttempts: t(200, 'requests', 'least requests of the model in 6 hours'),
  slowShare: t(0.01, 'share', 'answers slower than 10 s over 10 minutes'),
  slowAttempts: t(100, 'requests', 'least answers in 10 minutes'),
  typeShare: t(0.3, 'share', 'refusals of one transaction type over 6 hours'),
  typeAttempts: t(30, 'requests', 'least requests of the type in 6 hours'),
  unclassifiedShare: t(0.005, 'share', 'answers of an hour with codes the table does not know'),
  unclassified: t(10, 'requests', 'least such answers in an hour'),

  // Requests that never come.
  collapseShare: t(0.5, 'share', 'attempts of a channel against what is expected now'),
  collapsePerMinute: t(20, 'per minute', 'least expected attempts of the channel'),
  collapseAllShare: t(0.6, 'share', 'attempts against expectation that three of four channels do not reach'),
  expectedPerMinute: t(5, 'per minute', 'least expected attempts for a channel to count in that'),
  carrierSilent: t(0.4, 'share', 'silent terminals of a carrier in a region'),
  carrierSilentPage: t(0.6, 'share', 'the same, for a page'),
  silentTerminals: t(10, 'terminals', 'least silent terminals of the carrier in the region'),
  silentFleetShare: t(0.015, 'share', 'the same as a share of the fleet, for a page'),
  silenceFactor: t(3, 'times', "silent share of a carrier against the region's other carriers"),
  silenceDeviations: t(
    8,
    'times',
    'the difference against what chance makes of it; four deviations of shops with four terminals each',
  ),
  carrierAttemptsShare: t(
    0.5,
    'share',
    "attempts of a carrier in a region against what the region's others imply",
  ),
  carrierAttempts: t(30, 'requests', 'least expected attempts in 5 minutes for it'),
  carrierGrowth: t(
    2,
    'times',
    'attempts of the others against the hour before: shops that open are another mix',
  ),
  carrierDeviations: t(
    5,
    'times',
    'missing attempts against what chance takes from them and from the others',
  ),
  carrierDeviationsTwice: t(3, 'times', 'the same, in two windows one after the other'),
  regionOnlineShare: t(0.3, 'share', 'terminals on line in a region and network against expectation'),
  regionTerminals: t(20, 'terminals', 'least terminals expected on line there'),
  regionAttemptsShare: t(
    0.35,
    'share',
    "the region's share of all sales against its share of the hours before",
  ),
  regionAttempts: t(20, 'requests', 'least attempts in 10 minutes its share of before implies'),
  connectionsLeft: t(0.3, 'share', 'connections of a gateway against the hour before'),
  connections: t(20, 'terminals', 'least connections of the hour before'),
  gatewayShareLeft: t(0.5, 'share', "a gateway's part of all connections against the hour before"),
  tlsPerMinute: t(5, 'per minute', 'connection errors of one kind on a gateway'),
  errorsPerConnection: t(0.005, 'share', 'such errors in a minute against the connections of the gateway'),
  tlsFactor: t(5, 'times', 'the same against the hours before'),
  tlsGateways: t(0.5, 'share', 'gateways with a rise of TLS errors at once'),
  tlsGatewayCount: t(2, 'events', 'least gateways for that to mean anything'),
  signInShare: t(0.1, 'share', 'failing sign-ins over 10 minutes'),
  signIns: t(20, 'requests', 'least sign-ins in 10 minutes'),

  // Steps of shares that are small and steady.
  stepEvents: t(10, 'events', 'least events in 10 minutes'),
  stepFactor: t(4, 'times', 'share of 10 minutes against three hours, three hours ago'),
  stepMerchants: t(5, 'merchants', 'least merchants refused in 5 minutes: no single shop'),
  formatShare: t(0.01, 'share', 'codes 30, 40, 45'),
  routingShare: t(0.01, 'share', 'codes 15, 31'),
  registrationShare: t(0.01, 'share', 'codes 03, 58, 89, 97'),
  keyShare: t(0.01, 'share', 'codes A0, 99, 63, A7 to A9'),
  duplicateShare: t(0.01, 'share', 'requests that are duplicates'),
  reversalShare: t(0.02, 'share', 'reversals per request'),
  reversalsPending: t(20, 'requests', 'reversals without an answer'),
  reversalsPendingMinutes: t(0.5, 'times', "the same in minutes of the channel's traffic"),
  overdueShare: t(0.03, 'share', "payments without a result against five minutes of the channel's requests"),
  notificationShare: t(0.2, 'share', 'wallet results found by asking instead of by callback'),
  notificationLag: t(0.2, 'share', 'callbacks later than 30 s'),
  notifications: t(10, 'events', 'least notifications for each of them'),
  limitHits: t(20, 'events', 'sales refused by one of our limits in 15 minutes'),
  limitFactor: t(5, 'times', 'the same against the hours before'),
  limitMerchants: t(10, 'merchants', 'merchants refused for a limit in 5 minutes'),
  limitMerchantsPerAttempt: t(0.02, 'share', 'the same per request'),

  // Sales of which nobody knows the outcome.
  unknownAge: t(minutes(5), 'seconds', 'age of the oldest'),
  unknownShare: t(0.0005, 'share', "their money against the channel's normal day"),
  unknownFloor: t(2_000, 'amount', 'least money'),
  unknownCount: t(10, 'requests', 'least number'),
  unknownSharePage: t(0.005, 'share', 'the same, for a page'),
  unknownFloorPage: t(20_000, 'amount', 'least money, for a page'),
  unknownCountPage: t(50, 'requests', 'least number, for a page'),

  // Uploads.
  uploadFailing: t(0.2, 'share', 'upload records not accepted over 10 minutes'),
  uploadRecords: t(10, 'events', 'least records in 10 minutes'),
  uploadShare: t(0.002, 'share', "money that failed to upload against the channel's normal day"),
  uploadFloor: t(1_000, 'amount', 'least such money'),
  uploadSlack: t(hours(4), 'seconds', 'time left before the upload deadline from where it is a page'),
  offlineAge: t(days(3), 'seconds', 'age of the oldest record not uploaded'),
  offlineAgePage: t(days(8), 'seconds', 'the same, two days before the acquirer bears the loss'),
  unbalancedShare: t(0.02, 'share', 'batches that do not balance over 6 hours'),
  unbalancedBatches: t(50, 'events', 'least batches in 6 hours'),

  // Files and reconciliation.
  fileLate: t(minutes(20), 'seconds', 'time after the usual arrival of a file'),
  billLate: t(hours(1), 'seconds', 'time after the usual arrival of a wallet bill'),
  fileSlack: t(minutes(30), 'seconds', "time left before the file's deadline from where it is a page"),
  fileComplete: t(
    0.99,
    'share',
    "a file's money against our books, from below: sales counted into the next day make up to 0.6 %",
  ),
  fileTooFull: t(1.01, 'share', "a file's money against our books, from above"),
  inboundShare: t(0.1, 'share', "money not received against the channel's normal day"),
  inboundFloor: t(10_000, 'amount', 'least such money'),
  mismatchShare: t(0.001, 'share', "mismatches older than a day against the channel's normal day"),
  mismatchFloor: t(2_000, 'amount', 'least such money'),
  reconciliationAge: t(hours(36), 'seconds', 'age of the last reconciliation'),

  // Settlement.
  lateShare: t(0.0005, 'share', 'money past the deadline of its run or its instruction against a normal day'),
  lateFloor: t(2_000, 'amount', 'least such money, for every rule on money the ledger has explained'),
  runMissing: t(minutes(5), 'seconds', 'time after the usual end of a run that has not begun'),
  runUnplanned: t(minutes(15), 'seconds', 'time after a run is planned at the latest otherwise'),
  bulkShare: t(0.005, 'share', 'contracts whose mode changed in 15 minutes, not on request, of all'),
  bulkFloor: t(10, 'merchants', 'least such contracts'),
  dueLow: t(0.8, 'share', 'money due on the next settlement day against the usual, from below'),
  dueHigh: t(1.25, 'share', 'money due on the next settlement day against the usual, from above'),
  dueShare: t(0.05, 'share', 'least expected money of a mode against a normal day'),
  dueFloor: t(5_000, 'amount', 'least expected money'),
  riskShare: t(
    0.01,
    'share',
    "money that will miss its time within 4 hours against the channel's normal day",
  ),
  riskFloor: t(5_000, 'amount', 'least such money'),
  riskExplained: t(0.5, 'share', 'of it, what other causes hold, from where their alerts name it'),
  calendarAhead: t(days(21), 'seconds', 'life left in the calendar'),
  calendarUrgent: t(days(10), 'seconds', 'the same, when it is urgent'),
  changeAhead: t(days(7), 'seconds', 'time left before a change nobody confirmed'),
  changeUrgent: t(days(1), 'seconds', 'the same, when it is urgent'),

  // Payout.
  bankStalled: t(minutes(30), 'seconds', 'age of the oldest payout a bank has not answered'),
  bankStalledPayouts: t(10, 'payouts', 'least payouts with the bank'),
  bankStalledSlack: t(hours(2), 'seconds', 'time left before merchants look from where it is a page'),
  slowPayouts: t(20, 'payouts', 'least payouts with a bank that will not be through in time'),
  slowPayoutsAhead: t(hours(4), 'seconds', 'how far ahead the pace of now says anything'),
  leftBehind: t(hours(2), 'seconds', 'age of the oldest payout of a bank that answers younger ones'),
  leftBehindAnswers: t(5, 'payouts', 'least answers to younger ones in 15 minutes'),
  bankRefusing: t(0.3, 'share', "refusals among a bank's answers over 15 minutes"),
  bankAnswers: t(10, 'payouts', 'least answers in 15 minutes'),
  cameBackShare: t(0.003, 'share', 'money that came back for one cause against a normal day'),
  setupShare: t(0.01, 'share', 'the same where single merchants are the everyday case'),
  largeShare: t(0.01, 'share', 'money above the ceiling of a rail against a normal day'),
  largeFloor: t(50_000, 'amount', 'least such money'),
  payerShare: t(0.001, 'share', 'shortfall of the payer accounts against a normal day'),
  payerFloor: t(5_000, 'amount', 'least shortfall'),
  payerFunding: t(minutes(30), 'seconds', 'time treasury has to fund the account when the orders are known'),
  returnShare: t(
    0.005,
    'share',
    'of the payouts a bank credited in two days, those it returned for one family of reasons',
  ),
  returns: t(5, 'payouts', 'least returns'),
  unpaidMerchants: t(4, 'merchants', 'least merchants of one bank behind returns and refusals'),
  duplicatePayouts: t(3, 'payouts', 'repeated payouts blocked in 15 minutes'),
  overrun: t(minutes(10), 'seconds', 'time after the end of a maintenance window that still fails'),

  // Accounts.
  freezeFloor: t(2.5, 'merchants', 'freezes of one reason in 15 minutes'),
  freezeFactor: t(10, 'times', 'the same against the hours before'),
  freezeShare: t(0.0005, 'share', 'the same against all merchants'),
  frozenShare: t(0.02, 'share', 'money held by freezes against a normal day'),
  restrictions: t(1, 'merchants', 'merchants a channel will restrict within 30 days'),
  restrictionsUrgent: t(5, 'merchants', 'the same within a day'),
  restrictionsMany: t(10, 'merchants', 'the same within 7 days, when it is urgent at once'),
  restrictionsShare: t(0.001, 'share', 'and these against all merchants'),
  documentsShare: t(0.01, 'share', 'merchants with a paper that ends within 7 days'),
  documentsFloor: t(20, 'merchants', 'least such merchants'),

  // Terminals.
  expiringFloor: t(5, 'terminals', 'terminals of a model with a certificate or key that ends'),
  expiringShare30d: t(0.005, 'share', 'the same against the model, 30 days ahead'),
  expiringShare7d: t(0.001, 'share', '7 days ahead'),
  expiringShare1d: t(0.001, 'share', 'a day ahead'),
  faultyTerminals: t(0.05, 'share', 'terminals of a model that report one faulty part'),
  faultyTerminalsFloor: t(10, 'terminals', 'least such terminals'),

  // This system.
  staleIntervals: t(3, 'times', 'longest normal silences of a source'),
  rejectedShare: t(0.05, 'share', 'lines of a source rejected over 10 minutes'),
  rejected: t(20, 'events', 'least such lines'),
  missedIterations: t(2, 'events', 'evaluations a rule group skipped in 10 minutes'),
} as const satisfies Record<string, Threshold>;

export type ThresholdName = keyof typeof thresholds;
export type Thresholds = Readonly<Record<ThresholdName, number>>;

/** The values alone: what rules are built from. */
export const thresholdValues: Thresholds = Object.fromEntries(
  Object.entries(thresholds).map(([name, { value }]) => [name, value]),
) as Record<ThresholdName, number>;

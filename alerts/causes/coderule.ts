import { stepSeconds } from '../recording/steps.ts';
import { atTheCounter, failingSales, refusedMerchants } from '../risk.ts';
import type { AlertRule, AlertStage, Bilingual } from '../rule.ts';
import type { Thresholds } from '../thresholds.ts';

/** A share of a channel's requests that stepped up: codes with one meaning, reversals, duplicates, late notifications. */
export interface StepRule {
  readonly alert: string;
  /** Name of the step in recording/steps.ts. */
  readonly step: string;
  readonly stage: AlertStage;
  /** Least lower bound of the share that counts, however quiet it was before. */
  readonly share: number;
  /** Group of codes of which the number of distinct merchants is known. */
  readonly merchants?: string;
  readonly summary: Bilingual;
  readonly description: Bilingual;
}

/** Codes mean this only in card tables; wallets and QR switches number theirs differently. */
export const onlyCards = 'unless on (channel) acquirer_channel_info{channel_type=~"wallet|qr_switch"}';

/** Not what one node or one firmware explains: their alerts name them. */
export const nobodyInParticular = [
  'unless on () count(node:fault_share:excess)',
  'unless on () count(firmware:fault_share:excess)',
];

/**
 * Urgent when the share of ten minutes is above its floor and several times the share of the hours before, with enough
 * events and, where that is counted, enough merchants to be no single shop.
 */
export function stepRule(
  t: Thresholds,
  { step, share, merchants, ...rule }: StepRule,
  guards: readonly string[] = [],
): AlertRule {
  const bound = `channel:${step}_share:wilson10m`;
  return {
    ...rule,
    severity: 'urgent',
    channel: 'label',
    by: [],
    group: 'normal',
    expr: `${bound} > ${share}`,
    guards: [
      `and on (channel) channel:${step}:rate10m * ${stepSeconds} >= ${t.stepEvents}`,
      `unless on (channel) ${bound} <= ${t.stepFactor} * channel:${step}_share:before`,
      ...(merchants === undefined
        ? []
        : [
            `unless on (channel) acquirer_authorization_declining_merchants{code_group="${merchants}"} < ${t.stepMerchants}`,
          ]),
      ...guards,
    ],
    for: '2m',
    keepFiringFor: '10m',
    moneyAtRisk: failingSales,
    merchantsAtRisk: refusedMerchants(merchants ?? 'watch'),
    timeLeft: atTheCounter,
    board: 'channel',
  };
}

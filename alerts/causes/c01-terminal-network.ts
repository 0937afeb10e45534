import { terminalNetwork } from '../../collector/causes/c01-terminal-network.ts';
import { atTheCounter, noMoneyYet } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';

const region = label('region');
const carrier = label('carrier');
const network = label('network');

const fleet = {
  stage: 'access',
  channel: 'all',
  group: 'normal',
  moneyAtRisk: noMoneyYet,
  timeLeft: atTheCounter,
  board: 'terminals',
} as const;

const blindFleet = 'unless on () acquirer_stage_blind{stage="terminal",channel="all"} == 1';

/** Carrier, region and access network: many terminals at once, while shops elsewhere sell. */
export const c01: CauseRules = {
  cause: terminalNetwork,
  impact: {
    en: say`Shops behind this network cannot take cards or codes; approval ratios stay green because their sales never arrive.`,
    zh: say`该网络下的商户无法收款;因交易没有到达,成功率看起来正常。`,
  },
  action: {
    en: say`Confirm on the terminals board that other carriers of the region are fine, then call the carrier; suggest Wi-Fi or a second SIM to large shops.`,
    zh: say`在终端看板确认同地区其他运营商正常,随即联系该运营商;建议大商户改用 Wi-Fi 或备用 SIM。`,
  },
  rules: (t) => {
    const silentRule = (severity: 'page' | 'urgent'): AlertRule => ({
      ...fleet,
      alert: 'CarrierSilent',
      severity,
      by: ['region', 'carrier'],
      expr: `region_carrier:silent_share:ratio > ${t.carrierSilent}`,
      guards: [
        `and on (region, carrier) sum by (region, carrier) (acquirer_terminals_silent_by_carrier) >= ${t.silentTerminals}`,
        `unless on (region, carrier) region_carrier:silent_share:ratio <= ${t.silenceFactor} * ${othersSilent}`,
        // While shops close, a few of them with all their terminals are half of a small carrier.
        `unless on (region, carrier) region_carrier:silent_share:ratio - ${othersSilent} <= ${t.silenceDeviations} * sqrt(${othersSilent} * (1 - ${othersSilent}) / sum by (region, carrier) (acquirer_terminals_by_carrier))`,
        blindFleet,
      ],
      ...(severity === 'page' && {
        worthAPage: {
          guards: [
            `> ${t.carrierSilentPage}`,
            `and on (region, carrier) sum by (region, carrier) (acquirer_terminals_silent_by_carrier) >= on () group_left () ${t.silentFleetShare} * sum(acquirer_terminals_by_carrier)`,
          ],
          stays: '4h',
        },
      }),
      for: '2m',
      keepFiringFor: '5m',
      merchantsAtRisk: silentTerminals,
      summary: {
        en: say`${carrier} in ${region}: ${value('percent')} of terminals are silent`,
        zh: say`${region} ${carrier}:${value('percent')} 的终端失联`,
      },
      description: {
        en: say`${value('percent')} of the terminals of ${carrier} in ${region} have not been heard from for at least 5 minutes, several times the share of the region's other carriers. Closing time would silence all carriers alike.`,
        zh: say`${region} ${carrier} 有 ${value('percent')} 的终端至少 5 分钟无心跳,为同地区其他运营商的数倍。打烊会使所有运营商同时下降。`,
      },
    });
    return [
      silentRule('page'),
      silentRule('urgent'),
      {
        ...fleet,
        alert: 'CarrierAttemptsDrop',
        severity: 'urgent',
        group: 'fast',
        by: ['region', 'carrier'],
        expr: `region_carrier:attempts:increase5m < ${t.carrierAttemptsShare} * region_carrier:attempts_expected:increase5m`,
        guards: [
          `and region_carrier:attempts_expected:increase5m >= ${t.carrierAttempts}`,
          // Far more than chance takes away in one window, or more than it does in two that share no sale.
          `and (${missing('5m')} > ${t.carrierDeviations} or ${['3m', '5m'].map((w) => `(${missing(w)} > ${t.carrierDeviationsTwice} and ${missing(w)} offset ${w} > ${t.carrierDeviationsTwice})`).join(' or ')})`,
          // A shop that tries one card a hundred times makes its carrier's sales grow, not the others' drop.
          `and region_carrier:attempts:increase5m * 12 < ${t.carrierAttemptsShare} * region_carrier:attempts:before * on (region) group_left () region:carrier_growth:median`,
          `and ${othersNow} * 12 <= ${t.carrierGrowth} * ${othersBefore}`,
          'unless on () acquirer_stage_blind{stage="switch",channel="all"} == 1',
        ],
        for: '1m',
        keepFiringFor: '5m',
        merchantsAtRisk: silentTerminals,
        summary: {
          en: say`${carrier} in ${region}: sales have dropped against the region's other carriers`,
          zh: say`${region} ${carrier}:交易量相对同地区其他运营商骤降`,
        },
        description: {
          en: say`Over 5 minutes terminals of ${carrier} in ${region} made ${value('short')} requests, less than ${String(t.carrierAttemptsShare * 100)} % of what the region's other carriers and their split of the hour before make of it.`,
          zh: say`5 分钟内 ${region} ${carrier} 终端仅 ${value('short')} 笔请求,不足按同地区其他运营商及近几小时占比推算值的 ${String(t.carrierAttemptsShare * 100)}%。`,
        },
      },
      {
        ...fleet,
        alert: 'RegionSilent',
        severity: 'page',
        by: ['region', 'network'],
        expr: `sum by (region, network) (acquirer_terminals{state="online"}) / (sum by (region, network) (acquirer_terminals_expected_online) >= ${t.regionTerminals}) < ${t.regionOnlineShare}`,
        guards: [
          `and on (region, network) region_network:attempts:rate10m < ${t.regionAttemptsShare} * ${regionExpected}`,
          `and on (region, network) ${regionExpected} * 600 >= ${t.regionAttempts}`,
          blindFleet,
        ],
        for: '3m',
        keepFiringFor: '5m',
        merchantsAtRisk: merchantsOffline,
        summary: {
          en: say`${region} over ${network}: only ${value('percent')} of the expected terminals are on line`,
          zh: say`${region} ${network}:在线终端仅为预期的 ${value('percent')}`,
        },
        description: {
          en: say`${value('percent')} of the terminals expected on line in ${region} over ${network} are, and the region's share of all sales has dropped with them. Heartbeats alone, without the sales, would be the fleet manager's fault.`,
          zh: say`${region} ${network} 在线终端仅为预期的 ${value('percent')},该地区交易占比同时下降。若只有心跳减少而交易正常,则是终端管理系统的问题。`,
        },
      },
    ];
  },
};

const othersSilent = 'region_carrier:others_silent_share:ratio';

const regionExpected =
  '(region_network:attempts_share:before * on () group_left () sum(region_network:attempts:rate10m))';
const missing = (window: string): string => `region_carrier:attempts_missing:deviations${window}`;
const othersNow =
  '(sum by (region) (region_carrier:attempts:increase5m) - on (region) group_right () region_carrier:attempts:increase5m)';
const othersBefore =
  '(sum by (region) (region_carrier:attempts:before) - on (region) group_right () region_carrier:attempts:before)';

const silentTerminals = say`${answer('terminals', 'whole', say`sum(acquirer_terminals_silent_by_carrier{region=${region},carrier=${carrier}})`, ' terminals')}`;
const merchantsOffline = say`${answer('terminals', 'whole', say`sum(acquirer_terminals{state="silent",region=${region},network=${network}})`, ' terminals')}`;

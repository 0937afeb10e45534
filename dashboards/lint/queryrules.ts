import { type BoardJson, queriesOf } from './json.ts';
import { parsePromql, type Selected } from './promql.ts';
import type { Rule } from './rule.ts';

const counter = /_(total|bucket|count|sum)$/;
const rates = new Set(['rate', 'increase', 'irate']);

const queryRule = (name: string, why: string, check: (selected: Selected) => boolean): Rule => ({
  name,
  why,
  check: (board: BoardJson) =>
    queriesOf(board).flatMap(({ where, expr }) =>
      parsePromql(expr)
        .selected.filter((selected) => !check(selected))
        .map((selected) => `${where}: ${selected.name}`),
    ),
});

const oneBound = ({ label, op, value }: Selected['matchers'][number]): boolean =>
  label === 'le' && op === '=' && Number.isInteger(Number(value));

const minutes = (range: string): number => {
  const [, n, unit] = /^(\d+)([mhd])$/.exec(range) ?? [];
  return n === undefined ? 0 : Number(n) * { m: 1, h: 60, d: 1440 }[unit as 'm' | 'h' | 'd'];
};

/** Rules on every query of panels and annotations. */
export const queryRules: readonly Rule[] = [
  {
    name: 'target-promql',
    why: 'a query that Prometheus cannot read shows an error where a figure should be',
    check: (board) =>
      queriesOf(board).flatMap(({ where, expr }) => {
        const { errors, selected } = parsePromql(expr);
        return [
          ...errors.map((error) => `${where}: ${error}`),
          ...(selected.length === 0 ? [`${where}: selects nothing`] : []),
        ];
      }),
  },
  queryRule(
    'target-rate-interval',
    'a range shorter than the scrape interval is empty. Fixed ranges are allowed from 5 minutes on: where a panel has the window of an alert rule it must show what the rule sees',
    ({ range, rangeOf }) =>
      range === undefined ||
      !rates.has(rangeOf ?? '') ||
      range === '$__rate_interval' ||
      range === '$__range' ||
      minutes(range) >= 5,
  ),
  queryRule(
    'target-counter-agg',
    'a counter as it stands means nothing after a restart',
    ({ name, rangeOf }) => name.includes(':') || !counter.test(name) || rates.has(rangeOf ?? ''),
  ),
  queryRule(
    'target-bucket-bound',
    'Prometheus 3 stores `le="10"` as `le="10.0"`: write upTo(10), which finds both',
    ({ matchers }) => matchers.every((matcher) => !oneBound(matcher)),
  ),
];

/**
 * Rules of Grafana's dashboard-linter that are not kept, and why. `template-job`, `template-instance`, `target-job` and
 * `target-instance`: figures of money must not be added over collectors, and there is one collector for an acquirer; the
 * recorded series the boards share with the alert rules carry neither label. Two collectors in one Prometheus are two
 * data sources.
 */
export const rulesNotKept = ['template-job', 'template-instance', 'target-job', 'target-instance'] as const;

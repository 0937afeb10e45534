import { annotationTexts, prometheusRule, staticLabels } from '../../../alerts/generate/prometheus.ts';
import { type CatalogueEntry, catalogue, recordingRules } from '../../../alerts/index.ts';
import { defaultLinks } from '../../../alerts/links.ts';
import { guarded } from '../../../alerts/promql.ts';
import type { RecordingRule } from '../../../alerts/rule.ts';
import { queriesIn, rendered } from '../../../alerts/text.ts';
import { type Thresholds, thresholdValues } from '../../../alerts/thresholds.ts';
import { printed } from './printed.ts';
import { gone, inputSeries, type Labels, restarted, type Series, type Timeline } from './series.ts';
import type { Fires, Member, Role, Story } from './story.ts';

/** The rule a story is about; throws when there is none or more than one. */
export function entryOf(story: Story, t: Thresholds = thresholdValues): CatalogueEntry {
  const found = catalogue(t).filter(
    ({ of, rule }) =>
      rule.alert === story.alert &&
      rule.severity === story.severity &&
      (story.cause === undefined || of.cause.label === story.cause) &&
      (story.asking === undefined || rule.expr.includes(story.asking)),
  );
  if (found.length !== 1)
    throw new Error(`${story.alert} (${story.severity}): ${found.length} rules; name the cause`);
  return found[0]!;
}

const recorded = /\b[a-z_]+:[a-z0-9_]+:[a-z0-9_]+\b/g;

/** The recording rules an expression stands on, in order. */
export function recordsFor(expr: string, records: readonly RecordingRule[]): readonly RecordingRule[] {
  const needed = new Set(expr.match(recorded) ?? []);
  for (let i = records.length - 1; i >= 0; i--)
    if (needed.has(records[i]!.record))
      for (const name of records[i]!.expr.match(recorded) ?? []) needed.add(name);
  return records.filter(({ record }) => needed.has(record));
}

/** Rule file with this alert alone and what it stands on, in one group so that order is certain. */
export function ruleFile(entry: CatalogueEntry, t: Thresholds = thresholdValues): unknown {
  const rule = prometheusRule(entry);
  const asked = Object.values(annotationTexts(entry, defaultLinks)).flatMap(queriesIn);
  const records = recordsFor([rule.expr, ...asked].join(' '), recordingRules(t));
  return {
    groups: [{ name: 'test', rules: [...records.map(({ record, expr }) => ({ record, expr })), rule] }],
  };
}

/** Every role a world holds by itself: what ends, what restarts, what is well. */
function worldsOf(story: Story): readonly (readonly Member<Record<string, unknown>>[])[] {
  return story.apart ? story.cast.map((member) => [member]) : [story.cast];
}

function seriesOf(
  story: Story,
  time: Timeline,
  { role, who, with: change }: Story['cast'][number],
): readonly Series[] {
  const calm: Timeline = { ...time, from: time.seconds + 1, to: time.seconds + 1 };
  const params = { ...story.params, ...change };
  switch (role) {
    case 'healthy':
      return story.series(calm, who, params);
    case 'missing_data':
      return story.series(time, who, params).map((each) => gone(time, each));
    case 'counter_reset':
      return story
        .series(calm, who, params)
        .map((each) => (each.name.endsWith('_total') ? restarted(time, each) : each));
    default:
      return story.series(time, who, params);
  }
}

function expected(entry: CatalogueEntry, fires: Fires, last: boolean): unknown {
  const labels: Labels = { ...staticLabels(entry), ...fires.labels };
  const value = (last ? fires.lastValue : undefined) ?? fires.value;
  const answers = (last ? fires.lastAnswers : undefined) ?? fires.answers ?? {};
  const texts = Object.entries(annotationTexts(entry, defaultLinks));
  return {
    exp_labels: labels,
    exp_annotations: Object.fromEntries(
      texts.map(([name, text]) => [
        name,
        rendered(text, labels, (format) => printed(format, value), answers),
      ]),
    ),
  };
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a Prometheus duration of one unit, `30s`, `5m`. */
export const durationSeconds = (text: string): number =>
  Number(text.slice(0, -1)) * (unitSeconds[text.slice(-1)] ?? Number.NaN);

const clock = (seconds: number): string => `${seconds}s`;

/** What a check of a story shows, for the coverage test. */
export type Shown = Role | 'fires' | 'before_for' | 'keeps_firing' | 'recovers' | 'two_subjects';

/** promtool test file of a story. */
export function testFile(story: Story, rules: string, t: Thresholds = thresholdValues): unknown {
  const entry = entryOf(story, t);
  const { step } = story;
  const time: Timeline = {
    step,
    seconds: story.minutes * 60,
    from: story.fault[0] * 60,
    to: story.fault[1] * 60,
  };
  const { rule } = entry;
  const atStep = (seconds: number): number => Math.ceil(seconds / step) * step;
  const firesAt = (story.firesAt ?? 0) * 60 || atStep(time.from + durationSeconds(rule.for));
  const resolvesAt = (story.resolvesAt ?? 0) * 60 || atStep(time.to + durationSeconds(rule.keepFiringFor));
  const pending = firesAt - step;
  const holding = resolvesAt - step;
  return {
    rule_files: [rules],
    evaluation_interval: clock(step),
    tests: worldsOf(story).map((cast) => {
      const faults = cast.flatMap(({ fires }) => (fires === undefined ? [] : [fires]));
      const all = [
        ...(story.common?.(time) ?? []),
        ...cast.flatMap((member) => seriesOf(story, time, member)),
      ];
      const check = (at: number, last: boolean | undefined): unknown => ({
        eval_time: clock(at),
        alertname: story.alert,
        exp_alerts: last === undefined ? [] : faults.map((each) => expected(entry, each, last)),
      });
      const state = (at: number, alertstate: string, of: readonly Fires[]): unknown => ({
        expr: `ALERTS{alertname="${story.alert}",alertstate="${alertstate}"}`,
        eval_time: clock(at),
        exp_samples: of.map(({ labels }) => ({
          labels: `ALERTS{${Object.entries({
            ...staticLabels(entry),
            ...labels,
            alertname: story.alert,
            alertstate,
          })
            .map(([key, value]) => `${key}="${value}"`)
            .join(',')}}`,
          value: 1,
        })),
      });
      return {
        name: cast.map(({ role, why }) => `${role}: ${why}`).join('; '),
        interval: clock(step),
        input_series: inputSeries(all),
        alert_rule_test: [
          check(pending, story.always ? false : undefined),
          check(firesAt, false),
          check(holding, true),
          check(resolvesAt, story.always ? false : undefined),
        ],
        promql_expr_test: [
          ...(rule.for === '0s' ? [] : [state(pending, 'pending', faults)]),
          // The condition is gone, and it still fires: that is what keep_firing_for is for.
          ...(rule.keepFiringFor === '0s' || story.without?.keeps_firing !== undefined
            ? []
            : [{ expr: guarded(rule.expr, rule.guards), eval_time: clock(holding), exp_samples: [] }]),
        ],
      };
    }),
  };
}

/** What a story shows; the coverage test asks for all of it. */
export function shownBy(story: Story): ReadonlySet<Shown> {
  const { rule } = entryOf(story);
  const roles = story.cast.map(({ role }) => role);
  const silent = story.cast.some(({ fires }) => fires === undefined);
  return new Set<Shown>([
    ...roles,
    ...(roles.includes('fault') ? (['fires', 'recovers'] as const) : []),
    ...(rule.for !== '0s' ? (['before_for'] as const) : []),
    ...(rule.keepFiringFor !== '0s' && story.without?.keeps_firing === undefined
      ? (['keeps_firing'] as const)
      : []),
    ...(silent && !story.apart ? (['two_subjects'] as const) : []),
  ]);
}

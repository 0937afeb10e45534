import { describe, expect, test } from 'vitest';
import type { BoardJson } from '../../dashboards/lint/json.ts';
import { rules } from '../../dashboards/lint/rules.ts';
import { committedBoards } from './boards.ts';

describe.each(committedBoards)('$path', ({ json }) => {
  test.each(rules)('$name', ({ check }) => {
    expect(check(json)).toEqual([]);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a board to be broken in ways its type forbids
type Loose = any;

/** One way to break each rule on the on-call board. */
const sabotages: Readonly<Record<string, (board: Loose) => void>> = {
  identity: (b) => (b.id = 7),
  title: (b) => (b.title = 'On call'),
  'uneditable-dashboard': (b) => (b.editable = true),
  time: (b) => (b.refresh = ''),
  'template-datasource': (b) => b.templating.list.shift(),
  'datasource-everywhere': (b) => (b.panels[1].targets[0].datasource.uid = 'prom'),
  'template-label-promql': (b) => (b.templating.list[1].query = 'label_values(x{a=}, y)'),
  'template-on-time-change-reload': (b) => (b.templating.list[1].refresh = 1),
  'template-labelled': (b) => (b.templating.list[1].label = ''),
  'template-used': (b) => b.templating.list.push({ name: 'region', label: 'x', type: 'query', query: 'x' }),
  annotations: (b) => b.annotations.list.pop(),
  menu: (b) => (b.links[0].keepTime = false),
  'panel-title-description': (b) => (b.panels[1].description = 'Money.'),
  'panel-units': (b) => (b.panels[1].fieldConfig.defaults.unit = 'yuan'),
  'panel-targets': (b) => (b.panels[1].targets = []),
  'panel-ref-ids': (b) => (b.panels[1].targets[1].refId = 'A'),
  'panel-no-data': (b) => (b.panels[1].fieldConfig.defaults.noValue = ''),
  'panel-thresholds': (b) => (b.panels[1].fieldConfig.defaults.thresholds.steps[0].value = 0),
  'panel-links': (b) =>
    (b.panels[1].links[0].url = `/d/acq-nowhere?\${__url_time_range}&\${__all_variables}`),
  'panel-colours': (b) => (b.panels[1].fieldConfig.defaults.color = { fixedColor: 'green' }),
  'panel-ids': (b) => (b.panels[3].id = 2),
  layout: (b) => (b.panels[2].gridPos.x = 1),
  'target-promql': (b) => (b.panels[1].targets[0].expr = 'sum(('),
  'target-rate-interval': (b) =>
    (b.panels[1].targets[0].expr = 'sum(rate(acquirer_authorizations_total[1m]))'),
  'target-counter-agg': (b) => (b.panels[1].targets[0].expr = 'sum(acquirer_authorizations_total)'),
  'target-bucket-bound': (b) =>
    (b.panels[1].targets[0].expr =
      'sum(rate(acquirer_authorization_duration_seconds_bucket{le="10"}[$__rate_interval]))'),
};

describe('every rule can be broken', () => {
  const onCall = committedBoards.find(({ uid }) => uid === 'acq-oncall')!.json;

  test.each(rules)('$name', ({ name, check }) => {
    const broken = structuredClone(onCall);
    sabotages[name]!(broken);
    expect(check(broken as BoardJson)).not.toEqual([]);
  });
});

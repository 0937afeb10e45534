import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inParallel } from '../../alerts/backtest/query.ts';
import { markers } from '../../dashboards/boards/factory/render/annotations.ts';
import type { Board, Panel, Query } from '../../dashboards/boards/factory/spec.ts';
import { choices, currency, variablesOf } from '../../dashboards/boards/factory/variables.ts';
import { languages } from '../../dashboards/boards/factory/words.ts';
import { allBoards } from '../../dashboards/boards/index.ts';
import type { Prometheus } from '../../scripts/tools/prometheus.ts';
import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { type Answer, ask, type Chosen, filled, labelValues } from './live/ask.ts';
import { livePrometheus } from './live/prometheus.ts';

const path = toolPath('prometheus');

/** Labels a legend asks for. */
const legendLabels = ({ legend }: Query): string[] => {
  const texts = typeof legend === 'string' ? [legend] : languages.map((language) => legend[language]);
  return texts.flatMap((text) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!));
};

interface Asked {
  readonly panel: Panel;
  readonly query: Query;
  readonly answers: readonly Answer[];
  readonly error?: string;
}

const asked = (board: Board): { panel: Panel; query: Query }[] =>
  board.rows.flatMap(({ panels }) =>
    panels.flatMap((panel) => panel.queries.map((query) => ({ panel, query }))),
  );

const nameOf = ({ panel, query }: { panel: Panel; query: Query }): string =>
  `${panel.title.en}: ${query.expr}`;

describe.skipIf(path === undefined)('queries against a Prometheus with a bad morning in it', () => {
  let folder: string;
  let server: Prometheus;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'acq-boards-prometheus-'));
    server = await livePrometheus(path!, folder);
  }, 300_000);

  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const askAll = (board: Board, chosen: Chosen = {}): Promise<Asked[]> =>
    inParallel(asked(board), 4, async ({ panel, query }) => {
      try {
        const answers = await ask(server.url, filled(query.expr, chosen), query.instant === true);
        return { panel, query, answers };
      } catch (error) {
        return { panel, query, answers: [], error: String(error) };
      }
    });

  describe.each(allBoards.map((board) => ({ name: board.name, board })))('$name', ({ board }) => {
    let all: readonly Asked[] = [];
    beforeAll(async () => {
      all = await askAll(board);
    });

    test('every query is understood', () => {
      expect(all.flatMap(({ error }) => error ?? [])).toEqual([]);
      expect(all.length).toBeGreaterThan(10);
    });

    test('there is data where data must be', () => {
      const silent = all.filter(
        ({ query, answers }) =>
          query.mayBeEmpty === undefined &&
          !answers.some(({ values }) => values.some((value) => Number.isFinite(value))),
      );
      expect(silent.map(nameOf)).toEqual([]);
    });

    test('every label of a legend is on every series', () => {
      const missing = all.flatMap((one) =>
        legendLabels(one.query)
          .filter((label) => one.answers.some(({ labels }) => labels[label] === undefined))
          .map((label) => `${label} of ${nameOf(one)}`),
      );
      expect(missing).toEqual([]);
    });

    test('series of a query have different names', () => {
      const same = all.filter(({ panel, query, answers }) => {
        if (panel.kind === 'table') return false;
        const labels = legendLabels(query);
        const names = answers.map((answer) => labels.map((label) => answer.labels[label]).join('|'));
        return new Set(names).size < names.length;
      });
      expect(same.map(nameOf)).toEqual([]);
    });

    test('every label of a table is answered', () => {
      const tables = Map.groupBy(
        all.filter(({ panel }) => panel.kind === 'table'),
        ({ panel }) => panel,
      );
      const wrong = [...tables].flatMap(([panel, queries]) => {
        const columns = (panel.columns ?? []).flatMap(({ of }) => (typeof of === 'string' ? [of] : []));
        const answers = queries.flatMap((query) => query.answers);
        const unknown = [...new Set(answers.flatMap(({ labels }) => Object.keys(labels)))].filter(
          (label) => !columns.includes(label) && label !== '__name__',
        );
        const absent = columns.filter(
          (label) => answers.length > 0 && !answers.some(({ labels }) => labels[label] !== undefined),
        );
        return [
          ...unknown.map((label) => `${panel.title.en} has no column for ${label}`),
          ...absent.map((label) => `${panel.title.en}: nothing has ${label}`),
        ];
      });
      expect(wrong).toEqual([]);
    });

    test('one choice of a variable is understood as well', async () => {
      const chosen: Record<string, string> = {};
      for (const name of variablesOf(board.name))
        chosen[name] = (await labelValues(server.url, choices[name].query))[0]!;
      expect((await askAll(board, chosen)).flatMap(({ error }) => error ?? [])).toEqual([]);
    });
  });

  test.each([...Object.entries(choices), ['currency', currency] as const])(
    'variable %s has values',
    async (_, { query }) => {
      expect((await labelValues(server.url, query)).length).toBeGreaterThan(0);
    },
  );

  test.each(markers.map((marker) => ({ name: marker.name.en, marker })))(
    'annotation $name',
    async ({ marker }) => {
      const answers = await ask(server.url, filled(marker.expr('channel=~"$channel|all"')), false);
      // No day-cut and no rule change falls into a morning.
      if (['Alerts', 'Maintenance'].includes(marker.name.en)) expect(answers.length).toBeGreaterThan(0);
      const labels = [...`${marker.title.en} ${marker.text}`.matchAll(/\{\{(\w+)\}\}/g)].map(
        ([, name]) => name!,
      );
      for (const answer of answers)
        expect(Object.keys(answer.labels)).toEqual(expect.arrayContaining(labels));
    },
  );

  test('the morning is told: what fires and what is held are on the on-call board', async () => {
    const firing = await ask(server.url, 'ALERTS{alertstate="firing"}', false);
    expect(firing.map(({ labels }) => labels.alertname)).toContain('ChannelLinkDown');
    const held = await ask(server.url, 'sum(acquirer_stage_waiting_amount{cause="maintenance"})', false);
    expect(Math.max(...held[0]!.values)).toBeGreaterThan(0);
  });
});

import { describe, expect, test } from 'vitest';
import { placeOfSearch } from '../src/logic/inspect.ts';
import { boardLink, explainLink, pageLink, runbookLink } from '../src/logic/links.ts';
import { panelTarget } from '../src/logic/panelmenu.ts';
import { snippets } from '../src/logic/provisioning.ts';
import { withAnchors, withLinks } from '../src/logic/runbook.ts';

const range = { from: 'now-6h', to: 'now' };

describe('links', () => {
  test('a board gets the variables it has, never the reserved channel', () => {
    const book = { boards: { 'acq-files': ['channel'] } };
    const labels = { channel: 'cup card', bank: 'icbc' };
    expect(boardLink(book, 'acq-files', labels, range)).toBe(
      '/d/acq-files?var-channel=cup+card&from=now-6h&to=now',
    );
    expect(boardLink(book, 'acq-files', { channel: 'all' }, range)).toBe('/d/acq-files?from=now-6h&to=now');
    expect(boardLink(book, 'unknown', labels, range)).toBe('/d/unknown?from=now-6h&to=now');
  });

  test('pages and runbooks of the app', () => {
    expect(pageLink('overview', range)).toBe('/a/acquirer-observability-app/overview?from=now-6h&to=now');
    expect(runbookLink('bank_link', 'BankLinkDown')).toBe(
      '/a/acquirer-observability-app/alerts/runbook/bank_link#banklinkdown',
    );
  });

  test('a cell of the money path leads to its explanation, a channel to that of all its stages', () => {
    const place = { channel: 'cup_card', stage: 'clearing' };
    const link = explainLink(place, range);
    expect(link).toMatch(/^\/a\/acquirer-observability-app\/trace\?channel=cup_card&stage=clearing&/);
    expect(placeOfSearch(new URL(link, 'http://grafana').search)).toEqual(place);
    expect(explainLink({ channel: 'cup_card', stage: undefined }, range)).not.toContain('stage');
  });

  test("a panel's menu: our panels only, money to the money path", () => {
    const timeRange = { from: 1000, to: 2000 };
    const of = (expr: string) => panelTarget({ targets: [{ expr }], timeRange });
    expect(of('up')).toBeUndefined();
    expect(of('sum(acquirer_stage_pending_amount)')).toMatch(/\/money-path\?from=1000&to=2000$/);
    expect(of('rate(acquirer_authorizations_total[5m])')).toMatch(/\/overview\?/);
  });

  test('chapters of runbooks get ids as alerts name them; links between runbooks stay in the app', () => {
    expect(withAnchors('<h3 id="x">ClearingFile<em>Late</em></h3><h2>First mitigation</h2>')).toBe(
      '<h3 id="clearingfilelate">ClearingFile<em>Late</em></h3><h2 id="first-mitigation">First mitigation</h2>',
    );
    expect(withLinks('<a href="bank_link.md#x">')).toBe(
      '<a href="/a/acquirer-observability-app/alerts/runbook/bank_link#x">',
    );
  });

  test('provisioning names the collector and the data source of the data source file', () => {
    const files = snippets('http://prom:9090', 'https://collector:9464');
    expect(files.map(({ text }) => text).join('\n')).toMatch(/targets: \[collector:9464\]/);
    const [uid] = /uid: (\S+)/.exec(files[1]!.text)!.slice(1);
    expect(files[2]!.text).toContain(`datasource: ${uid}`);
  });
});

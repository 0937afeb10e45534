import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../alerts/index.ts';
import { defaultLinks, runbookLink } from '../../alerts/links.ts';
import { languages } from '../../alerts/runbooks/sections.ts';
import { markdownPage } from '../../collector/server/markdown.ts';
import { type Served, serve } from './harness.ts';

const root = join(import.meta.dirname, '../..');
const written = languages.flatMap((language) =>
  readdirSync(join(root, 'alerts/runbooks', language)).map((name) => ({
    language,
    cause: name.replace('.md', ''),
  })),
);

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const get = async (path: string): Promise<{ status: number; type: string | null; body: string }> => {
  const response = await fetch(`${served.url}${path}`);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};

describe('GET /runbooks', () => {
  test('lists every runbook with its alerts', async () => {
    const { status, type, body } = await get('/runbooks');
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    for (const { language, cause } of written)
      expect(body).toContain(`href="/runbooks/${language}/${cause}"`);
    expect(body).toContain('ClearingFileLate, ClearingFileIncomplete');
  });

  test.each(written)('serves $language/$cause with an anchor for each alert', async ({ language, cause }) => {
    const path = new URL(runbookLink(defaultLinks, language, cause)).pathname;
    const { status, body } = await get(path);
    expect(status).toBe(200);
    expect(body).toContain(`<html lang="${language}">`);
    const alerts = catalogue().filter(({ of }) => of.cause.label === cause);
    for (const { rule } of alerts) expect(body).toContain(`<h3 id="${rule.alert.toLowerCase()}">`);
    expect(body).not.toMatch(/href="[^"]*\.md/);
  });

  test('has links to the other language and to Grafana', async () => {
    const { body } = await get('/runbooks/en/clearing_delay');
    expect(body).toContain('href="/runbooks/zh/clearing_delay"');
    expect(body).toContain(`href="${defaultLinks.grafana}/d/acq-files`);
    expect(body).not.toContain('href="/d/');
  });

  test.each([
    '/runbooks/en/nothing',
    '/runbooks/fr/clearing_delay',
    '/runbooks/en/..%2F..%2Frule',
    '/runbooks/en/__proto__',
  ])('answers 404 with the list for %s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).toContain('href="/runbooks/en/clearing_delay"');
  });

  test('finds the files from any working directory', () => {
    const script = `import { runbooks } from ${JSON.stringify(join(root, 'collector/server/runbooks.ts'))};
      const response = { status(s) { console.log(s); return this; }, type() { return this; }, set() { return this; }, send() {} };
      runbooks('x').one({ params: { language: 'zh', cause: 'clearing_delay' } }, response);`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: tmpdir(),
      encoding: 'utf8',
    });
    expect(ran.stdout.trim()).toBe('200');
  });
});

describe('Markdown', () => {
  const page = (text: string): string =>
    markdownPage(text, { base: '/runbooks/en', grafana: 'http://g' }).html;

  test.each([
    '<script>alert(1)</script>',
    'words <img src=x onerror=alert(1)> words',
    '[a](javascript:alert%281%29)',
    '[a](<data:text/html,<script>1</script>>)',
    '![a"><script>](http://x/y.png)',
    '## <script>alert(1)</script>',
    '```sh"><script>\nx\n```',
  ])('obeys nothing in %s', (text) => {
    const html = page(text);
    expect(html).not.toMatch(/<(script|img)/);
    expect(html).not.toMatch(/href="(javascript|data):/);
  });

  test('leads runbooks, boards and the web where they are, and nowhere else', () => {
    expect(page('[x](bank_slow.md#answersslow)')).toContain(
      '<a href="/runbooks/en/bank_slow#answersslow">x</a>',
    );
    expect(page('[x](/d/acq-files?var-channel=a&from=now-3h)')).toContain(
      '<a href="http://g/d/acq-files?var-channel=a&amp;from=now-3h">x</a>',
    );
    expect(page('[x](https://a.example/)')).toContain('<a href="https://a.example/">x</a>');
    expect(page('[x](../../../docs/http.md)')).not.toContain('<a');
  });
});

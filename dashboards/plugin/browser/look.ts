/**
 * Opens addresses of the harness in headless Chromium, one after the other, and says what it saw. Orders as JSON in the
 * first argument, one JSON line per shot on standard output.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { Question, Seen, Shot } from '../../harness/seen.ts';

interface Orders {
  /** Path of the browser. */
  readonly chromium: string;
  readonly shots: readonly Shot[];
}

interface HarnessReport {
  readonly pluginLoaded: boolean;
  readonly errors: readonly string[];
  readonly queries: readonly { expr: string; status: string; series: number; error?: string }[];
  readonly pending: number;
}

const width = 1400;
const height = 900;
/** A page must be done within; the machine may be busy. */
const mostMs = 60_000;
/** No query for so long after the last one: the page is as it stays. */
const quietMs = 700;

/** Messages of libraries that say nothing about the plugin. */
const known = [/Download the React DevTools/, /ResizeObserver loop/, /Failed to load resource/];
/** Not on npm: Grafana's fonts and a few of its icons. */
const absent = /\/public\/(?:fonts|build\/img\/icons|img\/icons)\//;

async function settled(page: Page): Promise<void> {
  const begun = Date.now();
  let before = -1;
  while (Date.now() - begun < mostMs) {
    await page.waitForTimeout(quietMs);
    const [pending, count, broken] = await page.evaluate(() => {
      const { harness } = window as unknown as { harness?: HarnessReport };
      return [harness?.pending ?? 1, harness?.queries.length ?? 0, harness?.errors.length ?? 0] as const;
    });
    if (
      pending === 0 &&
      (count === before || broken > 0) &&
      (count > 0 || broken > 0 || Date.now() - begun > 2500)
    )
      return;
    before = count;
  }
}

async function ask(page: Page, { choice, fields, button }: Question): Promise<void> {
  await page.getByRole('radio', { name: choice }).click();
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: button }).click();
  await page.getByText('Loading').first().waitFor({ state: 'hidden', timeout: mostMs });
}

async function look(page: Page, shot: Shot): Promise<Seen> {
  const errors: string[] = [];
  const note = (text: string): void =>
    void (known.some((k) => k.test(text)) || errors.push(text.slice(0, 500)));
  page.removeAllListeners();
  // Everything that fails is told by `response` and `requestfailed`, with its address.
  page.on('console', (message) => message.type() === 'error' && note(`console: ${message.text()}`));
  page.on('pageerror', (error) => note(`page: ${error.stack ?? error.message}`));
  page.on(
    'requestfailed',
    (request) =>
      absent.test(request.url()) || note(`request: ${request.url()} ${request.failure()?.errorText}`),
  );
  page.on(
    'response',
    (response) =>
      response.status() >= 400 &&
      !absent.test(response.url()) &&
      note(`${response.status()} ${response.url()}`),
  );
  const begun = Date.now();
  await page.setViewportSize({ width, height: shot.height ?? height });
  await page.goto(shot.url, { waitUntil: 'load', timeout: mostMs });
  await settled(page);
  if (shot.question !== undefined) await ask(page, shot.question);
  if (shot.file !== undefined) {
    mkdirSync(dirname(shot.file), { recursive: true });
    await page.screenshot({ path: shot.file });
  }
  const [harness, canvases, text] = await page.evaluate(
    () =>
      [
        (window as unknown as { harness: HarnessReport }).harness,
        document.querySelectorAll('canvas').length,
        document.body.innerText,
      ] as const,
  );
  return {
    name: shot.name,
    milliseconds: Date.now() - begun,
    pluginLoaded: harness.pluginLoaded,
    errors: [...errors, ...harness.errors.filter((text) => !known.some((k) => k.test(text)))],
    queries: harness.queries.length,
    failedQueries: harness.queries.flatMap((q) => (q.status === 'success' ? [] : [`${q.error}: ${q.expr}`])),
    emptyQueries: harness.queries.flatMap((q) => (q.status === 'success' && q.series === 0 ? [q.expr] : [])),
    canvases,
    text,
  };
}

const orders = JSON.parse(process.argv[2]!) as Orders;
const profile = mkdtempSync(join(tmpdir(), 'acq-chromium-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: orders.chromium,
  headless: true,
  // Headless in containers: no sandbox, no GPU, and nothing that calls home.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const page = await context.newPage();
  for (const shot of orders.shots) process.stdout.write(`${JSON.stringify(await look(page, shot))}\n`);
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}

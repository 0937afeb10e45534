/**
 * Opens every board and page in a real Grafana and says what is wrong: `npm run e2e:grafana`. Orders as JSON in the
 * first argument. Grafana 9.4 and later; before 12.4, or without the app installed, the boards only.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Place } from '../../harness/places.ts';

interface Orders {
  readonly chromium: string;
  readonly grafana: string;
  readonly user: string;
  readonly password: string;
  /** The Prometheus as Grafana's server sees it; used when Grafana has no data source `prometheus`. */
  readonly prometheus: string;
  readonly boards: string;
  readonly places: readonly Place[];
  readonly pictures: string;
}

const app = 'acquirer-observability-app';
const orders = JSON.parse(process.argv[2]!) as Orders;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A version as a number that can be compared: 12.4 -> 1204. */
const versionOf = (text: string): number => {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return major * 100 + minor;
};

async function json(api: APIRequestContext, method: string, path: string, data?: object) {
  const answer = await api.fetch(`${orders.grafana}${path}`, {
    method,
    ...(data === undefined ? {} : { data }),
  });
  return {
    status: answer.status(),
    body: (await answer.json().catch(() => ({}))) as Record<string, unknown>,
  };
}

async function must(api: APIRequestContext, method: string, path: string, data?: object) {
  const { status, body } = await json(api, method, path, data);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
  return body;
}

/** The data source all boards can choose; provisioned ones are left as they are. */
async function ensureDataSource(api: APIRequestContext): Promise<void> {
  const { status } = await json(api, 'GET', '/api/datasources/uid/prometheus');
  if (status === 200) return;
  const access = 'proxy';
  await must(api, 'POST', '/api/datasources', {
    ...{ name: 'Acquirer Prometheus', uid: 'prometheus', type: 'prometheus', access, url: orders.prometheus },
    jsonData: { timeInterval: '15s', httpMethod: 'POST' },
  });
}

/** Enables the app where it is installed and Grafana is new enough; says whether it is there. */
async function enableApp(api: APIRequestContext, version: number): Promise<boolean> {
  const { status } = await json(api, 'GET', `/api/plugins/${app}/settings`);
  if (status !== 200 || version < 1204) {
    say(status === 200 ? 'Grafana is older than 12.4: boards only' : 'the app is not installed: boards only');
    return false;
  }
  const jsonData = { datasource: 'prometheus' };
  await must(api, 'POST', `/api/plugins/${app}/settings`, { enabled: true, pinned: true, jsonData });
  return true;
}

/** Uploads the boards Grafana lacks, where the app does not bring them. */
async function ensureBoards(api: APIRequestContext, withApp: boolean): Promise<void> {
  const files = readdirSync(orders.boards).filter((name) => name.endsWith('.json'));
  const boards = files.map(
    (name) => JSON.parse(readFileSync(join(orders.boards, name), 'utf8')) as { uid: string },
  );
  for (const board of boards) {
    let found = false;
    // Grafana imports an app's boards in the background after it was enabled.
    for (let tries = withApp ? 30 : 1; tries > 0 && !found; tries--) {
      found = (await json(api, 'GET', `/api/dashboards/uid/${board.uid}`)).status === 200;
      if (!found && tries > 1) await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    if (found) continue;
    if (withApp) throw new Error(`the app is enabled, but Grafana did not import its board ${board.uid}`);
    await must(api, 'POST', '/api/dashboards/db', { dashboard: board, overwrite: true });
  }
}

/** Answers of data source queries in Grafana's form: how many frames, and what went wrong. */
function queryOutcome(body: unknown): { frames: number; errors: string[] } {
  const results = Object.values((body as { results?: object }).results ?? {}) as {
    error?: string;
    frames?: { data?: { values?: unknown[][] } }[];
  }[];
  return {
    frames: results.flatMap((r) => r.frames ?? []).filter((f) => (f.data?.values?.[0]?.length ?? 0) > 0)
      .length,
    errors: results.flatMap((r) => r.error ?? []),
  };
}

/** Everything wrong with what an address shows. */
async function open(context: BrowserContext, { name, path, kind, withoutQueries }: Place): Promise<string[]> {
  const page: Page = await context.newPage();
  const faults: string[] = [];
  const bodies: Promise<void>[] = [];
  let frames = 0;
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('response', (response) => {
    if (!/\/api\/ds\/query|\/apis\/query/.test(response.url())) return;
    if (response.status() >= 400) faults.push(`query: ${response.status()}`);
    bodies.push(
      response.json().then(
        (body) => {
          const outcome = queryOutcome(body);
          frames += outcome.frames;
          faults.push(...outcome.errors.map((error) => `query: ${error}`));
        },
        () => {},
      ),
    );
  });
  try {
    await page.goto(`${orders.grafana}${path}${kind === 'board' ? '?from=now-6h&to=now' : ''}`, {
      waitUntil: 'networkidle',
      timeout: 60_000,
    });
    // Panels below the fold ask only when they are seen.
    for (let down = 0; down < 8; down++) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(400);
    }
    await page.waitForLoadState('networkidle', { timeout: 30_000 });
    await Promise.all(bodies);
    const text = await page.locator('body').innerText();
    for (const words of [
      /plugin not found/i,
      /unexpected error/i,
      /failed to load/i,
      /dashboard not found/i,
      /Prometheus did not answer/,
    ])
      if (words.test(text)) faults.push(`it says "${words.exec(text)![0]}"`);
    if (!withoutQueries && frames === 0) faults.push('no query brought data');
    await page.screenshot({ path: join(orders.pictures, `${name}.png`), fullPage: false });
  } catch (error) {
    faults.push((error as Error).message.split('\n')[0]!);
  }
  await page.close();
  return faults;
}

async function run(): Promise<number> {
  mkdirSync(orders.pictures, { recursive: true });
  const browser = await chromium.launch({
    executablePath: orders.chromium,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const api = context.request;
    const { version } = (await must(api, 'GET', '/api/health')) as { version: string };
    say(`Grafana ${version} at ${orders.grafana}`);
    if (versionOf(version) < 904) throw new Error('Grafana 9.4 or later is needed');
    await must(api, 'POST', '/login', { user: orders.user, password: orders.password });
    await ensureDataSource(api);
    const withApp = await enableApp(api, versionOf(version));
    await ensureBoards(api, withApp);
    const places = orders.places.filter(({ kind }) => withApp || kind === 'board');
    let bad = 0;
    for (const place of places) {
      const faults = await open(context, place);
      if (faults.length > 0) bad++;
      say(`${place.name}: ${faults.length === 0 ? 'ok' : `FAILED\n  ${faults.join('\n  ')}`}`);
    }
    say(`${places.length - bad} of ${places.length} fine; pictures in ${orders.pictures}`);
    return bad === 0 ? 0 : 1;
  } finally {
    await browser.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  say((error as Error).message);
  process.exitCode = 1;
}

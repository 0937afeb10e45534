import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { runCli } from '../../collector/commands/cli.ts';
import { commandTable } from '../../collector/commands/table.ts';
import { line } from '../pipeline/harness.ts';

const main = join(import.meta.dirname, '../../collector/main.ts');
const profile = join(import.meta.dirname, '../../collector/config/profiles/b.yaml');

/** Runs a command in this process and catches what it writes. */
async function run(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  try {
    return { status: await runCli(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('the command line', () => {
  test('without a command says what there is', async () => {
    const { status, stdout } = await run();
    expect(status).toBe(2);
    for (const { usage } of commandTable) expect(stdout).toContain(usage);
  });

  test('--help is no mistake', async () => {
    expect((await run('--help')).status).toBe(0);
    const { status, stdout } = await run('serve', '--help');
    expect([status, stdout]).toEqual([0, expect.stringContaining('usage: serve --config FILE')]);
  });

  test.each([
    [['frobnicate'], /there is no command frobnicate/],
    [['serve'], /--config is missing/],
    [['serve', '--config', profile, '--port', 'x'], /--port x is not a port/],
    [['check', '--config', profile, '--fast'], /Unknown option '--fast'/],
  ])('%j is wrongly called: exit 2', async (args, message) => {
    const { status, stderr } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('a mistake in the configuration is told with its place and its code: exit 1', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'c.yaml');
    writeFileSync(file, readFileSync(profile, 'utf8').replace('  port: 9464', '  prot: 9464'));
    const { status, stderr } = await run('check', '--config', file);
    expect(status).toBe(1);
    expect(stderr).toMatch(/c\.yaml:\d+:3: server\.prot: unknown key \(did you mean port\?\)/);
    expect(stderr).toContain('ACQ_CONFIG_INVALID');
  });
});

describe('check', () => {
  test('prints effective values with their origin, series per metric and the total', async () => {
    const { status, stdout } = await run('check', '--config', profile);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^server\.port +9464 {2}\(.*b\.yaml:\d+\)$/m);
    expect(stdout).toMatch(/^store\.keepDays +60 {2}\(default\)$/m);
    expect(stdout).toMatch(/^ +\d+ {2}acquirer_source_records_total$/m);
    expect(stdout).toMatch(/^\d+ series \(\d+ of them of the process itself\); metrics\.budget is 25000$/m);
  });

  test('refuses what is over its budget', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'c.yaml');
    writeFileSync(file, readFileSync(profile, 'utf8').replace('budget: 25000', 'budget: 100'));
    const { status, stderr } = await run('check', '--config', file);
    expect(status).toBe(1);
    expect(stderr).toMatch(/\d+ series, but metrics\.budget is 100/);
    expect(stderr).toContain('ACQ_SERIES_OVER_BUDGET');
  });
});

describe('serve', () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** A collector in a process of its own; resolves when it listens. */
  async function started(home = mkdtempSync(join(tmpdir(), 'serve-'))) {
    const file = join(home, 'c.yaml');
    writeFileSync(
      file,
      readFileSync(profile, 'utf8').replace('path: var/b/ledger.db', `path: ${home}/ledger.db`),
    );
    const child = spawn(process.execPath, [main, 'serve', '--config', file, '--port', '0']);
    children.push(child);
    const log: string[] = [];
    const port = await new Promise<number>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`exit ${code}: ${log.join('')}`)));
      child.stderr.on('data', (part: Buffer) => void log.push(part.toString()));
      child.stdout.on('data', (part: Buffer) => {
        log.push(part.toString());
        const found = /"port":(\d+).*"listening"/.exec(log.join(''));
        if (found !== null) resolve(Number(found[1]));
      });
    });
    return { child, port, home, log };
  }

  const now = (): string => new Date().toISOString();
  const post = (port: number, body: string) =>
    fetch(`http://127.0.0.1:${port}/v1/events`, {
      method: 'POST',
      body,
      headers: { authorization: 'Bearer demo-switch' },
    });

  test('stops on SIGTERM with exit 0 and keeps what it answered for', async () => {
    const first = await started();
    const sale = line('authorization', { at: now() });
    expect(await (await post(first.port, sale)).json()).toMatchObject({ accepted: 1 });
    const gone = once(first.child, 'exit');
    first.child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
    expect(first.log.join('')).toContain('"stopped"');

    const second = await started(first.home);
    expect(await (await post(second.port, sale)).json()).toMatchObject({ duplicate: 1 });
    const metrics = await (await fetch(`http://127.0.0.1:${second.port}/metrics`)).text();
    expect(metrics).toContain('acquirer_source_records_total{source="switch",outcome="accepted"} 1\n');
  });

  /** Opens a connection and sends the beginning of a request with a body of nine bytes. */
  async function openRequest(port: number): Promise<{ socket: Socket; answer: () => string }> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('error', () => {});
    socket.on('data', (part: Buffer) => {
      answer += part.toString();
    });
    await once(socket, 'connect');
    socket.write(
      'POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-switch\r\nContent-Length: 9\r\n\r\n{',
    );
    const metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    while (!/^acquirer_collector_queued_bytes 1$/m.test(await metrics()));
    return { socket, answer: () => answer };
  }

  test('a body that is still on its way when stopping begins is answered 503, and holds nobody up', async () => {
    const { child, port } = await started();
    const { socket, answer } = await openRequest(port);
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
    expect(answer()).toMatch(/^HTTP\/1\.1 503 /);
    expect(answer()).toMatch(/retry-after: 5/i);
    socket.destroy();
  });

  test('a second signal ends the process at once', async () => {
    const { child } = await started();
    const gone = once(child, 'exit');
    child.kill('SIGSTOP');
    child.kill('SIGTERM');
    child.kill('SIGINT');
    child.kill('SIGCONT');
    expect([143, 130]).toContain((await gone)[0]);
  });

  test('a port that is taken is told with its code', async () => {
    const { port, home } = await started();
    const file = join(home, 'other.yaml');
    writeFileSync(file, readFileSync(join(home, 'c.yaml'), 'utf8').replace('ledger.db', 'other.db'));
    const { status, stderr } = await run('serve', '--config', file, '--port', String(port));
    expect(status).toBe(1);
    expect(stderr).toContain('ACQ_PORT_IN_USE');
  });

  test('a file that is no store is told with its code', async () => {
    const home = mkdtempSync(join(tmpdir(), 'serve-'));
    writeFileSync(
      join(home, 'ledger.db'),
      'this is no database, but it is longer than a page header would be'.repeat(20),
    );
    const file = join(home, 'c.yaml');
    writeFileSync(
      file,
      readFileSync(profile, 'utf8').replace('path: var/b/ledger.db', `path: ${home}/ledger.db`),
    );
    const { status, stderr } = await run('serve', '--config', file, '--port', '0');
    expect(status).toBe(1);
    expect(stderr).toContain('ACQ_STORE_CORRUPT');
  });
});

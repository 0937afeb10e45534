import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashConfig, token } from './config.ts';
import { parseExposition, type Samples, sumOf, wentBack } from './exposition.ts';
import { deliver } from './sender.ts';
import { freePort, victim } from './server.ts';
import { eventStream, type Line, type SenderBooks, seeded } from './stream.ts';

export interface CrashReport {
  readonly kills: number;
  readonly events: number;
  readonly resentBatches: number;
  /** Each a sentence; empty when nothing was lost, counted twice or went back. */
  readonly findings: readonly string[];
}

/**
 * Sends a stream of money events while the collector is killed with SIGKILL at random moments and started again.
 * Batches without an answer are sent again, some with one too. In the end the collector's figures must equal the
 * sender's books, and between any two scrapes no counter may have gone back.
 */
export async function crashSuite(
  kills: number,
  seed: number,
  progress: (done: number) => void = () => {},
): Promise<CrashReport> {
  const directory = mkdtempSync(join(tmpdir(), 'acq-crash-'));
  const configPath = join(directory, 'config.yaml');
  writeFileSync(configPath, crashConfig(join(directory, 'ledger.db')));
  const server = victim(configPath, await freePort());
  const random = seeded(seed);
  const stream = eventStream(seed, Date.now() - 3_600_000);
  const stop = new AbortController();
  const findings: string[] = [];
  let resentBatches = 0;
  let done = false;

  async function send(): Promise<void> {
    let last: Line[] = [];
    while (!done) {
      const again = last.length > 0 && random() < 0.05;
      const lines = again ? last : stream.take(1 + Math.floor(random() * 300));
      const { resent } = await deliver(server.url, token, lines, stop.signal);
      resentBatches += resent;
      last = lines;
    }
  }

  async function scrape(): Promise<Samples> {
    return parseExposition(await fetch(`${server.url}/metrics`).then((r) => r.text()));
  }

  try {
    await server.start();
    const senders = Promise.all([send(), send(), send()]);
    // A sender that fails ends the suite; without a handler its rejection would end the process first.
    senders.catch(() => stop.abort());
    let before = await scrape();
    for (let kill = 1; kill <= kills && !stop.signal.aborted; kill++) {
      await new Promise((resolve) => setTimeout(resolve, random() * 250));
      await server.kill();
      await server.start();
      const after = await scrape();
      findings.push(...wentBack(before, after).map((what) => `kill ${kill}: a counter went back: ${what}`));
      before = after;
      progress(kill);
    }
    done = true;
    await senders;
    findings.push(...compare(stream.books, await scrape()));
  } catch (error) {
    findings.push(`${String(error)}\n${server.lastWords()}`);
  } finally {
    done = true;
    stop.abort();
    await server.kill();
    rmSync(directory, { recursive: true, force: true });
  }
  return { kills, events: stream.books.events, resentBatches, findings };
}

/** The collector's figures against the sender's books, in fen. */
function compare(books: SenderBooks, samples: Samples): string[] {
  const waiting = (stage: string, channel: string): number =>
    Math.round(100 * sumOf(samples, 'acquirer_stage_waiting_amount', { stage, channel }));
  const cards = books.sales.cup_card!;
  const wallet = books.sales.alipay!;
  const ordered = books.ordered.alipay ?? 0;
  const checks: [what: string, collector: number, sender: number][] = [
    [
      'card sales counted',
      sumOf(samples, 'acquirer_authorizations_total', { channel: 'cup_card' }),
      cards.transactions,
    ],
    [
      'wallet sales counted',
      sumOf(samples, 'acquirer_authorizations_total', { channel: 'alipay' }),
      wallet.transactions,
    ],
    [
      'card money waiting for clearing',
      waiting('clearing', 'cup_card'),
      cards.amount - (books.reversed.cup_card ?? 0),
    ],
    ['wallet money waiting for settlement', waiting('settlement', 'alipay'), wallet.amount - ordered],
    ['wallet money with the bank', waiting('payout', 'alipay'), ordered - (books.credited.alipay ?? 0)],
    [
      'events accepted',
      sumOf(samples, 'acquirer_source_records_total', { outcome: 'accepted' }),
      books.events,
    ],
    ['ledger out of balance', sumOf(samples, 'acquirer_ledger_conservation_difference_amount'), 0],
  ];
  return checks
    .filter(([, collector, sender]) => collector !== sender)
    .map(([what, collector, sender]) => `${what}: collector ${collector}, sender ${sender}`);
}

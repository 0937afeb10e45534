import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitter } from '../../collector/causes/split.ts';
import { loadConfig } from '../../collector/config/load.ts';
import type { Ledger } from '../../collector/ledger/ledger.ts';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { replayStore } from '../../collector/replay/replaystore.ts';
import { virtualCollector } from '../../collector/replay/virtual.ts';
import type { Books } from '../../collector/simulator/books/schema.ts';
import { createSimulator, type SimulatorOptions } from '../../collector/simulator/simulator.ts';

const profileB = join(import.meta.dirname, '../../collector/config/profiles/b.yaml');

export interface Agreement {
  readonly lines: number;
  readonly rejected: number;
  /** Moments at which books and ledger were compared. */
  readonly moments: number;
  /** Each names a moment, a place and both amounts, in fen; empty when ledger and books are equal everywhere. */
  readonly differences: readonly string[];
  /** Out of balance by the ledger's own count, in fen. */
  readonly outOfBalance: number;
}

const mostDifferences = 20;

/**
 * Runs a simulated acquirer into a collector and compares the ledger with the simulator's books at moments spread
 * over the run: every account of every cell, and what waits by stage and cause, to the fen.
 */
export function agree(options: SimulatorOptions, hours: number, moments: number): Agreement {
  const folder = mkdtempSync(join(tmpdir(), 'acq-agree-'));
  const store = replayStore(join(folder, 'ledger.db'));
  try {
    const { config } = loadConfig(profileB);
    const engine = engineLoader(config)(store);
    const virtual = virtualCollector(config, engine, lineDecoder(config, {}));
    const simulator = createSimulator(options);
    const differences: string[] = [];
    let lines = 0;
    for (let k = 1; k <= moments; k++) {
      // Not on the hour: an odd number of seconds beside it, another one each time.
      const at = Math.floor(options.start + (k * hours * 3_600_000) / moments - ((k * 7919) % 600) * 1000);
      simulator.run(at, (line, sentAt) => virtual.take(line, ++lines, sentAt));
      virtual.advance(at);
      const books = simulator.books();
      const when = new Date(at).toISOString();
      differences.push(
        ...compare(accountsOfBooks(books), accountsOfLedger(engine.ledger)).map(
          (d) => `${when} account ${d}`,
        ),
        ...compare(causesOfBooks(books), causesOfLedger(engine.ledger, at)).map((d) => `${when} cause ${d}`),
      );
      if (differences.length > mostDifferences) break;
    }
    return {
      lines,
      rejected: virtual.report.rejected,
      moments,
      differences: differences.slice(0, mostDifferences),
      outOfBalance: outOfBalance(engine.ledger),
    };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Amounts = Map<string, number>;

function add(amounts: Amounts, key: readonly unknown[], amount: number): void {
  const text = key.join('|');
  amounts.set(text, (amounts.get(text) ?? 0) + amount);
}

function compare(books: Amounts, ledger: Amounts): string[] {
  const keys = new Set([...books.keys(), ...ledger.keys()]);
  return [...keys]
    .filter((key) => (books.get(key) ?? 0) !== (ledger.get(key) ?? 0))
    .map((key) => `${key}: books ${books.get(key) ?? 0}, ledger ${ledger.get(key) ?? 0}`);
}

/** By clearing day, channel, mode and account; slots of S+0 are summed, because drained ones are folded together. */
function accountsOfBooks({ rows }: Books): Amounts {
  const amounts: Amounts = new Map();
  for (const r of rows) add(amounts, [r.clearingDay, r.channel, r.mode, r.account], r.amount);
  return amounts;
}

function accountsOfLedger(ledger: Ledger): Amounts {
  const amounts: Amounts = new Map();
  for (const { id, balances } of ledger.money.journal.all())
    for (const [account, [amount]] of Object.entries(balances))
      add(amounts, [id.clearingDay, id.channel, id.mode, account], amount);
  return amounts;
}

function causesOfBooks({ rows }: Books): Amounts {
  const amounts: Amounts = new Map();
  for (const r of rows)
    if (r.stage !== null) add(amounts, [r.clearingDay, r.channel, r.stage, r.account, r.cause], r.amount);
  return amounts;
}

function causesOfLedger(ledger: Ledger, at: number): Amounts {
  const amounts: Amounts = new Map();
  const { shares, suspense, debts } = splitter(ledger)(at);
  for (const { cell, stage, account, detail, cause, amount } of shares)
    add(
      amounts,
      [cell.clearingDay, cell.channel, stage, detail === '' ? account : `${account}:${detail}`, cause],
      amount,
    );
  for (const s of suspense)
    add(amounts, [s.cell.clearingDay, s.cell.channel, s.stage, s.account, 'suspense'], -s.amount);
  for (const d of debts)
    add(amounts, [d.cell.clearingDay, d.cell.channel, d.stage, d.account, 'debt'], -d.amount);
  return amounts;
}

function outOfBalance(ledger: Ledger): number {
  let sum = 0;
  for (const { balances } of ledger.money.journal.all()) {
    const cell = Object.values(balances).reduce((total, [amount]) => total + amount, 0);
    sum += Math.abs(cell);
  }
  return sum;
}

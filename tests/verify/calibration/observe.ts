import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../collector/config/load.ts';
import { type Forecast, forecasts } from '../../../collector/forecast/forecast.ts';
import { type Milestone, milestoneOf } from '../../../collector/forecast/milestone.ts';
import { stageOf } from '../../../collector/ledger/money/account.ts';
import { cellKey } from '../../../collector/ledger/money/cell.ts';
import { engineLoader, type LedgerEngine, lineDecoder } from '../../../collector/ledgerengine.ts';
import { replayStore } from '../../../collector/replay/replaystore.ts';
import { virtualCollector } from '../../../collector/replay/virtual.ts';
import { createSimulator } from '../../../collector/simulator/simulator.ts';
import { missedOf } from './outcome.ts';
import { looks, type Situation } from './plan.ts';

/** One forecast and what came of it. */
export interface Observation {
  /** When it was made and when merchants miss the money, epoch ms. */
  readonly at: number;
  readonly perceivedAt: number;
  readonly account: string;
  /** Minor units. */
  readonly amount: number;
  /** What was said: probability that the money is missed, 0 to 1. */
  readonly said: number;
  /** What came: share of the money that was not credited in time, 0 to 1. */
  readonly missed: number;
  /** What the forecast stood on. */
  readonly milestone: Milestone;
}

/** Forecasts of one cell made at one time, and what had been captured in it until then. */
interface Made {
  readonly at: number;
  readonly captured: number;
  readonly forecasts: readonly (Forecast & { readonly milestone: Milestone })[];
}

const hour = 3_600_000;
/** Every time at which merchants look for money is a multiple of this: 10:30, 24:00, slot end + 15 min. */
const stepMs = 5 * 60_000;
const config = join(import.meta.dirname, '../../../collector/config/profiles/b.yaml');

/**
 * Simulates one situation, takes every forecast at each full hour of the time looked at, and asks the ledger, at the
 * moment merchants look for the money, how much of it had not been credited.
 */
export function observe(situation: Situation): Observation[] {
  const folder = mkdtempSync(join(tmpdir(), 'acq-calibration-'));
  const store = replayStore(join(folder, 'ledger.db'));
  const observed: Observation[] = [];
  try {
    const loaded = loadConfig(config).config;
    const engine = engineLoader(loaded)(store);
    /** By perceivedAt, then cell. */
    const open = new Map<number, Map<string, Made[]>>();
    const virtual = virtualCollector(loaded, engine, lineDecoder(loaded, {}), {
      every: stepMs,
      from: situation.start + hour,
      look(now) {
        settle(open, now, engine, observed);
        if (looks(situation, now)) make(open, now, engine);
      },
    });
    const simulator = createSimulator({ ...situation, presence: true, vary: true });
    let line = 0;
    simulator.run(situation.end, (text, sentAt) => virtual.take(text, ++line, sentAt));
    virtual.advance(situation.end);
    if (virtual.report.rejected > 0) throw new Error(`${virtual.report.rejected} lines were rejected`);
    return observed;
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function make(open: Map<number, Map<string, Made[]>>, at: number, { ledger }: LedgerEngine): void {
  const byCell = new Map<string, Made['forecasts'][number][]>();
  for (const forecast of forecasts(ledger, at)) {
    if (forecast.perceivedAt <= at) continue;
    const key = cellKey(forecast.share.cell);
    byCell.set(key, [
      ...(byCell.get(key) ?? []),
      { ...forecast, milestone: milestoneOf(forecast.share, ledger, at) },
    ]);
  }
  for (const [key, made] of byCell) {
    const { share, perceivedAt } = made[0]!;
    const captured = -ledger.money.journal.balance(share.cell, 'sales')[0];
    const cells = open.get(perceivedAt) ?? new Map<string, Made[]>();
    open.set(perceivedAt, cells);
    cells.set(key, [...(cells.get(key) ?? []), { at, captured, forecasts: made }]);
  }
}

function settle(
  open: Map<number, Map<string, Made[]>>,
  now: number,
  { ledger }: LedgerEngine,
  observed: Observation[],
): void {
  const cells = open.get(now);
  if (cells === undefined) return;
  open.delete(now);
  const balances = new Map([...ledger.money.journal.open()].map((c) => [cellKey(c.id), c.balances]));
  for (const [key, all] of cells) {
    const left = Object.entries(balances.get(key) ?? {}).flatMap(([account, [amount]]) =>
      stageOf(account) !== undefined && account !== 'switch.unknown' && amount > 0
        ? [[account, amount] as const]
        : [],
    );
    const captured = -(balances.get(key)?.sales?.[0] ?? 0);
    for (const made of all) {
      const missed = missedOf(
        made.forecasts.map(({ share: { account, detail, amount } }) => ({
          account: detail === '' ? account : `${account}:${detail}`,
          amount,
        })),
        left,
        Math.max(0, captured - made.captured),
      );
      made.forecasts.forEach(({ share: { account, amount }, perceivedAt, miss, milestone }, i) => {
        observed.push({
          at: made.at,
          perceivedAt,
          account,
          amount,
          said: miss,
          missed: missed[i]!,
          milestone,
        });
      });
    }
  }
}

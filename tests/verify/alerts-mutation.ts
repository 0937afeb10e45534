/**
 * Are the alert rules' tests worth anything? Makes rules wrong one way at a time and tells their stories under promtool.
 *
 *     node tests/verify/alerts-mutation.ts [--only NAME] [--every N] [--from N] [--records] [--minutes N]
 *
 * `--only` takes alerts or recorded series whose name contains NAME, `--every` each Nth mutant, `--records` recording rules in
 * place of alerting rules, `--minutes` stops in time and says how many were left.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { promtool } from '../alerts/promtool/tools.ts';
import { judgeAll, scoreOf, type Verdict } from './mutation/judge.ts';
import { kinds, type Mutant, recordMutants, ruleMutants } from './mutation/mutants.ts';

export interface Selection {
  readonly only?: string;
  readonly every?: number;
  readonly from?: number;
  readonly records?: boolean;
  readonly minutes?: number;
}

const select = ({ only = '', every = 1, from = 0, records = false }: Selection): readonly Mutant[] =>
  (records ? recordMutants() : ruleMutants())
    .filter(({ of }) => of.toLowerCase().includes(only.toLowerCase()))
    .filter((_, i) => i % every === from % every);

/** Judges a selection; `onVerdict` sees each mutant as it is known. Throws without promtool. */
export async function mutate(
  selection: Selection,
  onVerdict?: (verdict: Verdict) => void,
): Promise<{ readonly verdicts: readonly Verdict[]; readonly left: number }> {
  if (promtool === undefined) throw new Error('promtool is needed');
  const folder = mkdtempSync(join(tmpdir(), 'acq-mutation-'));
  const end = performance.now() + (selection.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  let taken = 0;
  const mutants = select(selection);
  function* inTime(): Generator<Mutant> {
    for (const mutant of mutants) {
      if (performance.now() > end) return;
      taken++;
      yield mutant;
    }
  }
  try {
    const options = { promtool, folder, ...(onVerdict && { onVerdict }) };
    const verdicts = await judgeAll(inTime(), options);
    return { verdicts, left: mutants.length - taken };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The score by kind, and every survivor. */
export function report(verdicts: readonly Verdict[], left: number): string {
  const line = (name: string, of: readonly Verdict[]): string => {
    const { killed, of: all, score } = scoreOf(of);
    return `${name.padEnd(6)} ${String(killed).padStart(5)} of ${String(all).padStart(5)} killed  ${(score * 100).toFixed(1)} %`;
  };
  const survivors = verdicts.filter(({ fate }) => fate === 'survived');
  const invalid = verdicts.filter(({ fate }) => fate === 'invalid').length;
  return [
    ...survivors.map(({ mutant }) => `survived: ${mutant.of}: ${mutant.what}`),
    ...kinds.map((kind) =>
      line(
        kind,
        verdicts.filter(({ mutant }) => mutant.kind === kind),
      ),
    ),
    line('all', verdicts),
    ...(invalid > 0 ? [`${invalid} that Prometheus does not accept are not counted`] : []),
    ...(left > 0 ? [`${left} were left when the time was over`] : []),
  ].join('\n');
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      every: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      minutes: { type: 'string' },
      records: { type: 'boolean', default: false },
    },
  });
  const { only, every, from, records, minutes } = values;
  const { verdicts, left } = await mutate(
    {
      ...{ only, records, every: Number(every), from: Number(from) },
      ...(minutes !== undefined && { minutes: Number(minutes) }),
    },
    ({ mutant, fate }) =>
      process.stdout.write(`${fate.padEnd(8)} ${mutant.kind.padEnd(4)} ${mutant.of}: ${mutant.what}\n`),
  );
  process.stdout.write(`\n${report(verdicts, left)}\n`);
}

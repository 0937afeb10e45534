/** `npm run drill -- S08`: a fault in a running system, and how well people answered it. See docs/drill.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { scoreCard } from './card.ts';
import { runningSystem } from './client.ts';
import { drill } from './drill.ts';
import { type DrillOptions, howToStart, parseOptions, usage } from './options.ts';
import type { DrillResult } from './score.ts';

/** Everything right: told before merchants, taken in time, by the right runbook. Its end may come later. */
const enough = 90;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function keep(result: DrillResult, out: string | undefined): string {
  const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${result.scenario}.json`;
  const file = out ?? join(import.meta.dirname, '../../var/drills', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

async function run(options: DrillOptions): Promise<number> {
  const system = runningSystem(options.control);
  const state = await system.state().catch(() => undefined);
  if (state?.system !== 'acquirer-demo') {
    say(howToStart(options.control, options.scenario));
    return 2;
  }
  let over = false;
  process.once('SIGINT', () => {
    over = true;
  });
  const typed = createInterface({ input: process.stdin });
  typed.on('line', (line) => {
    if (line.trim() === '' || state.notifier === undefined) return;
    system.command(state.notifier, line, options.by).then(say, (error: Error) => say(error.message));
  });
  try {
    const drilled = await drill(system, options, {
      say,
      pause: (ms) => pause(ms),
      elapsed: () => performance.now(),
      isOver: () => over,
    });
    if (!drilled.ok) {
      say(drilled.problem);
      return 2;
    }
    say(`\n${scoreCard(drilled.result)}`);
    say(`  written to ${keep(drilled.result, options.out)}`);
    return drilled.result.total >= enough ? 0 : 1;
  } catch (error) {
    say(`the system went away: ${(error as Error).message}`);
    return 2;
  } finally {
    typed.close();
    process.stdin.unref?.();
  }
}

const parsed = parseOptions(process.argv.slice(2));
if (parsed.ok === 'help') process.stdout.write(usage);
else if (!parsed.ok) {
  process.stderr.write(`${parsed.problem}\nnpm run drill -- --help lists the options\n`);
  process.exitCode = 2;
} else process.exitCode = await run(parsed.options);

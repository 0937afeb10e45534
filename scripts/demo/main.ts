/** `npm start`: an acquirer being observed, from its events to the alert that reaches a person. See docs/demo.md. */
import { setTimeout as pause } from 'node:timers/promises';
import { NotReady } from '../tools/ready.ts';
import { type DemoOptions, parseOptions, usage } from './options.ts';
import { play } from './play.ts';
import { print } from './say.ts';
import { faultNamed, scenarioLines } from './scene.ts';
import { type End, endText, supervise } from './supervise.ts';

/** Without an alert `--once` waits no longer than this. */
const onceMinutes = 15;

async function demo(options: DemoOptions): Promise<number> {
  const all = supervise();
  const minutes = options.minutes ?? (options.once ? onceMinutes : undefined);
  const outcome = { alerted: false };
  // Not waited for at the end: what it waits for may have been stopped.
  void play(all, options, outcome).catch((error: unknown) => {
    if (all.isOver()) return;
    process.exitCode = 1;
    print(error instanceof NotReady ? error.message : String((error as Error).stack));
    all.end({ why: 'failed' });
  });
  const end = await Promise.race([
    all.over,
    ...(minutes === undefined
      ? []
      : [pause(minutes * 60_000, { why: 'done' } as const satisfies End, { ref: false })]),
  ]);
  const why = endText(end);
  if (why !== undefined) print(`\n${why}`);
  print('\nstopping ...');
  await all.stop();
  print('everything has stopped; nothing was left behind');
  if (end.why === 'crash' || end.why === 'failed') return 1;
  if (end.why === 'done' && options.once && !outcome.alerted) {
    print(`--once: no alert about the fault within ${minutes} minutes`);
    return 1;
  }
  return 0;
}

const parsed = parseOptions(process.argv.slice(2));
if (parsed.ok === 'help') process.stdout.write(usage(scenarioLines()));
else if (!parsed.ok) {
  process.stderr.write(`${parsed.problem}\nnpm start -- --help lists the options\n`);
  process.exitCode = 2;
} else if (parsed.options.scenario !== undefined && faultNamed(parsed.options.scenario) === undefined) {
  process.stderr.write(
    `there is no scenario ${parsed.options.scenario}; there are\n${scenarioLines().join('\n')}\n`,
  );
  process.exitCode = 2;
} else process.exitCode = await demo(parsed.options);

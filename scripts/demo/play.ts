import { instantText } from '../../collector/simulator/clock.ts';
import { banner, missingText } from './banner.ts';
import { businessClockAt } from './businessclock.ts';
import { openDrills } from './drills.ts';
import { figuresTable, type Reading, readingOf } from './figures.ts';
import { messagePrinter } from './messages.ts';
import type { DemoOptions } from './options.ts';
import { duration, elapsed, print, say, timeOfDay } from './say.ts';
import { faultNamed, type Scene, sceneOf } from './scene.ts';
import { type Acquirer, findTools, openStack, type Stack } from './stack.ts';
import { openStory } from './story.ts';
import type { Supervisor } from './supervise.ts';

const zone = 'Asia/Shanghai';
const figuresEveryMs = 30_000;

/** What has happened so far, for the exit code. */
export interface Outcome {
  alerted: boolean;
}

/** The demo from its first line to whatever ends it. Throws when a part does not start. */
export async function play(all: Supervisor, options: DemoOptions, outcome: Outcome): Promise<void> {
  const scene = sceneOf(options.scenario === undefined ? undefined : faultNamed(options.scenario));
  const clock = businessClockAt(scene.start);
  const story = openStory(clock, zone);
  const tools = findTools();
  const missing = missingText(tools);
  if (missing !== undefined) say(missing);
  const stack = await openStack(all, options, tools, clock);
  const time = (): string => timeOfDay(clock.now(), zone);

  const showMessage = messagePrinter(time);
  const receiver = await stack.receiver(({ receiver, alert }) => {
    showMessage(receiver, alert);
    const timeline = story.alert(alert);
    if (timeline === undefined) return;
    outcome.alerted = true;
    setTimeout(() => {
      box('Timeline, on the acquirer’s clock', timeline);
      say(`from start to the routed alert: ${duration(elapsed())}`);
      if (options.once) all.end({ why: 'done' });
    }, 1_000);
  });

  const drills = await openDrills(all, options, clock);
  const acquirer = stack.acquirer(scene.start - options.historyHours * 3_600_000);
  const [[notifier, alertmanager]] = await Promise.all([
    tellers(stack, receiver.url),
    pastOf(acquirer, options.historyHours),
  ]);
  await timed('collector', () => stack.collector());
  acquirer.program.say('live');
  const prometheus = await timed('Prometheus', () => stack.prometheus());
  print(
    banner(
      options,
      {
        collector: stack.collectorUrl,
        prometheus: prometheus?.url,
        alertmanager: alertmanager?.url,
        receiver: receiver.url,
        notifier: notifier?.url,
        control: drills.url,
      },
      clock,
      zone,
    ),
  );

  acquirer.onReport((report) => {
    if (report.is === 'fault' && report.n === 0) story.fault(report.fault);
  });
  if (prometheus === undefined || alertmanager === undefined) void showFigures(all, stack, time);
  drills.begin(acquirer, notifier?.url);
  if (options.drill) say(`waiting for: npm run drill -- ${options.scenario}`);
  else if (scene.fault !== undefined) await inject(all, acquirer, scene, options);
  while (!all.isOver()) {
    await all.pause(1_000);
    const noticed = story.noticed();
    if (noticed !== undefined) box('Merchants', noticed);
  }
}

function box(title: string, text: string): void {
  print(`\n--- ${title}\n${text.replaceAll(/^/gm, '    ')}\n`);
}

/** Says how long a part took to start, if there is such a part. */
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const made = await work();
  if (made !== undefined || name === 'collector')
    say(`${name} is ready (${duration((performance.now() - started) / 1000)})`);
  return made;
}

async function pastOf(acquirer: Acquirer, hours: number): Promise<void> {
  if (hours > 0) say(`${hours} hours of history: simulated, booked, and sampled into Prometheus' blocks`);
  const started = performance.now();
  let told = 0;
  acquirer.onReport((report) => {
    if (report.is !== 'history' || report.share < told + 0.25 || report.share > 0.99) return;
    told = report.share;
    say(`history: ${Math.round(report.share * 100)} %`);
  });
  const { lines, rejected, reasons, samples, series } = await acquirer.ready;
  const counted = new Intl.NumberFormat('en').format;
  const inBlocks = samples === 0 ? '' : `, ${counted(samples)} samples of ${counted(series)} series`;
  say(
    `history is ready (${duration((performance.now() - started) / 1000)}): ${counted(lines)} events${inBlocks}`,
  );
  if (rejected > 0) say(`the collector rejected ${rejected} of them: ${reasons[0]}`);
}

/** The notifier, and the Alertmanager that tells it and the printing receiver. */
async function tellers(stack: Stack, webhook: string) {
  const notifier = await timed('notifier', () => stack.notifier());
  return [notifier, await timed('Alertmanager', () => stack.alertmanager(webhook, notifier?.url))] as const;
}

/** Waits out the healthy time and lets the fault begin. */
async function inject(
  all: Supervisor,
  acquirer: Acquirer,
  scene: Scene,
  options: DemoOptions,
): Promise<void> {
  const fault = scene.fault!;
  if (scene.onset === undefined) {
    say(`all is well; in ${options.healthySeconds} s: ${fault.id}, ${fault.title}`);
    await all.pause(options.healthySeconds * 1_000);
    if (all.isOver()) return;
    acquirer.program.say(`inject ${JSON.stringify({ id: fault.id, settings: options.settings })}`);
    say(`${fault.id} begins: ${fault.title}`);
  } else {
    const settings = { onset: instantText(scene.onset), ...options.settings };
    acquirer.program.say(`inject ${JSON.stringify({ id: fault.id, settings })}`);
    say(`${fault.id} begins at ${timeOfDay(scene.onset, zone)} of the acquirer's clock: ${fault.title}`);
  }
}

/** Prints what a graph would show, for a demo without Prometheus or Alertmanager. */
async function showFigures(all: Supervisor, stack: Stack, time: () => string): Promise<void> {
  const read = async (): Promise<Reading> =>
    readingOf(await (await fetch(`${stack.collectorUrl}/metrics`)).text(), Date.now());
  let before = await read();
  while (!all.isOver()) {
    await all.pause(figuresEveryMs);
    if (all.isOver()) return;
    const now = await read();
    box(`Key figures, ${time()}`, figuresTable(before, now));
    before = now;
  }
}

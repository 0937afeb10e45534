import type { TruthFault } from '../../collector/simulator/truth/schema.ts';
import type { RunningSystem } from './client.ts';
import type { DrillOptions } from './options.ts';
import { type DrillResult, scoreDrill } from './score.ts';

/** What a drill needs beside the system: time to wait, somebody to tell, and who ends it early. */
export interface Surroundings {
  readonly say: (text: string) => void;
  readonly pause: (ms: number) => Promise<void>;
  /** Milliseconds on a clock that does not jump. */
  readonly elapsed: () => number;
  readonly isOver: () => boolean;
}

export type Drilled =
  | { readonly ok: true; readonly result: DrillResult }
  | { readonly ok: false; readonly problem: string };

const everyMs = 1_000;

/** Injects, watches until the response is complete or the time is over, and scores. Throws when the system goes away. */
export async function drill(
  system: RunningSystem,
  { scenario, settings, minutes, untilAcknowledged }: DrillOptions,
  { say, pause, elapsed, isOver }: Surroundings,
): Promise<Drilled> {
  const before = await system.state();
  const { notifier, offsetMs } = before;
  if (!before.ready)
    return {
      ok: false,
      problem: 'the system is still starting: try again when it has printed its addresses',
    };
  if (notifier === undefined)
    return {
      ok: false,
      problem: 'the system runs without Prometheus, Alertmanager or notifier: nobody would be told',
    };
  const refused = await system.inject(scenario, settings);
  if (refused !== undefined) return { ok: false, problem: refused };
  say(`${scenario} was ordered; its alert comes to the receiver and to ${notifier}`);

  const known = before.faults.length;
  const end = elapsed() + minutes * 60_000;
  let fault: TruthFault | undefined;
  const told = new Set<string>();
  const tell = (key: string, text: string): void => {
    if (told.has(key)) return;
    told.add(key);
    say(text);
  };
  let result: DrillResult | undefined;
  while (elapsed() < end && !isOver()) {
    const { faults } = await system.state();
    fault = faults.slice(known).find((each) => each.scenario === scenario) ?? fault;
    if (fault !== undefined) {
      result = scoreDrill({ fault, incidents: await system.incidents(notifier), offsetMs });
      progress(result, tell);
      if (result.acknowledged !== null && (untilAcknowledged || result.resolved !== null)) break;
    }
    await pause(everyMs);
  }
  if (result === undefined)
    return { ok: false, problem: `the system does not know of ${scenario}: look at what it printed` };
  return { ok: true, result };
}

function progress(
  { alert, acknowledged, resolved, onset }: DrillResult,
  tell: (key: string, text: string) => void,
): void {
  tell('began', `the fault begins at ${onset}`);
  if (alert !== null)
    tell('alert', `${alert.name} (${alert.severity}) has arrived: ack ${alert.number} --runbook ...`);
  if (acknowledged !== null) tell('taken', `${acknowledged.by} has it (${acknowledged.via})`);
  if (resolved !== null) tell('resolved', 'its alert has resolved');
}

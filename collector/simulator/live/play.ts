import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario, Simulator } from '../simulator.ts';
import type { Sender } from './sender.ts';

/** A scenario to let loose after so many simulated milliseconds. */
export interface Injection {
  readonly after: number;
  readonly scenario: Scenario;
}

export interface LivePlan {
  /** Simulated start and end, epoch ms. */
  readonly start: number;
  readonly end: number;
  /** Simulated milliseconds per real one. */
  readonly speed: number;
  readonly injections: readonly Injection[];
  readonly sender: Sender;
  readonly signal: AbortSignal;
  /** Wall clock, epoch ms. */
  now(): number;
  /** Called about every ten real seconds. */
  progress(at: number): void;
}

const stepMs = 250;
const progressMs = 10_000;
/** With more lines than this unacknowledged, simulated time waits: nothing is lost, memory stays bounded. */
const mostWaiting = 200_000;

/** Streams a simulation in (scaled) real time until its end or until stopped; returns the simulated time reached. */
export async function play(simulator: Simulator, plan: LivePlan): Promise<number> {
  const began = plan.now();
  const pending = [...plan.injections].sort((a, b) => a.after - b.after);
  let at = plan.start;
  let heldBack = 0;
  let told = began;
  while (at < plan.end && !plan.signal.aborted) {
    const due = Math.min(plan.end, plan.start + (plan.now() - began - heldBack) * plan.speed);
    while (pending.length > 0 && plan.start + pending[0]!.after <= due) {
      const { after, scenario } = pending.shift()!;
      simulator.inject(scenario, Math.max(at, plan.start + after));
    }
    simulator.run(due, (line, _sentAt, source) => plan.sender.add(source, line));
    at = due;
    void plan.sender.drain();
    if (plan.now() - told >= progressMs) {
      told = plan.now();
      plan.progress(at);
    }
    const before = plan.now();
    await pause(stepMs, undefined, { signal: plan.signal }).catch(() => {});
    while (plan.sender.waiting > mostWaiting && !plan.signal.aborted)
      await pause(stepMs, undefined, { signal: plan.signal }).catch(() => {});
    heldBack += Math.max(0, plan.now() - before - 2 * stepMs);
  }
  await plan.sender.drain();
  return at;
}

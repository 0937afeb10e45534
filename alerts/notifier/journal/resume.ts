import type { NotifierConfig } from '../config/schema.ts';
import type { State } from '../incidents/state.ts';
import type { Answered, Tell, Told } from './record.ts';

/** Messages that were being posted when the process ended: nobody knows whether they arrived. */
export function settleUnanswered(state: State, now: number): readonly Answered[] {
  return [...state.robots.values()].flatMap(({ inFlight }) =>
    inFlight === undefined
      ? []
      : [
          {
            kind: 'answered',
            at: now,
            message: inFlight.id,
            answer: { outcome: 'unsure', code: 'restart' },
          } as const,
        ],
  );
}

/** What waited for robots that are no longer configured, put before those of the last route, which take everything. */
export function retireRobots(state: State, config: NotifierConfig, now: number): Told | undefined {
  const configured = new Set(config.robots.map(({ id }) => id));
  const heirs = config.routes.at(-1)!.robots;
  const gone = [...state.robots].filter(([id]) => !configured.has(id));
  if (gone.length === 0) return undefined;
  const tell = gone.flatMap(([, { waiting }]) =>
    [...waiting.values()]
      .filter(({ reason }) => reason !== 'mention')
      .flatMap(({ alert, reason }) => heirs.map((robot): Tell => ({ robot, alert, reason, mention: [] }))),
  );
  return { kind: 'tell', at: now, because: 'removed_robot', removed: gone.map(([id]) => id), tell };
}

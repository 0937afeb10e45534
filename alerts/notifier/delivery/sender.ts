import type { Person, RobotConfig } from '../config/schema.ts';
import type { RobotSecrets } from '../config/secrets.ts';
import { robotState, type State } from '../incidents/state.ts';
import { messageNumber } from '../intake/identity.ts';
import type { Answer, JournalRecord } from '../journal/record.ts';
import type { Logger } from '../log.ts';
import type { Telling } from '../message/alertlines.ts';
import { type Composing, composeCall, composeCard, type Subject } from '../message/compose.ts';
import type { Draft } from '../message/draft.ts';
import type { RobotKind } from '../robots/kind.ts';
import type { Timing } from '../timing.ts';
import { hardened, pauseAfter } from './backoff.ts';
import { callOf, callsOf, notJustCalled } from './calls.ts';
import { calmDelay } from './calm.ts';
import { choose } from './choose.ts';
import { limiter } from './limiter.ts';
import { type Post, transportAnswer } from './post.ts';

export interface SenderParts {
  readonly robot: RobotConfig;
  readonly secrets: RobotSecrets;
  readonly kind: RobotKind;
  readonly state: State;
  readonly record: (record: JournalRecord) => void;
  readonly telling: () => Telling;
  readonly people: ReadonlyMap<string, Person>;
  readonly zone: string;
  readonly timing: Timing;
  /** 0 to 1. */
  readonly random: () => number;
  readonly post: Post;
  readonly log: Logger;
}

/** Says what waits for one robot, one message at a time. */
export interface Sender {
  /** Something may be there to say, or may be said now. */
  wake(): void;
  /** Begins nothing more; resolves when the message under way is answered. */
  stop(): Promise<void>;
}

export function robotSender(parts: SenderParts): Sender {
  const { robot, kind, state, timing, random, zone, log } = parts;
  const mine = robotState(state, robot.id);
  const clockNow = timing.elapsed();
  /** A wall-clock instant before the restart, on the elapsed clock; never in the future. */
  const past = (at: number): number => clockNow - Math.max(0, timing.now() - at);
  const limit = limiter(kind.limits(robot), mine.posts.map(past));
  let pausedUntil = mine.pause === undefined ? 0 : past(mine.pause.at) + mine.pause.ms;
  let calmFrom = 0;
  let cancelTimer = (): void => {};
  let underway: Promise<void> | undefined;
  let stopped = false;

  const callsApart = (subjects: readonly Subject[]): readonly string[] =>
    kind.callsApart ? notJustCalled(callsOf(subjects, robot), mine, timing.now()) : [];

  function wake(): void {
    if (stopped || underway !== undefined) return;
    cancelTimer();
    const now = timing.elapsed();
    if (now < pausedUntil) {
      wakeAt(pausedUntil);
      return;
    }
    if (kind.avoidsHalfHours && now >= calmFrom) calmFrom = now + calmDelay(timing.now(), zone, random());
    const choice = choose({
      state,
      waiting: mine.waiting.values(),
      limiter: limit,
      postsFor: (subjects) => 1 + (callsApart(subjects).length > 0 ? 1 : 0),
      calmFrom,
      now,
    });
    if (choice.kind === 'nothing') return;
    if (choice.kind === 'wait') {
      wakeAt(choice.until);
      return;
    }
    const id = ('again' in choice && choice.again) || messageNumber(robot.id, timing.now(), state.turns);
    const call = choice.kind === 'call';
    const composing = composingFor(id, call);
    const draft = call
      ? composeCall(choice.subjects, composing)
      : composeCard(choice.subjects, choice.style, composing);
    const named = choice.subjects.slice(0, draft.items.length);
    underway = deliver(draft, call ? [] : callsApart(named)).finally(() => {
      underway = undefined;
      wake();
    });
  }

  function wakeAt(elapsed: number): void {
    cancelTimer = timing.after(Math.max(1, Math.ceil(elapsed - timing.elapsed())), wake);
  }

  function composingFor(id: string, call: boolean): Composing {
    return {
      id,
      robot,
      telling: parts.telling(),
      cardBytes: (draft) => kind.cardBytes(draft, robot),
      budget: kind.budget,
      mostLines: kind.mostLines,
      callFor: (named) => callOf(kind.callsApart && !call ? [] : callsOf(named, robot), parts.people),
    };
  }

  async function deliver(draft: Draft, calls: readonly string[]): Promise<void> {
    parts.record({
      kind: 'sending',
      at: timing.now(),
      message: draft.id,
      robot: robot.id,
      items: draft.items,
      calls,
    });
    const failuresBefore = mine.failures;
    const place = limit.start(timing.elapsed());
    const answer = hardened(await answerTo(draft), failuresBefore);
    place.ended(timing.elapsed());
    parts.record({ kind: 'answered', at: timing.now(), message: draft.id, answer });
    pausedUntil = timing.elapsed() + pauseAfter(answer, failuresBefore + 1, random());
    if (answer.outcome === 'delivered')
      log.info({ robot: robot.id, message: draft.id, alerts: draft.items.length }, 'delivered');
    else
      log.warn(
        { robot: robot.id, message: draft.id, outcome: answer.outcome, answer: answer.code },
        'not delivered',
      );
  }

  async function answerTo(draft: Draft): Promise<Answer> {
    const request = kind.request(draft, robot, parts.secrets, timing.now());
    try {
      return kind.read(await parts.post(request));
    } catch (error) {
      return transportAnswer(error);
    }
  }

  return {
    wake,
    async stop() {
      stopped = true;
      cancelTimer();
      await underway;
    },
  };
}

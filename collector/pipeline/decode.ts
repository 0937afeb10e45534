import { redact } from '../carddata/redact.ts';
import { scanText } from '../carddata/scan.ts';
import type { Config } from '../config/schema.ts';
import type { EventKind } from '../events/define.ts';
import { type EventOfKind, eventKinds } from '../events/kinds.ts';
import { dayProblem, timeProblem, type Window } from './age.ts';
import { explain } from './explain.ts';
import { type KindPlan, kindPlan } from './kindplan.ts';
import type { Problem, Refusal } from './outcome.ts';
import type { Prepared } from './prepared.ts';
import { refusal } from './refusal.ts';
import type { SourceRights } from './rights.ts';
import { type Notes, readInstant } from './shape.ts';
import { screenUnknown, withoutUnknown } from './unknownfields.ts';

type Json = Record<string, unknown>;

export interface Decoder {
  /** Decodes one line. Never throws, whatever the bytes are. */
  decode(text: string, line: number, rights: SourceRights, window: Window): Prepared | Refusal;
}

export interface DecoderParts {
  readonly config: Config;
  /** Clearing day of a channel at an instant by its nominal day-cut: what identities are made of. */
  readonly nominalDay: (channel: string, at: number) => string;
  /** What merchant and terminal ids are stored as; left out, as themselves. */
  readonly pseudonym?: (id: string) => string;
}

export const isRefusal = (decoded: Prepared | Refusal): decoded is Refusal => 'reason' in decoded;

export function decoder({ config, nominalDay, pseudonym }: DecoderParts): Decoder {
  const kinds = eventKinds as readonly unknown[] as readonly EventKind[];
  const plans = new Map<unknown, KindPlan>(kinds.map((kind) => [kind.kind, kindPlan(kind, config)]));
  const notes: Notes = { unknown: false };

  function examine(text: string, line: number, rights: SourceRights, window: Window): Prepared | Problem {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      return { reason: 'bad_json', detail: jsonDetail(error) };
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { reason: 'bad_schema', detail: 'an event is a JSON object' };
    const plan = plans.get((value as Json).kind);
    if (plan === undefined) return unknownKind((value as Json).kind);
    const { kind } = plan;
    if (!rights.mayKind(kind.kind))
      return { reason: 'not_allowed', detail: `source ${rights.id} may not send kind ${kind.kind}` };

    notes.unknown = false;
    let event = value as Json;
    if (!plan.shape.accepts(event, notes)) {
      // Zod has the last word: it gives the reason, or the event after all. Parsed anew, for defaults may be in already.
      const again = JSON.parse(text) as unknown;
      const problem = explain(plan, again);
      if (problem !== undefined) return problem;
      event = plan.kind.schema.parse(again) as Json;
    }
    const screened = screen(plan, event, notes.unknown);
    if (screened !== undefined) return screened;
    if (notes.unknown) event = withoutUnknown(plan.shape, event) as Json;
    return place(plan, event, rights, window, line, text);
  }

  /** Source, time, stored ids, vocabulary and identity of a well-formed event. */
  function place(
    plan: KindPlan,
    event: Json,
    rights: SourceRights,
    window: Window,
    line: number,
    text: string,
  ): Prepared | Problem {
    const { kind } = plan;
    const at = readInstant(event.at as string)!;
    if (event.source !== undefined && event.source !== rights.id)
      return { reason: 'not_allowed', detail: `source is not ${rights.id}` };
    const untimely = timeProblem(at, window, kind.record);
    if (untimely !== undefined) return untimely;

    // The content is hashed before the vocabulary: a name added to the configuration must not turn repeats into conflicts.
    if (pseudonym !== undefined) plan.pseudonymise(event, pseudonym);
    const once = kind.grain === 'once';
    const content = once ? plan.content(event) : 0;
    const unplaced = plan.resolve(event, rights);
    if (unplaced !== undefined) return unplaced;
    const soldAt = at - (plan.kind.sinceSale?.(event as never) ?? 0);
    let computedDay = '';
    if (plan.fillsClearingDay && event.clearingDay === undefined) {
      computedDay = nominalDay(event.channel as string, soldAt);
      event.clearingDay = computedDay;
    }
    if (!once) event.source = rights.id;
    const identity = once ? kind.identity(event as never) : '';
    const misdated = once ? dayProblem(identity, window) : undefined;
    if (misdated !== undefined) return misdated;

    const test = event.test === true;
    const late = at < window.lateBefore && !kind.record;
    return {
      event: event as unknown as EventOfKind,
      kind,
      at,
      identity,
      content,
      computedDay,
      soldAt,
      outcome: test ? 'test' : late ? 'late' : 'accepted',
      booked: !test && (!late || kind.money),
      line,
      text,
    };
  }

  return {
    decode(text, line, rights, window) {
      const result = examine(text, line, rights, window);
      return 'reason' in result ? refusal(line, text, result.reason, result.detail) : result;
    },
  };
}

function screen(plan: KindPlan, event: Json, unknown: boolean): Problem | undefined {
  for (const name of plan.freeTexts) {
    const text = event[name];
    const found = text === undefined ? undefined : scanText(text as string);
    if (found !== undefined) return { reason: 'card_data', detail: `${name}: ${found.what}` };
  }
  return unknown ? screenUnknown(plan.shape, event) : undefined;
}

/** V8's message quotes the line, and a quoted part of a card number is not recognised as one: only the place is told. */
function jsonDetail(error: unknown): string {
  const at = /at position (\d+)/.exec(String((error as Error).message));
  return at === null ? 'not valid JSON' : `not valid JSON at character ${Number(at[1]) + 1}`;
}

function unknownKind(kind: unknown): Problem {
  if (typeof kind !== 'string') return { reason: 'unknown_kind', detail: 'kind is missing' };
  return { reason: 'unknown_kind', detail: `kind ${redact(kind).slice(0, 60)} is not known` };
}

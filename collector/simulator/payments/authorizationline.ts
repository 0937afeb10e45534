import { dayText, instantText } from '../clock.ts';
import { terminalId } from '../population/terminals.ts';
import type { World } from '../world.ts';
import type { Attempt } from './attempt.ts';

/** Pieces of authorization lines that repeat, so that a line is one concatenation. */
export interface LineParts {
  readonly head: readonly string[];
  readonly issuers: readonly string[];
  readonly tails: readonly string[];
}

export function lineParts(world: Pick<World, 'profile'>): LineParts {
  const { profile } = world;
  return {
    head: profile.channels.map((c) => `","source":"switch","channel":"${c.id}","rrn":"`),
    issuers: profile.issuers.map(([name]) => `,"issuer":"${name}"`),
    tails: profile.nodes.map((node) => `,"node":"${node}"}`),
  };
}

/**
 * NDJSON line of an `authorization` event. The clearing day is written where the message carries one (F15 of card
 * and QR messages); for wallets the reader computes it from `at`.
 */
export function authorizationLine(
  world: World,
  attempt: Attempt,
  at: number,
  clearingDay: number,
  state: Attempt['state'],
  code: string,
): string {
  const { parts, merchants, terminals, profile } = world;
  const channel = profile.channels[attempt.channel]!;
  const day = channel.family === 'wallet' ? '' : `","clearingDay":"${dayText(clearingDay)}`;
  const issuer = channel.withIssuers ? parts.issuers[attempt.issuer]! : '';
  return (
    `{"kind":"authorization","at":"${instantText(at)}${parts.head[attempt.channel]}${attempt.rrn}${day}` +
    `","merchant":"${merchants.ids[attempt.merchant]}","terminal":"${terminalId(attempt.terminal)}` +
    `","type":"${attempt.type}","amount":${attempt.amount},"currency":"CNY","code":"${code}","state":"${state}` +
    `","latencyMs":${attempt.latencyMs}${issuer},${terminals.groups.all[attempt.group]!.json}` +
    parts.tails[attempt.node]!
  );
}

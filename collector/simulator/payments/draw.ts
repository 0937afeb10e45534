import { minutesOf } from '../clock.ts';
import { chooser } from '../population/choice.ts';
import { sellingTerminal, switchedOn } from '../population/terminals.ts';
import type { ChannelProfile } from '../profiles/profile.ts';
import { logNormal, type Random } from '../random.ts';
import type { World } from '../world.ts';
import type { Attempt } from './attempt.ts';
import { referenceNumber } from './numbers.ts';

/** What is fixed about drawing attempts of one channel. */
export interface Drawing {
  readonly channel: number;
  readonly profile: ChannelProfile;
  readonly attemptsPerSecond: number;
  readonly amountMedian: number;
  readonly latencyMedian: number;
  readonly latencySigma: number;
  readonly decline: (unit: number) => number;
  readonly systemCode: (unit: number) => number;
  readonly unknownCode: (unit: number) => number;
  readonly issuer: (unit: number) => number;
}

const amountSigma = 0.9;

export function drawingOf(world: Pick<World, 'profile'>, channel: number): Drawing {
  const { profile } = world;
  const c = profile.channels[channel]!;
  const approved = profile.transactionsPerDay * c.count * c.mix.approval * (c.family === 'card' ? 0.96 : 1);
  const [median, p95] = c.mix.latency;
  return {
    channel,
    profile: c,
    attemptsPerSecond: (profile.transactionsPerDay * c.count) / 86_400,
    amountMedian: (profile.amountPerDay * c.amount) / approved / Math.exp(amountSigma ** 2 / 2),
    latencyMedian: median,
    latencySigma: Math.log(p95 / median) / 1.645,
    decline: chooser(c.mix.declines),
    systemCode: chooser(c.mix.systemCodes),
    unknownCode: chooser(c.mix.unknownCodes),
    issuer: chooser(profile.issuers),
  };
}

/** Share of card attempts that are not sales, in this order. */
const inquiries = 0.015;
const preauths = 0.006;
const completions = 0.006;

function typeOf(channel: ChannelProfile, unit: number): Attempt['type'] {
  if (channel.family !== 'card') return 'qr_payment';
  if (channel.messages === 'dual' || unit >= inquiries + preauths + completions) return 'sale';
  if (unit < inquiries) return 'balance_inquiry';
  return unit < inquiries + preauths ? 'preauth' : 'preauth_completion';
}

/**
 * One healthy attempt in the second that begins at `secondAt`. Every attempt takes the same number of draws,
 * whatever happens to it, so that faults change outcomes and not identities. Undefined when nobody sells.
 */
export function drawAttempt(
  world: World,
  drawing: Drawing,
  random: Random,
  secondAt: number,
  index: number,
  band: number,
  day: number,
): Attempt | undefined {
  const { profile, channel } = drawing;
  const startedAt = secondAt + Math.floor(random.unit() * 1000);
  const seller = random.unit();
  const sellerLuck = random.unit();
  const terminalLuck = random.unit();
  const type = typeOf(profile, random.unit());
  const amount = Math.round(logNormal(random, drawing.amountMedian, amountSigma));
  const outcome = random.unit();
  const codeLuck = random.unit();
  const latency = logNormal(random, drawing.latencyMedian, drawing.latencySigma);
  const issuer = drawing.issuer(random.unit());
  const node = Math.floor(random.unit() * world.profile.nodes.length);
  const link = Math.floor(random.unit() * profile.links.length);
  const asynchronousLuck = random.unit();
  const luckA = random.unit();
  const luckB = random.unit();
  const sellers = world.pairs.sellers[channel]![band]!;
  if (sellers.size === 0) return undefined;
  const pair = sellers.pick(seller, sellerLuck);
  const merchant = world.pairs.merchant[pair]!;
  const terminal = sellingTerminal(world.terminals, world.merchants, merchant, day, terminalLuck);
  if (terminal < 0 || !switchedOn(world.terminals, terminal, day, minutesOf(startedAt))) return undefined;
  const attempt: Attempt = {
    startedAt,
    channel,
    pair,
    merchant,
    terminal,
    group: world.terminals.group[terminal]!,
    type,
    amount: type === 'balance_inquiry' ? 0 : Math.max(1, amount),
    rrn: referenceNumber(profile, startedAt, index),
    issuer,
    node,
    link,
    pin: profile.family === 'card' && codeLuck < 0.7,
    retry: 0,
    asynchronous: asynchronousLuck < profile.asynchronous,
    luckA,
    luckB,
    code: profile.mix.approvedCode,
    state: 'approved',
    latencyMs: Math.min(20_000, Math.round(latency)),
    paysAfterMs: Math.round(2_000 + 6_000 * Math.exp(0.8 * (luckB - 0.5) * 3)),
    callbackMs: Math.round(900 * Math.exp(1.2 * (luckA - 0.5) * 2)),
    via: luckB < 0.01 ? 'active_query' : 'callback',
    charged: luckA < 0.5,
    reversalLost: false,
    reversedFor: undefined,
    lost: false,
    touched: 0,
  };
  answer(attempt, drawing, outcome, codeLuck);
  return attempt;
}

/** Share of system failures after which nobody knows the outcome. */
const unknownShare = 0.4;
/** Share of approvals that the terminal fails to use. */
const spoiledShare = 0.0002;

function answer(attempt: Attempt, drawing: Drawing, outcome: number, codeLuck: number): void {
  const { mix } = drawing.profile;
  if (outcome < mix.approval) {
    if (attempt.type === 'sale' && attempt.luckA > 1 - spoiledShare) attempt.reversedFor = 'terminal_96';
    return;
  }
  if (outcome >= mix.approval + mix.system) {
    attempt.state = 'declined';
    attempt.code = mix.declines[drawing.decline(codeLuck)]![0];
    return;
  }
  const captures = attempt.type !== 'balance_inquiry' && attempt.type !== 'preauth';
  if (captures && outcome < mix.approval + mix.system * unknownShare) {
    attempt.state = 'unknown';
    attempt.code = mix.unknownCodes[drawing.unknownCode(codeLuck)]![0];
    attempt.latencyMs = attempt.code === 'TIMEOUT' ? 25_000 : 15_000 + attempt.latencyMs;
    return;
  }
  attempt.state = 'declined';
  attempt.code = mix.systemCodes[drawing.systemCode(codeLuck)]![0];
}

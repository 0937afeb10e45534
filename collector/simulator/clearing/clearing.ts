import { dayOf, dayText, instantOf, instantText, minute } from '../clock.ts';
import type { FilePlan } from '../hooks.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';
import { type FileTotals, type Line, totalsOf } from './file.ts';
import { receivedLine, sendFile } from './send.ts';

/** Clearing files of every channel and clearing day. */
export interface Clearing {
  start(): void;
  /** Money was captured for a day whose file may have come already: a correction follows. */
  lateCapture(pair: number, day: number): void;
}

interface FileState {
  readonly plan: FilePlan;
  ordinal: number;
  revision: number;
  delivered: boolean;
  dirty: boolean;
}

export function clearing(world: () => World): Clearing {
  const states = new Map<string, FileState>();
  const keyOf = (channel: number, day: number): string => `${channel}|${day}`;

  function plan(channel: number, day: number): void {
    const w = world();
    const { file } = w.profile.channels[channel]!;
    const luck = hashUnit(w.seed, 601, channel, day);
    const made: FilePlan = {
      channel,
      day,
      arrivesAt: Math.floor(instantOf(day + 1, file.expected - 8 + file.spread * luck * luck)),
      missing: 0,
      completedAt: Number.NaN,
      againAt: Number.NaN,
      againLoaded: false,
      againTouched: 0,
      shifted: 0,
      touched: 0,
    };
    announce(w, channel, day);
    const usual = made.arrivesAt;
    for (const change of w.hooks.file) change(made);
    states.set(keyOf(channel, day), { plan: made, ordinal: 0, revision: 0, delivered: false, dirty: false });
    if (made.arrivesAt > usual) withhold(w, made, usual);
    w.at(made.arrivesAt, () => arrive(channel, day));
  }

  /** What a late file withholds is seen from the moment it usually comes. */
  function withhold(w: World, made: FilePlan, usual: number): void {
    w.at(usual, () => {
      const { channel, day } = made;
      const lines = linesOf(w, channel, day);
      const file = { channel, day, ordinal: 1, revision: 0, lines, loaded: true, touched: 0 };
      const line = receivedLine(w, usual, file, totalsOf(lines, w.profile.channels[channel]!.channelFee));
      w.truth.touched(made.touched, w.outbox.sentAt('clearing', usual, line));
      w.blame.channelDay(made.channel, made.day, made.touched);
    });
  }

  function arrive(channel: number, day: number): void {
    const w = world();
    const state = states.get(keyOf(channel, day))!;
    const { plan: file } = state;
    const now = w.now();
    const { kept, missing, shifted } = split(w, file, linesOf(w, channel, day));
    deliver(state, kept, now, true, 0);
    state.delivered = true;
    w.reconciliation.fileLoaded(channel, day, now, missing, shifted);
    if (missing.length > 0) {
      for (const line of missing) w.blame.pairDay(line.pair, day, file.touched);
      w.at(file.completedAt, () => {
        deliver(state, missing, w.now(), true, 0);
        w.reconciliation.fileLoaded(channel, day, w.now(), [], []);
        w.settlement.fileCameLate();
      });
    }
    if (shifted.length > 0) state.dirty = true;
    if (now > instantOf(day + 1, 300)) w.settlement.fileCameLate();
    if (!Number.isNaN(file.againAt))
      w.at(Math.max(now + minute, file.againAt), () => deliverAgain(state, kept));
    correctOthers(channel, day, now);
  }

  function deliver(
    state: FileState,
    lines: readonly Line[],
    at: number,
    loaded: boolean,
    revision: number,
  ): FileTotals {
    const w = world();
    const { channel, day, touched } = state.plan;
    state.ordinal += 1;
    const money = w.money.of(day);
    for (const line of lines) money.lined[line.pair] = money.lined[line.pair]! + line.gross;
    const totals = sendFile(w, at, {
      channel,
      day,
      ordinal: state.ordinal,
      revision,
      lines,
      loaded,
      touched,
    });
    w.treasury.expectInbound(channel, day, Math.max(0, totals.gross - totals.fees));
    return totals;
  }

  /** The same bytes under a new name. Loaded, they double what settlement takes for due. */
  function deliverAgain(state: FileState, lines: readonly Line[]): void {
    const w = world();
    const { channel, day, againTouched: touched, againLoaded } = state.plan;
    state.ordinal += 1;
    sendFile(w, w.now(), {
      channel,
      day,
      ordinal: state.ordinal,
      revision: -1,
      lines,
      loaded: againLoaded,
      touched,
    });
    if (!againLoaded) return;
    for (const line of lines) {
      if (line.gross <= 0) continue;
      w.settlement.double(line.pair, day, line.gross);
      w.truth.harmed(touched, w.pairs.merchant[line.pair]!, line.gross);
    }
  }

  /** With tonight's file come corrections of earlier days. */
  function correctOthers(channel: number, day: number, now: number): void {
    const w = world();
    for (const state of states.values()) {
      const { plan: file } = state;
      if (file.channel !== channel || file.day >= day || !state.dirty || !state.delivered) continue;
      const lines = linesOf(w, channel, file.day);
      state.dirty = false;
      if (lines.length === 0) continue;
      state.revision += 1;
      deliver(state, lines, now + 2 * minute, true, state.revision);
      w.reconciliation.fileLoaded(channel, file.day, now + 2 * minute, [], []);
    }
  }

  return {
    start() {
      const w = world();
      w.profile.channels.forEach((channel, n) => {
        const first = dayOf(w.start);
        const cut = (day: number): void => {
          w.at(Math.max(w.now(), instantOf(day, channel.dayCut)), () => {
            plan(n, day);
            cut(day + 1);
          });
        };
        cut(instantOf(first, channel.dayCut) < w.start ? first + 1 : first);
      });
    },
    lateCapture(pair, day) {
      const state = states.get(keyOf(world().pairs.channel[pair]!, day));
      if (state?.delivered === true) state.dirty = true;
    },
  };
}

/** What the channel knows of a day beyond what it said already. */
function linesOf(world: World, channel: number, day: number): Line[] {
  const money = world.money.of(day);
  const lines: Line[] = [];
  for (let pair = 0; pair < world.pairs.count; pair += 1) {
    if (world.pairs.channel[pair] !== channel) continue;
    const known = world.money.channelOnly.get(`${pair}|${day}`) ?? 0;
    const gross = money.taken[pair]! + known - money.lined[pair]!;
    const first = money.lined[pair] === 0;
    if (gross !== 0 || (first && money.transactions[pair]! > 0)) {
      lines.push({ pair, gross, transactions: first ? money.transactions[pair]! : 1 });
    }
  }
  return lines;
}

interface Split {
  readonly kept: Line[];
  readonly missing: Line[];
  readonly shifted: Line[];
}

function split(world: World, file: FilePlan, lines: readonly Line[]): Split {
  if (file.missing === 0 && file.shifted === 0) return { kept: [...lines], missing: [], shifted: [] };
  const kept: Line[] = [];
  const missing: Line[] = [];
  const shifted: Line[] = [];
  for (const line of lines) {
    if (hashUnit(world.seed, 602, line.pair, file.day) < file.missing) {
      missing.push(line);
      continue;
    }
    // A shop with late sales has a twentieth of its day in the next file.
    const late = file.shifted > 0 && hashUnit(world.seed, 603, line.pair, file.day) < file.shifted * 20;
    const moved = late && line.gross > 0 ? Math.floor(line.gross / 20) : 0;
    if (moved > 0) shifted.push({ pair: line.pair, gross: moved, transactions: 1 });
    kept.push({ ...line, gross: line.gross - moved });
  }
  return { kept, missing, shifted };
}

/** The channel's calendar of files, told in the evening. */
function announce(world: World, channel: number, day: number): void {
  const profile = world.profile.channels[channel]!;
  const at = world.now();
  const line =
    `{"kind":"clearing.file_expected","at":"${instantText(at)}","source":"clearing","channel":"${profile.id}` +
    `","fileType":"${profile.file.type}","clearingDay":"${dayText(day)}","expectedAt":"${instantText(instantOf(day + 1, profile.file.expected))}` +
    `","deadlineAt":"${instantText(instantOf(day + 1, profile.file.deadline))}"}`;
  world.outbox.send('clearing', at, line);
}

import { situations } from './benign/situations.ts';
import { bookkeeper } from './books/books.ts';
import type { Books } from './books/schema.ts';
import { buildWorld } from './build.ts';
import { dayOf, instantOf, instantText, minutesOfText } from './clock.ts';
import { faults } from './faults/faults.ts';
import { type Parameters, valuesOf } from './faults/parameters.ts';
import { addHooks } from './hooks.ts';
import type { Transport } from './outbox.ts';
import { profileNamed, withTraffic } from './profiles/profiles.ts';
import type { SourceId } from './sources.ts';
import { prologue } from './streams/prologue.ts';
import { startStreams } from './streams/start.ts';
import type { Truth } from './truth/schema.ts';
import { type ActiveFault, type ActiveSituation, benignOf, truthOf } from './truth/truth.ts';

/** A scenario by id (S01…S20, B01…B12), with settings of its parameters as text. */
export interface Scenario {
  readonly id: string;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface SimulatorOptions {
  /** B, S, M or L. */
  readonly profile?: string;
  /** Sales and their money against the profile's; 1 when left out. */
  readonly traffic?: number;
  readonly seed: number;
  /** Epoch ms of the first event, taken down to the whole second. */
  readonly start: number;
  /** Snapshots of the fleet each minute instead of single heartbeats. */
  readonly presence?: boolean;
  readonly scenarios?: readonly Scenario[];
  /** Draw the parameters that are not set from their ranges, by the seed. */
  readonly vary?: boolean;
  readonly transport?: Partial<Transport>;
}

/** Receives every line in the order of sending. */
export type Emit = (line: string, sentAt: number, source: SourceId) => void;

/** A running acquirer. The same options and calls give the same lines. */
export interface Simulator {
  /** Lines sent so far. */
  readonly lines: number;
  /** Runs until just before a moment (epoch ms); may be called again with a later one. */
  run(until: number, emit: Emit): void;
  /**
   * Lets a scenario begin in the running simulation, at `at` or at the next hour of the night it can happen in. Returns
   * its truth so far. Throws RangeError for an unknown scenario or setting.
   */
  inject(scenario: Scenario, at: number): void;
  /** What has been wrong so far; call it at the end of a recording. */
  truth(): Truth;
  /** The acquirer's own books of everything sent before the moment reached. */
  books(): Books;
}

export function createSimulator(given: SimulatorOptions): Simulator {
  // Reference numbers count within a second: sales are made from whole seconds on, or two seconds would share one.
  const options = { ...given, start: Math.floor(given.start / 1000) * 1000 };
  let lines = 0;
  let sink: Emit = () => undefined;
  let begun = false;
  let reached = options.start;
  const active: ActiveFault[] = [];
  const benign: ActiveSituation[] = [];
  const profile = withTraffic(profileNamed(options.profile ?? 'B'), options.traffic ?? 1);
  const emit: Emit = (line, sentAt, source) => {
    lines += 1;
    sink(line, sentAt, source);
  };
  const { world, advance } = buildWorld({
    profile,
    seed: options.seed,
    start: options.start,
    presence: options.presence ?? false,
    transport: { duplicates: 0, disorder: 0, ...options.transport },
    emit,
  });

  const keepBooks = bookkeeper(world);

  function add(id: string, settings: Readonly<Record<string, string>>, start: number): void {
    const draw = { seed: options.seed, vary: options.vary ?? false, start, settings };
    const situation = situations.find((s) => s.id === id);
    if (situation !== undefined) {
      const values = valuesOf(id, situation.parameters, draw);
      const effect = situation.effect(world, values);
      benign.push({ situation, values, effect });
      addHooks(world.hooks, effect.hooks ?? {});
      effect.begin?.();
      return;
    }
    const fault = faults.find((f) => f.id === id);
    if (fault === undefined) throw new RangeError(`no scenario ${id}; see simulate --list`);
    const values = valuesOf(id, fault.parameters, draw);
    const mask = world.truth.register(fault.visibility);
    const effect = fault.effect(world, values, mask);
    active.push({ fault, values, effect, mask });
    addHooks(world.hooks, effect.hooks ?? {});
    effect.begin?.();
  }

  for (const { id, settings } of options.scenarios ?? [])
    add(id.toUpperCase(), settings ?? {}, options.start);

  return {
    get lines() {
      return lines;
    },
    run(until, emitTo) {
      sink = emitTo;
      if (!begun) {
        begun = true;
        prologue(world, (line, source) => emit(line, world.start, source));
        startStreams(world, options.transport?.disorder ?? 0);
      }
      advance(until);
      reached = Math.max(reached, until);
    },
    inject({ id, settings = {} }, at) {
      const name = id.toUpperCase();
      const { parameters } = [...faults, ...situations].find((s) => s.id === name) ?? { parameters: {} };
      add(name, { ...momentsAt(parameters, at), ...settings }, at);
    },
    books: () => keepBooks(lines),
    truth() {
      const outstanding = world.late.outstanding();
      return {
        format: 'acquirer-truth/1',
        profile: profile.id,
        seed: options.seed,
        window: { start: instantText(options.start), end: instantText(reached) },
        events: lines,
        faults: active.map((fault) => truthOf(fault, world.truth.measured(fault.mask, outstanding))),
        benign: benign.map(benignOf),
      };
    },
  };
}

/** Widest span of hours, minutes, of a fault that belongs to one time of the night. */
const narrow = 240;

/**
 * Moments of a scenario injected at `at`: now, or, for what can only happen at a certain hour, the next such hour.
 * Further moments keep their distance in days.
 */
function momentsAt(parameters: Parameters, at: number): Record<string, string> {
  const { onset } = parameters;
  if (onset?.kind !== 'moment') return {};
  const anytime = minutesOfText(onset.until) - minutesOfText(onset.from) >= narrow;
  const today = dayOf(at);
  const usual = minutesOfText(onset.at);
  const day = anytime || instantOf(today, usual) > at ? today : today + 1;
  const settings: Record<string, string> = { onset: instantText(anytime ? at : instantOf(day, usual)) };
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.kind !== 'moment' || name === 'onset') continue;
    settings[name] = instantText(instantOf(day + parameter.day - onset.day, minutesOfText(parameter.at)));
  }
  return settings;
}

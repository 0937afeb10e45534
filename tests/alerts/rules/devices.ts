import { counter, gauge, type Labels, type Series, type Timeline } from '../promtool/series.ts';

/** Sales of one model against those of all others. */
export interface Devices {
  readonly perMinute: number;
  /** Share of terminal faults: on both firmwares of the model, or on the first alone. */
  readonly share: number;
  readonly all: boolean;
  /** The same of the other models. */
  readonly rest: number;
}

const metric = 'acquirer_authorizations_by_terminal_model_total';

/** Two firmwares of one model, and another model with ten times the traffic. */
export function devices(
  time: Timeline,
  who: Labels,
  { perMinute, share, all, rest }: Devices,
): readonly Series[] {
  const model = who.terminal_model ?? 'p8';
  const half = perMinute / 2;
  const of = (labels: Labels, rate: number, faulty: number): readonly Series[] => [
    counter(time, metric, { ...labels, outcome: 'approved' }, rate, rate * (1 - faulty)),
    counter(time, metric, { ...labels, outcome: 'terminal_fault' }, 0, rate * faulty),
  ];
  const first = who.firmware ?? '1';
  return [
    ...of({ terminal_model: model, firmware: first }, half, share),
    ...of({ terminal_model: model, firmware: 'second' }, half, all ? share : 0.001),
    ...of({ terminal_model: 'others', firmware: 'x' }, perMinute * 10, rest),
    gauge(
      time,
      'acquirer_terminals_by_version',
      { terminal_model: model, firmware: first, state: 'online' },
      60,
    ),
    gauge(
      time,
      'acquirer_terminals_by_version',
      { terminal_model: model, firmware: 'second', state: 'online' },
      40,
    ),
  ];
}

import { instantText } from '../clock.ts';
import { causeLabels } from '../faults/causes.ts';
import type { Effect, Fault, Situation } from '../faults/fault.ts';
import type { Parameters, Values } from '../faults/parameters.ts';
import { everywhere, type Truth, type TruthFault } from './schema.ts';
import type { Measured } from './tracker.ts';

/** A fault at work in a run, and its bit. */
export interface ActiveFault {
  readonly fault: Fault;
  readonly values: Values<Parameters>;
  readonly effect: Effect;
  readonly mask: number;
}

export interface ActiveSituation {
  readonly situation: Situation;
  readonly values: Values<Parameters>;
  readonly effect: Omit<Effect, 'scope'>;
}

/** Parameters as people write them: moments as instants. */
function written(parameters: Parameters, values: Values<Parameters>): TruthFault['parameters'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      parameters[name]!.kind === 'moment' ? instantText(value as number) : value,
    ]),
  );
}

const orNull = (at: number): string | null => (Number.isNaN(at) ? null : instantText(at));

/** What a truth file says of one fault. */
export function truthOf({ fault, values, effect }: ActiveFault, measured: Measured): TruthFault {
  const { firstObservableAt, visibleAt } = measured;
  const lead = (visibleAt - firstObservableAt) / 1000;
  return {
    scenario: fault.id,
    title: fault.title,
    parameters: written(fault.parameters, values),
    causes: fault.causes.map((id) => ({ id, label: causeLabels[id] })),
    stages: [...fault.stages],
    teams: [...fault.teams],
    scope: { ...everywhere, ...effect.scope },
    onset: instantText(effect.onset),
    end: instantText(effect.end),
    firstObservableAt: orNull(firstObservableAt),
    visibleAt: orNull(visibleAt),
    visibility: fault.visibility,
    affected: { merchants: measured.merchants, amount: measured.amount },
    achievableLeadSeconds: Number.isNaN(lead) ? null : Math.round(lead),
  };
}

export const benignOf = ({ situation, values, effect }: ActiveSituation): Truth['benign'][number] => ({
  situation: situation.id,
  title: situation.title,
  parameters: written(situation.parameters, values),
  from: instantText(effect.onset),
  until: instantText(effect.end),
});

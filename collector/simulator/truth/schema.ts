import { z } from 'zod';

const instant = z.string().meta({ format: 'date-time' });
const names = z.array(z.string());

/** Where a fault acts; an empty list means all of them. */
const scope = z.object({
  channels: names,
  issuers: names,
  banks: names,
  regions: names,
  carriers: names,
  gateways: names,
  models: names,
  firmwares: names,
  nodes: names,
  sources: names,
});

const parameter = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const fault = z.object({
  /** Scenario, e.g. `S12`. */
  scenario: z.string(),
  title: z.string(),
  parameters: z.record(z.string(), parameter),
  /** Accepted verdicts: cause ids and the labels of the same causes. */
  causes: z.array(z.object({ id: z.string(), label: z.string() })).min(1),
  stages: names.min(1),
  teams: names.min(1),
  scope,
  onset: instant,
  end: instant,
  /** Sending of the first event that the fault added, changed or withheld; null = it changed none. */
  firstObservableAt: instant.nullable(),
  /** When merchants notice (counter: fifth call; money: perceived due time); null = they never do. */
  visibleAt: instant.nullable(),
  visibility: z.enum(['counter', 'money']),
  /** Merchants and minor units that failed, or came late, because of it. */
  affected: z.object({ merchants: z.int(), amount: z.int() }),
  /** visibleAt - firstObservableAt; null when one of them is. */
  achievableLeadSeconds: z.number().nullable(),
});

const benign = z.object({
  situation: z.string(),
  title: z.string(),
  parameters: z.record(z.string(), parameter),
  from: instant,
  until: instant,
});

/** What was really wrong in a recording: the ground truth alerts are scored against. */
export const truthSchema = z.object({
  format: z.literal('acquirer-truth/1'),
  profile: z.string(),
  seed: z.int(),
  window: z.object({ start: instant, end: instant }),
  /** Lines of the events file, and when the last was sent. */
  events: z.int(),
  faults: z.array(fault),
  benign: z.array(benign),
});

export type Truth = z.output<typeof truthSchema>;
export type TruthFault = Truth['faults'][number];
export type Scope = z.output<typeof scope>;

/** A scope that names nothing: everything. */
export const everywhere: Scope = {
  channels: [],
  issuers: [],
  banks: [],
  regions: [],
  carriers: [],
  gateways: [],
  models: [],
  firmwares: [],
  nodes: [],
  sources: [],
};

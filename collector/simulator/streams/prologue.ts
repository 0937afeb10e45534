import { dayLength, dayOf, dayText, instantOf, instantText } from '../clock.ts';
import { terminalId } from '../population/terminals.ts';
import { hashUnit } from '../random.ts';
import type { SourceId } from '../sources.ts';
import type { World } from '../world.ts';

/**
 * What is known before anything happens: contracts of record, terminals, credentials, documents. Sent in the first instant of
 * the run, before everything else. Documents of every merchant would say little: one in fifty ends within 90 days.
 */
export function prologue(world: World, emit: (line: string, source: SourceId) => void): void {
  const at = instantText(world.start);
  contracts(world, at, emit);
  installations(world, at, emit);
  credentials(world, at, emit);
  documents(world, at, emit);
}

type Emit = (line: string, source: SourceId) => void;

const channelsOf = (world: World, merchant: number): string => {
  const names: string[] = [];
  for (let p = world.pairs.first[merchant]!; p < world.pairs.first[merchant + 1]!; p += 1)
    names.push(`"${world.profile.channels[world.pairs.channel[p]!]!.id}"`);
  return names.join();
};

function contracts(world: World, at: string, emit: Emit): void {
  const today = dayOf(world.start);
  for (let m = 0; m < world.merchants.count; m += 1) {
    const since = dayText(today - 30 - Math.floor(700 * hashUnit(world.seed, 811, m)));
    emit(contractLine(world, at, m, 1, since, since, 'onboarding', 'operations'), 'merchant');
  }
}

/** NDJSON line of a `merchant.contract` event with the mode of record from a clearing day on. */
export function contractLine(
  world: World,
  at: string,
  merchant: number,
  version: number,
  effectiveFrom: string,
  onboardedOn: string,
  change: 'onboarding' | 'mode',
  origin: string,
  mode = world.contracts.modeOf(merchant, dayOf(world.start)),
): string {
  return (
    `{"kind":"merchant.contract","at":"${at}","source":"merchant","merchant":"${world.merchants.ids[merchant]}","version":${version}` +
    `,"mode":"${world.contracts.modes[mode]}","bank":"${world.profile.banks[world.merchants.bank[merchant]!]![0]}","effectiveFrom":"${effectiveFrom}` +
    `","onboardedOn":"${onboardedOn}","change":"${change}","origin":"${origin}","channels":[${channelsOf(world, merchant)}]}`
  );
}

function installations(world: World, at: string, emit: Emit): void {
  const { terminals, profile, merchants } = world;
  let merchant = -1;
  let channels = '';
  for (let t = 0; t < terminals.count; t += 1) {
    if (terminals.merchant[t] !== merchant) {
      merchant = terminals.merchant[t]!;
      channels = channelsOf(world, merchant);
    }
    const group = terminals.groups.all[terminals.group[t]!]!;
    emit(
      `{"kind":"terminal.registry","at":"${at}","source":"tms","terminal":"${terminalId(t)}","action":"install","merchant":"${merchants.ids[merchant]}",` +
        `${group.json},"gateway":"${profile.gateways[group.gateway]}","channels":[${channels}],"heartbeatSeconds":${world.presence ? 0 : profile.heartbeatSeconds}}`,
      'tms',
    );
  }
}

/** Ends of credentials are spread: a tenth of each model's certificates ends in the coming year, none within 60 days. */
function credentials(world: World, at: string, emit: Emit): void {
  const { profile, terminals } = world;
  profile.models.forEach((model, n) => {
    const fleet = Math.round(terminals.count * model.share);
    for (const [credential, days, share] of [
      ['ca_cert', 900 + 31 * n, 1],
      ['tls_cert', 75 + 20 * n, 0.02],
      ['tls_cert', 400 + 20 * n, 0.98],
      ['tmk', 700 + 11 * n, 1],
    ] as const) {
      const end = instantText(instantOf(dayOf(world.start), 0) + days * dayLength);
      emit(
        `{"kind":"terminal.credentials","at":"${at}","source":"tms","model":"${model.id}","credential":"${credential}","notAfter":"${end}","terminals":${Math.round(fleet * share)}}`,
        'tms',
      );
    }
  });
}

function documents(world: World, at: string, emit: Emit): void {
  const today = dayOf(world.start);
  for (let m = 0; m < world.merchants.count; m += 50) {
    const document = m % 3 === 0 ? 'licence' : m % 3 === 1 ? 'id' : 'agreement';
    const end = dayText(today + 35 + Math.floor(60 * hashUnit(world.seed, 812, m)));
    emit(
      `{"kind":"merchant.document","at":"${at}","source":"merchant","merchant":"${world.merchants.ids[m]}","document":"${document}","expiresOn":"${end}"}`,
      'merchant',
    );
  }
}

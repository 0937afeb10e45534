import type { Config } from '../../collector/config/schema.ts';
import { profileNamed } from '../../collector/simulator/profiles/profiles.ts';

/** A seeded stream of authorizations as the switch and the wallet adapter of an acquirer of some size send them. */
export interface Stream {
  /** The next authorization, `at` epoch ms. */
  next(at: number): string;
  /** The contracts of record of every merchant in the stream. */
  contracts(at: number): Generator<string>;
}

/** How many merchants and terminals the stream speaks of. */
export interface Size {
  readonly merchants: number;
  readonly terminals: number;
}

/** Channel, letter its reference numbers begin with, upper end of its share of sales. */
const channels = [
  { id: 'wechat', letter: 'W', upTo: 0.38 },
  { id: 'alipay', letter: 'A', upTo: 0.68 },
  { id: 'cup_card', letter: '', upTo: 0.86 },
  { id: 'cup_qr', letter: 'Q', upTo: 0.92 },
  { id: 'bank_icbc', letter: '', upTo: 0.97 },
  { id: 'visa', letter: '', upTo: 1 },
] as const;
const modes = ['T+1', 'D+1', 'T+1', 'D+0'];

/** Size of a simulated profile: what the stream of a configuration of the same name speaks of. */
export function sizeOf(profile: string): Size {
  const { merchants, terminals } = profileNamed(profile);
  return { merchants, terminals };
}

export function stream(seed: number, config: Config, size: Size): Stream {
  const { issuers, nodes, banks } = config;
  const { regions, carriers, models } = config.fleet;
  let state = seed >>> 0 || 1;
  /** Streams of different seeds have different reference numbers. */
  let serial = (seed % 1000) * 100_000_000;
  /** xorshift32: 0 <= x < 1. */
  const unit = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  const one = <T>(list: readonly T[]): T => list[Math.floor(unit() * list.length)]!;
  const merchantId = (n: number): string => `10229005${String(n).padStart(7, '0')}`;

  return {
    next(at) {
      serial++;
      const draw = unit();
      const { id, letter } = channels.find(({ upTo }) => draw < upTo)!;
      const time = local(at);
      const number = String(serial).padStart(12, '0');
      const rrn =
        letter === '' ? number : `${letter}${time.replace(/\D/g, '').slice(0, 14)}${number.slice(3)}`;
      const approved = unit() < 0.96;
      const model = one(models);
      const merchant = merchantId(Math.floor(unit() * size.merchants));
      const terminal = `T${String(Math.floor(unit() * size.terminals)).padStart(7, '0')}`;
      const type = letter === '' ? 'sale' : 'qr_payment';
      const day = letter === '' || letter === 'Q' ? `,"clearingDay":"${time.slice(0, 10)}"` : '';
      const issuer = id === 'cup_card' ? `,"issuer":"${one(issuers)}"` : '';
      return (
        `{"kind":"authorization","at":"${time}","source":"switch","channel":"${id}","rrn":"${rrn}"${day}` +
        `,"merchant":"${merchant}","terminal":"${terminal}","type":"${type}","amount":${100 + Math.floor(unit() * 50_000)}` +
        `,"currency":"CNY","code":"${codeOf(letter, approved)}","state":"${approved ? 'approved' : 'declined'}"` +
        `,"latencyMs":${100 + Math.floor(unit() * 900)}${issuer},"region":"${one(regions)}","network":"cellular"` +
        `,"carrier":"${one(carriers)}","model":"${model.id}","firmware":"${one(model.firmwares)}","node":"${one(nodes)}"}`
      );
    },
    *contracts(at) {
      const time = local(at);
      const day = local(at - 30 * 86_400_000).slice(0, 10);
      for (let n = 0; n < size.merchants; n++)
        yield `{"kind":"merchant.contract","at":"${time}","source":"merchant","merchant":"${merchantId(n)}","version":1` +
          `,"mode":"${modes[n % modes.length]}","bank":"${banks[n % banks.length]}","effectiveFrom":"${day}"` +
          `,"onboardedOn":"${day}","change":"onboarding","origin":"operations","channels":["cup_card","wechat"]}`;
    },
  };
}

function codeOf(letter: string, approved: boolean): string {
  if (letter === '' || letter === 'Q') return approved ? '00' : '51';
  if (letter === 'W') return approved ? 'SUCCESS' : 'NOTENOUGH';
  return approved ? '10000' : 'ACQ.BUYER_BALANCE_NOT_ENOUGH';
}

/** RFC 3339 in the zone of the profile. */
function local(at: number): string {
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`;
}

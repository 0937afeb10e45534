import type { ChannelConfig, Config } from '../../collector/config/schema.ts';
import { profileNamed } from '../../collector/simulator/profiles/profiles.ts';

/** A seeded stream of authorizations as the switch and the wallet adapter of an acquirer of some size send them. */
export interface Stream {
  /** The next authorization, `at` epoch ms. */
  next(at: number): string;
  /** The contracts of record of every merchant in the stream. */
  contracts(at: number): Generator<string>;
  /** The registry's line of every terminal in the stream. */
  installations(at: number): Generator<string>;
}

/** How many merchants and terminals the stream speaks of. */
export interface Size {
  readonly merchants: number;
  readonly terminals: number;
}

/** Share of sales by channel, about that of a Chinese acquirer; channels that are not here sell nothing. */
const shares: Readonly<Record<string, number>> = {
  wechat: 0.38,
  alipay: 0.3,
  cup_card: 0.18,
  cup_qr: 0.06,
  bank_icbc: 0.05,
  visa: 0.03,
};
const modes = ['T+1', 'D+1', 'T+1', 'D+0'];

/** Size of a simulated profile: what the stream of a configuration of the same name speaks of. */
export function sizeOf(profile: string): Size {
  const { merchants, terminals } = profileNamed(profile);
  return { merchants, terminals };
}

/** `even`: every channel of the configuration sells as much as the others. */
export function stream(seed: number, config: Config, size: Size, even = false): Stream {
  const { issuers, nodes, banks } = config;
  const { regions, carriers, models, gateways } = config.fleet;
  const channels = config.channels
    .map((channel) => ({
      id: channel.id,
      letter: letterOf(channel),
      issuers: channel.issuers,
      share: even ? 1 : (shares[channel.id] ?? 0),
    }))
    .filter(({ share }) => share > 0);
  const whole = channels.reduce((sum, { share }) => sum + share, 0);
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
  const terminalId = (n: number): string => `T${String(n).padStart(7, '0')}`;

  function anyChannel() {
    let left = unit() * whole;
    for (const channel of channels) {
      left -= channel.share;
      if (left < 0) return channel;
    }
    return channels.at(-1)!;
  }

  return {
    next(at) {
      serial++;
      const { id, letter, issuers: named } = anyChannel();
      const time = local(at);
      const number = String(serial).padStart(12, '0');
      const rrn =
        letter === '' ? number : `${letter}${time.replace(/\D/g, '').slice(0, 14)}${number.slice(3)}`;
      const approved = unit() < 0.96;
      const model = one(models);
      const merchant = merchantId(Math.floor(unit() * size.merchants));
      const terminal = terminalId(Math.floor(unit() * size.terminals));
      const type = letter === '' ? 'sale' : 'qr_payment';
      const day = letter === '' || letter === 'Q' ? `,"clearingDay":"${time.slice(0, 10)}"` : '';
      const issuer = named ? `,"issuer":"${one(issuers)}"` : '';
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
          `,"onboardedOn":"${day}","change":"onboarding","origin":"operations","channels":["${channels[n % channels.length]!.id}"]}`;
    },
    *installations(at) {
      const time = local(at);
      for (let n = 0; n < size.terminals; n++) {
        const model = models[n % models.length]!;
        yield `{"kind":"terminal.registry","at":"${time}","source":"tms","terminal":"${terminalId(n)}","action":"install"` +
          `,"merchant":"${merchantId(n % size.merchants)}","model":"${model.id}","firmware":"${model.firmwares[0]}"` +
          `,"region":"${regions[n % regions.length]}","network":"cellular","carrier":"${carriers[n % carriers.length]}"` +
          `,"gateway":"${gateways[n % gateways.length]}","channels":["${channels[n % channels.length]!.id}"],"heartbeatSeconds":120}`;
      }
    },
  };
}

/** What the reference numbers of a channel begin with: wallets use order numbers, QR switches their own. */
function letterOf({ codes, type }: ChannelConfig): string {
  if (codes === 'wechat') return 'W';
  if (codes === 'alipay') return 'A';
  return type === 'qr_switch' ? 'Q' : '';
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

/** A seeded stream of authorizations and wallet results as the switch and the wallet adapter of profile B send them. */
export interface Stream {
  /** The next line, `at` epoch ms. */
  next(at: number): string;
}

const channels = [
  { id: 'wechat', letter: 'W', upTo: 0.38 },
  { id: 'alipay', letter: 'A', upTo: 0.68 },
  { id: 'cup_card', letter: '', upTo: 0.86 },
  { id: 'cup_qr', letter: 'Q', upTo: 0.92 },
  { id: 'bank_icbc', letter: '', upTo: 0.97 },
  { id: 'visa', letter: '', upTo: 1 },
] as const;
const issuers = ['icbc', 'ccb', 'abc', 'cmb', 'bocom', 'citic'];
const regions = ['east', 'south', 'north', 'west'];
const carriers = ['carrier_x', 'carrier_y', 'carrier_z'];
const models = [
  ['p8', 'p8-3.2.0'],
  ['k3', 'k3-2.0.0'],
  ['q1', 'q1-5.2.0'],
] as const;

export function stream(seed: number): Stream {
  let state = seed >>> 0 || 1;
  let serial = 0;
  /** xorshift32: 0 <= x < 1. */
  const unit = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  const one = <T>(list: readonly T[]): T => list[Math.floor(unit() * list.length)]!;

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
      const [model, firmware] = one(models);
      const merchant = `1022900533${String(10_000 + Math.floor(unit() * 1200))}`;
      const terminal = `T${String(Math.floor(unit() * 2000)).padStart(7, '0')}`;
      const type = letter === '' ? 'sale' : 'qr_payment';
      const day = letter === '' || letter === 'Q' ? `,"clearingDay":"${time.slice(0, 10)}"` : '';
      const issuer = id === 'cup_card' ? `,"issuer":"${one(issuers)}"` : '';
      return (
        `{"kind":"authorization","at":"${time}","source":"switch","channel":"${id}","rrn":"${rrn}"${day}` +
        `,"merchant":"${merchant}","terminal":"${terminal}","type":"${type}","amount":${100 + Math.floor(unit() * 50_000)}` +
        `,"currency":"CNY","code":"${codeOf(letter, approved)}","state":"${approved ? 'approved' : 'declined'}"` +
        `,"latencyMs":${100 + Math.floor(unit() * 900)}${issuer},"region":"${one(regions)}","network":"cellular"` +
        `,"carrier":"${one(carriers)}","model":"${model}","firmware":"${firmware}","node":"n${1 + Math.floor(unit() * 4)}"}`
      );
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

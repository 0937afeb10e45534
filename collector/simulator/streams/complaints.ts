import { dayOf, dayText, instantOf, instantText } from '../clock.ts';
import { poisson, stream } from '../random.ts';
import type { World } from '../world.ts';

const categories = [
  'not_credited',
  'wrong_amount',
  'refund',
  'slow_terminal',
  'other',
  'cannot_collect',
] as const;

/** Sends one `merchant.complaint`. */
export function sendComplaint(
  world: World,
  at: number,
  category: string,
  merchant: number,
  touched: number,
): void {
  const day = dayText(dayOf(at));
  const line =
    `{"kind":"merchant.complaint","at":"${instantText(at)}","source":"merchant","complaintId":"CALL-${day.replaceAll('-', '')}-${world.number('call')}` +
    `","day":"${day}","category":"${category}","merchant":"${world.merchants.ids[merchant]}"}`;
  world.outbox.send('merchant', at, line, undefined, touched);
}

/** The ordinary calls of a day: about two per thousand merchants, in working hours. */
export function complaints(world: World): void {
  const plan = (day: number): void => {
    const random = stream(world.seed, 851, day, 0);
    const count = poisson(random, world.merchants.count * 0.002);
    for (let n = 0; n < count; n += 1) {
      const at = Math.floor(instantOf(day, 510 + 720 * random.unit()));
      const merchant = Math.floor(random.unit() * world.merchants.count);
      const category = categories[Math.floor(random.unit() * categories.length)]!;
      if (at >= world.start) world.at(at, () => sendComplaint(world, at, category, merchant, 0));
    }
    world.at(instantOf(day + 1, 2), () => plan(day + 1));
  };
  plan(dayOf(world.start));
}

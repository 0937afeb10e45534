import { panRanges } from '../../../collector/carddata/bins.ts';
import { type CorpusEvent, cleanEvent } from './clean.ts';
import { panOf } from './pans.ts';
import type { Random } from './random.ts';
import { seededText } from './seeded.ts';

const cardNames = [
  'pan',
  'card_no',
  'cardNumber',
  'CardNo',
  'cvv',
  'cvv2',
  'track2',
  'TRACK_2',
  'pin_block',
  'pinBlock',
  '卡号',
];

/** Ways of hiding card data in an event: in its note, or somewhere in the fields the collector does not know. */
const places: Readonly<Record<string, (event: CorpusEvent, random: Random) => CorpusEvent>> = {
  note: (event, r) => ({ ...event, note: seededText(r).text }),
  unknownText: (event, r) => withUnknown(event, r, seededText(r).text),
  number: (event, r) => withUnknown(event, r, Number(panOf(r.pick(panRanges), r))),
  negativeNumber: (event, r) => withUnknown(event, r, -Number(panOf(r.pick(panRanges), r))),
  key: (event, r) => withUnknown(event, r, { [panOf(r.pick(panRanges), r)]: true }),
  fieldName: (event, r) =>
    withUnknown(event, r, { [r.pick(cardNames)]: r.pick(['x', 0, '****', ['a'], { v: 1 }]) }),
};

function withUnknown(event: CorpusEvent, random: Random, value: unknown): CorpusEvent {
  let nested = value;
  for (let i = random.int(8); i > 0; i--)
    nested = random.int(2) === 0 ? { level: i, inner: nested } : [i, 'ok', nested];
  return { ...event, unknown: { ...event.unknown, extra: nested } };
}

/** A clean event with card data hidden in it, and the name of the place. */
export function seededEvent(random: Random): { readonly event: CorpusEvent; readonly how: string } {
  const how = random.pick(Object.keys(places));
  return { event: places[how]!(cleanEvent(random), random), how };
}

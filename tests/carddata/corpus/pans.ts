import type { PanRange } from '../../../collector/carddata/bins.ts';
import type { Random } from './random.ts';

/** Luhn check digit of a number without one. */
export function checkDigit(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i]);
    const weighted = i % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}

/** A card number of the range, of a random allowed length. */
export function panOf(range: PanRange, random: Random): string {
  const length = random.pick(range.lengths);
  const from = Number(range.from);
  const prefix = String(from + random.int(Number(range.to) - from + 1)).padStart(range.from.length, '0');
  const body = prefix + random.digits(length - prefix.length - 1);
  return body + checkDigit(body);
}

/** Card numbers that schemes and payment providers publish for testing: independent of our own ranges. */
export const publishedTestPans: readonly string[] = [
  ...['4111111111111111', '4012888888881881', '4222222222222', '4000056655665556', '4917610000000000003'],
  ...['5555555555554444', '5105105105105100', '2223003122003222', '2720990000000007', '5200828282828210'],
  ...['378282246310005', '371449635398431', '378734493671000', '341111111111111'],
  ...['6011111111111117', '6011000990139424', '6445644564456445', '6500000000000002'],
  ...['30569309025904', '38520000023237', '36227206271667', '3056930009020004', '36006666333344'],
  ...['3530111333300000', '3566002020360505', '3528000000000007'],
  ...[
    '6200000000000005',
    '6205500000000000004',
    '6250946000000016',
    '6221260000000000',
    '8171999927660000',
    '8171999900000000021',
  ],
  ...['6759649826438453', '6799990100000000019', '5018000000000009', '6304000000000000'],
  ...['2200000000000004', '2200770212727079', '6062826786276634', '5066991111111118', '6073849700004947'],
];

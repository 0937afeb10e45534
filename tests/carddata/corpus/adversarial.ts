const repeat = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/**
 * Texts of a given length made to cost as much as possible a character without holding card data: long runs, endless
 * groups, near misses of every pattern.
 */
export const adversarialTexts: Readonly<Record<string, (length: number) => string>> = {
  oneRun: (length) => repeat('4', length),
  singleDigits: (length) => repeat('4 ', length),
  pairs: (length) => repeat('62 ', length),
  fours: (length) => repeat('4111 1111 1111 1112 ', length),
  sixes: (length) => repeat('622202 ', length),
  nineteens: (length) => repeat('6222021234567890123x', length),
  invisibles: (length) => repeat(`4${'\u200b'.repeat(50)}`, length),
  invisibleTail: (length) => `4 4 4 4 4 4 4${'\u200b'.repeat(Math.max(0, length - 13))}`,
  percentEscapes: (length) => repeat('%20411111', length),
  pinWords: (length) => repeat('pin', length),
  pinGaps: (length) => repeat(`pin block ${' '.repeat(40)}`, length),
  pinAlmost: (length) => repeat('pin:0123456789abcde ', length),
  cvvWords: (length) => repeat('cvv2 : " ', length),
  cardWords: (length) => repeat('card no: 4111 1111 11111112 ', length),
  track1Almost: (length) => repeat('%B4111111111111112x^', length),
  track2Almost: (length) => repeat(';4111111111111112=25', length),
  hexadecimal: (length) => repeat('4111111111111112a', length),
  digests: (length) => repeat('4111111111111111a1b2c3d4e5f6a7b8 ', length),
  uuids: (length) => repeat('41111111-1111-1111-1111-111111111111 ', length),
  dashes: (length) => repeat('4111-', length),
  letters: (length) => repeat('p', length),
};

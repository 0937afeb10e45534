import { panRanges } from '../../../collector/carddata/bins.ts';
import type { FindingKind } from '../../../collector/carddata/finding.ts';
import { cleanText } from './clean.ts';
import { panOf, publishedTestPans } from './pans.ts';
import { base62, type Random, upperHex } from './random.ts';

/** Writes a card number into a text in some way. */
export type Disguise = (pan: string, random: Random) => string;

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const dashes = ['-', '–', '—', '‐', '−', '－'];
const spaces = [' ', '\u00a0', '\u2009', '\u3000', '  ', ' - '];

function groups(pan: string, size: number, by: string): string {
  return pan.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${by}`);
}

function shifted(pan: string, zero: number): string {
  return pan.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

/** Groups of four count among other numbers when they are four at least; a shorter number must stand alone. */
function alone(pan: string, written: string): string {
  return pan.length >= 16 ? written : `no: ${written}.`;
}

function track2(pan: string, random: Random, by: string): string {
  return `${pan}${by}${random.digits(2)}${String(1 + random.int(12)).padStart(2, '0')}${random.digits(8)}`;
}

export const disguises: Readonly<Record<string, Disguise>> = {
  plain: (pan) => pan,
  gluedToLetters: (pan, r) => r.from(letters, 1 + r.int(6)) + pan + r.from(letters, 1 + r.int(6)),
  betweenChinese: (pan) => `持卡人的卡${pan}无法扣款`,
  quoted: (pan) => `"${pan}"`,
  jsonInText: (pan) => `{"acct":"${pan}","ok":true}`,
  escapedJson: (pan) => `{\\"acct\\":\\"${pan}\\"}`,
  xml: (pan) => `<PrimaryAcct>${pan}</PrimaryAcct>`,
  csv: (pan, r) => `${r.digits(6)},${pan},${r.digits(4)}`,
  pipes: (pan, r) => `${r.digits(28)}|${pan}|${r.digits(12)}`,
  slashes: (pan) => `https://pay.example/cards/${pan}/bind`,
  query: (pan) => `https://pay.example/q?c=${pan}&v=1`,
  encodedQuery: (pan) => `https://pay.example/q?c=%20${pan}%22`,
  email: (pan) => `${pan}@example.com`,
  fileName: (pan) => `statement_${pan}.pdf`,
  endOfSentence: (pan) => `He used ${pan}.`,
  brackets: (pan) => `(${pan})`,
  equals: (pan) => `acct=${pan};`,
  wholeWithFraction: (pan) => `${pan}.00`,
  leadingZeros: (pan) => pan.padStart(19, '0'),
  fours: (pan, r) => alone(pan, groups(pan, 4, r.pick(spaces))),
  foursDashed: (pan, r) => alone(pan, groups(pan, 4, r.pick(dashes))),
  foursDotted: (pan, r) => alone(pan, groups(pan, 4, r.pick(['.', '_', '·', '+']))),
  foursMixed: (pan, r) => `card ${pan.replace(/(.{4})(?=.)/g, (group) => group + r.pick([' ', '-', '.']))}`,
  foursEncoded: (pan, r) =>
    alone(pan, `https://pay.example/q?c=${groups(pan, 4, r.pick(['%20', '%2D', '+']))}&v=`),
  foursEncodedAmongNumbers: (pan) =>
    pan.length >= 16
      ? `https://pay.example/q?c=12%20${groups(pan, 4, '%20')}`
      : alone(pan, groups(pan, 4, '%20')),
  foursAmongNumbers: (pan, r) =>
    pan.length >= 16
      ? `${r.digits(2)} ${groups(pan, 4, ' ')} ${r.digits(2)}`
      : alone(pan, groups(pan, 4, ' ')),
  fourSixRest: (pan) =>
    pan.length === 14 || pan.length === 15
      ? `${pan.slice(0, 4)} ${pan.slice(4, 10)} ${pan.slice(10)}`
      : alone(pan, groups(pan, 4, ' ')),
  sixThirteen: (pan, r) =>
    pan.length === 19 && pan.startsWith('62')
      ? `(${pan.slice(0, 6)}${r.pick([' ', '-'])}${pan.slice(6)})`
      : alone(pan, groups(pan, 4, '-')),
  fives: (pan) => `no: ${groups(pan, 5, ' ')}.`,
  threes: (pan) => `no: ${groups(pan, 3, '-')}.`,
  pairs: (pan) => `no: ${groups(pan, 2, ' ')}.`,
  singles: (pan, r) => `no: ${groups(pan, 1, r.pick([' ', '-', '.']))}.`,
  anyGroupsAfterCardWord: (pan, r) => {
    const cut = 3 + r.int(pan.length - 6);
    return `${r.pick(['card no: ', 'PAN ', '卡号：', '卡号', 'acct. '])}${pan.slice(0, cut)} ${pan.slice(cut)}`;
  },
  fullWidth: (pan) => shifted(pan, 0xff10),
  fullWidthFours: (pan) => alone(pan, groups(shifted(pan, 0xff10), 4, '　')),
  arabicIndic: (pan) => shifted(pan, 0x660),
  devanagari: (pan) => shifted(pan, 0x966),
  zeroWidth: (pan, r) =>
    groups(pan, 1 + r.int(6), r.pick(['\u200b', '\u200d', '\ufeff', '\u00ad', '\u2060'])),
  keycaps: (pan) => groups(pan, 1, '\ufe0f\u20e3'),
  track2Sentinels: (pan, r) => `;${track2(pan, r, '=')}?`,
  track2Bare: (pan, r) => track2(pan, r, '='),
  track2Hex: (pan, r) => `${track2(pan, r, r.pick(['D', 'd']))}F`,
  track1: (pan, r) => `%B${pan}^${r.pick(['DOE/JOHN', 'ZHANG/SAN           ', ' /'])}^2512101${r.digits(8)}?`,
  chipTrack2: (pan, r) => `9F2701805713${track2(pan, r, 'D')}F5F3401019F${r.from(upperHex, 6)}`,
  chipPan: (pan) => {
    const padded = pan.length % 2 === 0 ? pan : `${pan}F`;
    return `82023900 5A${(padded.length / 2).toString(16).toUpperCase().padStart(2, '0')}${padded}5F24`;
  },
  base62Neighbour: (pan, r) => `${r.from(base62, 12)}:${pan}:${r.from(base62, 12)}`,
};

/** Texts that hold a PIN, a PIN block or a verification value. */
export const secrets: Readonly<Record<string, (random: Random) => string>> = {
  pinBlock: (r) =>
    `${r.pick(['pin block', 'PINBLOCK', 'pin_block', 'encPin', 'PIN', '"pinBlock"', 'pinData'])}${r.pick([': ', '=', ' ', ':"'])}${r.from(upperHex, 16)}`,
  pinBlockAes: (r) => `pinblock=${r.from(upperHex, 32)}`,
  pinBlockLetters: (r) => `PIN block ${r.from('ABCDEF', 16)}`,
  field52: (r) =>
    `${r.pick(['F52', 'DE52', 'field 52', '域52', 'bit52'])}${r.pick([': ', '=', ' ['])}${r.from(upperHex, 16)}`,
  pin: (r) =>
    `${r.pick(['pin', 'PIN', '"pin"', 'PIN code', '密码', '交易密码'])}${r.pick([': ', '=', '：'])}${r.digits(r.pick([4, 6]))}`,
  cvv: (r) =>
    `${r.pick(['cvv', 'CVV2', 'cvc', 'CVC2', 'CVN2', '"cvv2"', '安全码', 'csc'])}${r.pick([': ', '=', ' ', '：', ':"'])}${r.digits(3)}`,
  cvvFour: (r) => `cvv2=${r.digits(4)}`,
};

export interface SeededText {
  readonly text: string;
  readonly how: string;
  /** What was hidden; a card number may also be found as the track it is part of. */
  readonly kinds: readonly FindingKind[];
}

/** A clean text with one piece of card data hidden in it. */
export function seededText(random: Random): SeededText {
  const secret = random.int(8) === 0;
  const how = random.pick(Object.keys(secret ? secrets : disguises));
  const pan = random.int(6) === 0 ? random.pick(publishedTestPans) : panOf(random.pick(panRanges), random);
  const hidden = secret ? secrets[how]!(random) : disguises[how]!(pan, random);
  const by = random.pick([' ', '; ', ', ', '\n', '，']);
  const text = [cleanText(random), hidden, cleanText(random)]
    .slice(random.int(2), 2 + random.int(2))
    .join(by);
  const kinds: FindingKind[] = secret ? ['pin_block', 'pin', 'cvv'] : ['pan', 'track1', 'track2'];
  return { text, how, kinds };
}

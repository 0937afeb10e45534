/** What a UTF-16 unit can be to the scan. Digits are `digitKind` + value, so one look-up answers both questions. */
export const otherKind = 0;
/** Stands between the groups of a written card number: space, dash, dot, underscore, plus, middle dot. */
export const separatorKind = 1;
/** Invisible inside a number: zero-width characters, soft hyphen, emoji keycap. */
export const invisibleKind = 2;
export const digitKind = 16;

/** First digit of each block of decimal digits (Unicode category Nd) in the basic plane: ASCII, full-width and others. */
const zeros = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
  0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
  0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

const separators =
  ' \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000' +
  '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d._+\uff0e\u00b7\u2022\u30fb';
const invisibles =
  '\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufe0f\u20e3\ufeff';

/** The digits as the inside of a regular expression's character class. */
export const digitClass = zeros.map((zero) => `${escaped(zero)}-${escaped(zero + 9)}`).join('');

/** Kind of every UTF-16 unit, 64 KB. */
export const kinds: Uint8Array = buildKinds();

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

function buildKinds(): Uint8Array {
  const table = new Uint8Array(65_536);
  for (const zero of zeros) for (let value = 0; value < 10; value++) table[zero + value] = digitKind + value;
  for (const [characters, kind] of [
    [separators, separatorKind],
    [invisibles, invisibleKind],
  ] as const)
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = kind;
  return table;
}

import type { Finding, FindingKind } from './finding.ts';

/** Between a word and its value: at most eight characters of punctuation, or `is`, 是, 为. */
const gap = String.raw`(?:[\s:=："'＝>\[({/\\_-]{0,8}(?:is\s|[是为])?[\s:："'＝=]{0,2})`;
const notGlued = '(?![0-9A-Za-z]|[.][0-9])';

interface SecretPattern {
  readonly what: FindingKind;
  /** Matches at the word's beginning; group 1 is the value and stands last. */
  readonly pattern: RegExp;
}

/** First letters of the words that announce a secret: pin, cvv, cvc, cvn, cav2, csc, 密码, 安全码. */
export const announcers = '[pP](?=[iI][nN])|[cC](?=[vV][vVcCnN]|[aA][vV]2|[sS][cC])|密(?=码)|安(?=全码)';

/** Every quantifier is bounded and the patterns are sticky, so a try costs the same however long the text is. */
const byInitial: Readonly<Record<string, readonly SecretPattern[]>> = {
  p: [
    {
      what: 'pin_block',
      pattern: new RegExp(
        `pin(?:[ _-]?(?:block|blk|data|块))?${gap}(?:0x)?([0-9a-f]{16}(?:[0-9a-f]{16})?)${notGlued}`,
        'iy',
      ),
    },
    {
      what: 'pin',
      pattern: new RegExp(
        String.raw`pin(?:[ _-]?(?:code|no|number))?["'\s]{0,2}[:=：＝]["'\s]{0,2}([0-9０-９]{4,12})${notGlued}`,
        'iy',
      ),
    },
  ],
  c: [
    {
      what: 'cvv',
      pattern: new RegExp(
        `(?:cvv2?|cvc2?|cvn2?|cav2|csc)${gap}([0-9０-９]{3,4})(?![0-9A-Za-z%]|[.][0-9])`,
        'iy',
      ),
    },
  ],
  密: [
    {
      what: 'pin',
      pattern: new RegExp(
        String.raw`密码["'\s]{0,2}[:=：＝是为]["'\s]{0,2}([0-9０-９]{4,12})${notGlued}`,
        'y',
      ),
    },
  ],
  安: [{ what: 'cvv', pattern: new RegExp(`安全码${gap}([0-9０-９]{3,4})${notGlued}`, 'y') }],
};

/** After a number something must stand between, or every digest with `f52` in it would announce one. */
const pinBlockValue = new RegExp(
  `(?![0-9A-Za-z])${gap}(?:0x)?([0-9a-f]{16}(?:[0-9a-f]{16})?)${notGlued}`,
  'iy',
);
/** ISO 8583 field 52 carries the PIN block. */
const field52 = /(?:(?:^|[^0-9a-z])(?:f|de|bit|field[ _]?)|域|字段)$/i;

/** A PIN, PIN block or card verification value announced by the word that begins at `at` (see `announcers`). */
export function secretAt(text: string, at: number, from: number): Finding | undefined {
  if (continuesWord(text, at, from)) return undefined;
  for (const { what, pattern } of byInitial[text[at]!.toLowerCase()] ?? []) {
    const found = valueAt(pattern, text, at);
    if (found !== undefined) return { what, ...found };
  }
  return undefined;
}

/** The PIN block after `F52`, `DE52`, `field 52`, 域52, whose digits stand at `start`. */
export function pinBlockOfField52(text: string, start: number, from: number): Finding | undefined {
  if (!text.startsWith('52', start) || !field52.test(text.slice(Math.max(from, start - 8), start)))
    return undefined;
  const found = valueAt(pinBlockValue, text, start + 2);
  return found && { what: 'pin_block', ...found };
}

function valueAt(pattern: RegExp, text: string, at: number): { start: number; end: number } | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const end = at + match[0].length;
  return { start: end - match[1]!.length, end };
}

/** `shipping`, `encpin` and the letters of base64 announce nothing; `encPin`, `enc_pin` and `PIN` do. */
function continuesWord(text: string, at: number, from: number): boolean {
  if (at - 1 < from) return false;
  const before = text.charCodeAt(at - 1);
  const lower = before >= 97 && before <= 122;
  const upperOrDigit = (before >= 65 && before <= 90) || (before >= 48 && before <= 57);
  const beginsLower = text.charCodeAt(at) >= 97 && text.charCodeAt(at) < 128;
  return upperOrDigit || (lower && beginsLower);
}

import { expect, test } from 'vitest';
import { digitKind, kinds } from '../../collector/carddata/characters.ts';

test('every decimal digit of the basic plane is known with its value', () => {
  const wrong: string[] = [];
  let value = 0;
  for (let code = 0; code < 65_536; code++) {
    const is = /\p{Nd}/u.test(String.fromCharCode(code));
    const kind = kinds[code]!;
    if (is !== kind >= digitKind) wrong.push(code.toString(16));
    // Digits stand in blocks of ten from zero to nine.
    if (is && kind - digitKind !== value++ % 10) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

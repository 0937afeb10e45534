import { expect, test } from 'vitest';
import { panRanges } from '../../collector/carddata/bins.ts';
import { redact } from '../../collector/carddata/redact.ts';
import { scanText } from '../../collector/carddata/scan.ts';
import { cleanEvent, cleanTokens } from './corpus/clean.ts';
import { panOf, publishedTestPans } from './corpus/pans.ts';
import { newRandom } from './corpus/random.ts';
import { refusalOf } from './corpus/refusal.ts';
import { disguises, secrets, seededText } from './corpus/seeded.ts';
import { seededEvent } from './corpus/seededevents.ts';

test('none of 20,000 clean events is refused', () => {
  const random = newRandom(11);
  for (let i = 0; i < 20_000; i++) {
    const event = cleanEvent(random);
    const reason = refusalOf(event);
    if (reason !== undefined) expect.fail(`${reason} in ${JSON.stringify(event)}`);
  }
});

test.each(Object.keys(cleanTokens))('%s alone is never refused', (name) => {
  const random = newRandom(12);
  for (let i = 0; i < 2000; i++) {
    const text = cleanTokens[name]!(random);
    expect(scanText(text), text).toBeUndefined();
  }
});

test.each(Object.keys(disguises))('every card number is found when %s', (name) => {
  const random = newRandom(13);
  const pans = [
    ...publishedTestPans,
    ...panRanges.flatMap((range) => [panOf(range, random), panOf(range, random)]),
  ];
  for (const pan of pans) {
    const text = disguises[name]!(pan, random);
    expect(scanText(text)?.what, text).toBe(
      /^track1/.test(name) ? 'track1' : /rack2/.test(name) ? 'track2' : 'pan',
    );
  }
});

test.each(Object.keys(secrets))('every %s is found', (name) => {
  const random = newRandom(14);
  for (let i = 0; i < 300; i++) {
    const text = secrets[name]!(random);
    expect(scanText(text)?.what, text).toMatch(/^(?:pin|pin_block|cvv)$/);
  }
});

test('all of 10,000 texts with card data in them are found and redacted', () => {
  const random = newRandom(15);
  for (let i = 0; i < 10_000; i++) {
    const { text, how, kinds } = seededText(random);
    const found = scanText(text);
    if (found === undefined || !kinds.includes(found.what)) expect.fail(`${how}: ${found?.what} in ${text}`);
    expect(scanText(redact(text)), text).toBeUndefined();
  }
});

test('all of 10,000 events with card data in them are refused', () => {
  const random = newRandom(16);
  for (let i = 0; i < 10_000; i++) {
    const { event, how } = seededEvent(random);
    if (refusalOf(event) === undefined) expect.fail(`${how}: ${JSON.stringify(event)}`);
  }
});

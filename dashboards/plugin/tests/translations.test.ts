import { describe, expect, test } from 'vitest';
import book from '../src/generated/rulebook.json';
import english from '../src/locales/en-US/acquirer-observability-app.json';
import chinese from '../src/locales/zh-Hans/acquirer-observability-app.json';
import type { Part, RuleBook } from '../src/logic/rulebook.ts';
import { isUntranslated, ruleWords } from '../src/logic/rulewords.ts';
import { flat, nested, wordsInSources } from './translations.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/{{\w+}}/g)].map(([hole]) => hole).sort();

describe('translations', () => {
  test('the English file has the words of the sources: node tests/translations.ts writes it', () => {
    expect(english).toEqual(nested(wordsInSources()));
  });

  test('Chinese has every key, no other, and the same placeholders', () => {
    const words = wordsInSources();
    const zh = flat(chinese);
    expect([...zh.keys()].sort()).toEqual([...words.keys()].sort());
    for (const [key, text] of words)
      expect([key, placeholders(zh.get(key)!)]).toEqual([key, placeholders(text)]);
    for (const [key, text] of zh)
      if (words.get(key) !== 'SRE') expect([key, /\p{Script=Han}/u.test(text)]).toEqual([key, true]);
  });

  test('every fixed word of the rules about money, merchants and time has a Chinese one', () => {
    const { rules } = book as unknown as RuleBook;
    const fixed = (part: Part): string[] =>
      typeof part === 'string' ? [part] : part.kind === 'query' ? [part.unit] : [];
    const words = rules.flatMap(({ money, merchants, left }) =>
      [...money, ...merchants, ...left].flatMap(fixed),
    );
    expect([...new Set(words)].filter(isUntranslated)).toEqual([]);
    expect(ruleWords(' merchants', 'zh')).toBe(' 家商户');
    expect(ruleWords(' merchants', 'en')).toBe(' merchants');
  });
});

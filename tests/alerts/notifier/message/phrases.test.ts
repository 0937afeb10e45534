import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../../alerts/index.ts';
import { chineseFigure } from '../../../../alerts/notifier/message/phrases.ts';
import { scopeLabels } from '../../../../alerts/notifier/message/scope.ts';
import type { Text } from '../../../../alerts/text.ts';
import { unknownAnswer } from '../../../../alerts/text.ts';

/** A figure as Prometheus prints it, with a number in each hole. */
const printed = (text: Text): string =>
  text
    .map((part) =>
      typeof part === 'string' ? part : typeof part === 'object' && part.kind === 'label' ? 'x' : '12.3',
    )
    .join('');

const figures = catalogue().flatMap(({ rule }) => [rule.moneyAtRisk, rule.merchantsAtRisk, rule.timeLeft]);

describe('figures of our own rules in Chinese', () => {
  test('no English word is left', () => {
    const left = figures.map(printed).filter((text) => /[A-Za-z]{3,}/.test(chineseFigure(text)));
    expect([...new Set(left)]).toEqual([]);
    expect(chineseFigure(unknownAnswer)).toBe('未知');
  });

  test('numbers and currencies stay', () => {
    expect(chineseFigure('CNY 1.2M a minute')).toBe('CNY 1.2M/分钟');
  });
});

test('every label our rules tell alerts apart by can be shown', () => {
  const by = new Set(catalogue().flatMap(({ rule }) => rule.by));
  expect([...by].filter((label) => !(scopeLabels as readonly string[]).includes(label))).toEqual([]);
});

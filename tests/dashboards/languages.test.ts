import { describe, expect, test } from 'vitest';
import { boards as alertBoards } from '../../alerts/links.ts';
import { defaultLanguage, inLanguage, otherLanguage } from './boards.ts';

const chinese = /\p{Script=Han}/u;

describe.each(Object.values(alertBoards))('$uid', ({ uid }) => {
  const first = inLanguage(uid, defaultLanguage);
  const other = inLanguage(uid, otherLanguage);

  test('alerts link to the first language', () => {
    expect(first.uid).toBe(uid);
    expect(other.uid).toBe(`${uid}-${otherLanguage}`);
  });

  test('both ask the same', () => {
    const asked = (board: typeof first): unknown =>
      board.panels.map(({ type, gridPos, targets }) => ({
        type,
        gridPos,
        exprs: targets?.map(({ expr }) => expr),
      }));
    expect(asked(other)).toEqual(asked(first));
  });

  test('each speaks its own', () => {
    const said = (board: typeof first): string[] =>
      board.panels.flatMap(({ title, description, fieldConfig }) => [
        title ?? '',
        description ?? title ?? '',
        fieldConfig?.defaults.noValue ?? title ?? '',
      ]);
    expect(said(first).filter((text) => chinese.test(text))).toEqual([]);
    expect(said(other).filter((text) => !chinese.test(text) && !/\$/.test(text))).toEqual([]);
  });

  test('a board leads to boards of its language', () => {
    const leaves = (board: typeof first, language: string): string[] =>
      [...JSON.stringify(board.panels).matchAll(/"\/d\/(acq-[a-z-]+)\?/g)]
        .map(([, to]) => to!)
        .filter((to) => to.endsWith('-zh') !== (language === 'zh'));
    expect(leaves(first, 'en')).toEqual([]);
    expect(leaves(other, 'zh')).toEqual([]);
  });
});

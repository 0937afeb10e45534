import { describe, expect, it } from 'vitest';
import { cutOverWindow, isBenign } from '../../collector/ledger/cutover.ts';

const minute = 60_000;
const nominal = 1000 * minute;

describe('cut-over window', () => {
  it('runs from message 201 to message 202', () => {
    const recorded = { start: nominal + minute, end: nominal + 4 * minute };
    expect(cutOverWindow(nominal, recorded)).toEqual({ from: recorded.start, until: recorded.end });
    expect(isBenign(recorded.start - 1, nominal, recorded)).toBe(false);
    expect(isBenign(recorded.start, nominal, recorded)).toBe(true);
    expect(isBenign(recorded.end + 30_000, nominal, recorded)).toBe(true);
    expect(isBenign(recorded.end + 30_001, nominal, recorded)).toBe(false);
  });

  it('ends after an hour when message 202 is lost', () => {
    expect(cutOverWindow(nominal, { start: nominal }).until).toBe(nominal + 60 * minute);
  });

  it('begins at the nominal day-cut when message 201 is lost', () => {
    expect(cutOverWindow(nominal, { end: nominal + 3 * minute })).toEqual({
      from: nominal,
      until: nominal + 3 * minute,
    });
  });

  it('is ten minutes for a channel that announces nothing', () => {
    expect(cutOverWindow(nominal, {})).toEqual({ from: nominal, until: nominal + 10 * minute });
  });
});

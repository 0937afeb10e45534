import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lifecycle,
  standingOf,
  standings,
  stateOfStanding,
  terminalStates,
} from '../../../collector/ledger/terminals/standing.ts';

const now = 1_000_000;
const heardAgo = (age: number, period = 60) => standingOf(lifecycle.inService, now - age, period, now);

describe('standing of a terminal', () => {
  it('is silent only after the band has passed', () => {
    expect(heardAgo(300)).toBe(standings.online);
    expect(heardAgo(301)).toBe(standings.silent);
    expect(heardAgo(900)).toBe(standings.silent);
    expect(heardAgo(901)).toBe(standings.silent + 1);
    expect(heardAgo(3600)).toBe(standings.silent + 1);
    expect(heardAgo(3601)).toBe(standings.silent + 2);
    expect(heardAgo(86_400)).toBe(standings.silent + 2);
    expect(heardAgo(86_401)).toBe(standings.silent + 3);
  });

  it('waits for two and a half periods where that is longer', () => {
    expect(heardAgo(1500, 600)).toBe(standings.online);
    // 25 minutes are past the bands of 5 and of 15 minutes at once.
    expect(heardAgo(1501, 600)).toBe(standings.silent + 1);
    expect(heardAgo(200_000, 86_400)).toBe(standings.online);
    expect(heardAgo(216_001, 86_400)).toBe(standings.silent + 3);
  });

  it('never calls a terminal without heartbeats, or one not in service, silent', () => {
    fc.assert(
      fc.property(fc.nat(now), fc.nat(86_400), fc.constantFrom(0, 2, 3), (lastSeen, period, life) => {
        expect(standingOf(lifecycle.inService, lastSeen, 0, now)).toBe(standings.noHeartbeat);
        expect(terminalStates[stateOfStanding[standingOf(life, lastSeen, period, now)]!]).not.toBe('silent');
      }),
      { numRuns: 100 },
    );
  });

  it('keeps one that was installed but never heard from apart', () => {
    expect(standingOf(lifecycle.inService, 0, 60, now)).toBe(standings.neverSeen);
  });
});

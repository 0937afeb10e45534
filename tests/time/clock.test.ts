import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockJump, monotonicClock, systemClock, virtualClock } from '../../collector/time/clock.ts';

describe('virtual clock', () => {
  it('moves only forward', () => {
    const clock = virtualClock(1000);
    clock.set(900);
    clock.advance(-5);
    expect(clock.now()).toBe(1000);
    clock.set(1500);
    clock.advance(20);
    expect(clock.now()).toBe(1520);
  });
});

describe('system clock', () => {
  it('reads the wall clock', () => {
    const before = Date.now();
    const read = systemClock.now();
    expect(read).toBeGreaterThanOrEqual(before);
    expect(read).toBeLessThanOrEqual(Date.now());
  });
});

/** A clock that shows the given readings one after the other, then the last for ever. */
function showing(readings: readonly number[]) {
  let at = 0;
  return { now: () => readings[Math.min(at++, readings.length - 1)] ?? 0 };
}

describe('monotonic clock', () => {
  it('is the inner clock while that goes forward', () => {
    const jumps: ClockJump[] = [];
    const clock = monotonicClock(showing([0, 5, 5, 9]), (jump) => jumps.push(jump));
    expect([clock.now(), clock.now(), clock.now()]).toEqual([5, 5, 9]);
    expect(jumps).toEqual([]);
  });

  it('reports a step back once, then runs at half speed until the inner clock has caught up', () => {
    const jumps: ClockJump[] = [];
    const clock = monotonicClock(showing([0, 100, 40, 40, 60, 140, 150, 160, 170]), (jump) =>
      jumps.push(jump),
    );
    expect([clock.now(), clock.now(), clock.now(), clock.now()]).toEqual([100, 100, 100, 110]);
    expect([clock.now(), clock.now()]).toEqual([140, 150]);
    expect(jumps).toEqual([{ from: 100, to: 40, backMs: 60 }]);
  });

  it('never decreases, never runs behind, and names every step back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 40 }),
        (readings) => {
          const jumps: ClockJump[] = [];
          const clock = monotonicClock(showing(readings), (jump) => jumps.push(jump));
          let previous = Number.NEGATIVE_INFINITY;
          for (const reading of readings.slice(1)) {
            const now = clock.now();
            expect(now).toBeGreaterThanOrEqual(previous);
            expect(now).toBeGreaterThanOrEqual(reading);
            previous = now;
          }
          const stepsBack = readings.filter((reading, at) => at > 0 && reading < (readings[at - 1] ?? 0));
          expect(jumps).toHaveLength(stepsBack.length);
        },
      ),
    );
  });
});

import { expect, test } from 'vitest';
import { faultNamed, scenarioLines, sceneOf } from '../../../scripts/demo/scene.ts';

const shanghai = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);

test('a fault of business hours strikes on a busy morning, when it is injected', () => {
  const scene = sceneOf(faultNamed('S01'));
  expect(shanghai(scene.start)).toBe('2026-11-24 10:30');
  expect(scene.onset).toBeUndefined();
});

test('a fault that is bound to its hour strikes at that hour, five minutes after the start', () => {
  const scene = sceneOf(faultNamed('S08'));
  expect(shanghai(scene.start)).toBe('2026-11-20 03:05');
  expect(shanghai(scene.onset!)).toBe('2026-11-20 03:10');
  expect(shanghai(sceneOf(faultNamed('S14')).onset!)).toBe('2026-10-08 05:32');
});

test('without a fault it is an ordinary working morning', () => {
  expect(shanghai(sceneOf(undefined).start)).toBe('2026-11-19 10:30');
});

test('every scenario can be named and has a scene', () => {
  expect(scenarioLines().length).toBeGreaterThanOrEqual(20);
  for (const line of scenarioLines()) {
    const fault = faultNamed(line.slice(0, 3));
    expect(Number.isFinite(sceneOf(fault).start), line).toBe(true);
  }
});

import { expect, test } from 'vitest';
import { businessClock, metricsTextOnWallTime } from '../../../scripts/demo/businessclock.ts';
import { alertsOnBusinessTime } from '../../../scripts/demo/clockwindow.ts';

test('both clocks run together', () => {
  const clock = businessClock(-86_400_000);
  expect(clock.toWall(clock.now()) - Date.now()).toBeLessThan(1_000);
  expect(clock.toWall(0)).toBe(86_400_000);
});

test('instants of metrics as text leave on wall time, never stays never; and the other way round for alerts', () => {
  const text = `# TYPE acquirer_due_timestamp_seconds gauge
acquirer_due_timestamp_seconds{channel="visa"} 1790000000
acquirer_due_timestamp_seconds{channel="cup_card"} 0
acquirer_calendar_valid_until_timestamp_seconds 1790003600.5
acquirer_waiting_amount{channel="visa"} 1790000000
process_start_time_seconds 1790000000
`;
  expect(metricsTextOnWallTime(text, 3_600_000)).toBe(`# TYPE acquirer_due_timestamp_seconds gauge
acquirer_due_timestamp_seconds{channel="visa"} 1789996400
acquirer_due_timestamp_seconds{channel="cup_card"} 0
acquirer_calendar_valid_until_timestamp_seconds 1790000000.5
acquirer_waiting_amount{channel="visa"} 1790000000
process_start_time_seconds 1790000000
`);
  const alerts = '[{"startsAt":"2026-11-22T19:47:00.000Z","labels":{"alertname":"X"}}]';
  expect(JSON.parse(alertsOnBusinessTime(alerts, -3_600_000))).toEqual([
    { startsAt: '2026-11-22T18:47:00.000Z', labels: { alertname: 'X' } },
  ]);
});

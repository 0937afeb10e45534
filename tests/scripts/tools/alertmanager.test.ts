import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { shippedRouting } from '../../../scripts/demo/shippedalerts.ts';
import { atAnyHour, withWebhooks } from '../../../scripts/tools/alertmanager.ts';

const config = `
global: { smtp_auth_password: secret }
route:
  receiver: ops
  routes:
    - { receiver: digest, matchers: ['severity="ticket"'], active_time_intervals: [morning] }
    - { receiver: nobody, routes: [{ receiver: watchdog, mute_time_intervals: [morning] }] }
inhibit_rules: [{ source_matchers: ['severity="page"'], target_matchers: ['severity="ticket"'], equal: [channel] }]
time_intervals: [{ name: morning, time_intervals: [] }]
receivers:
  - { name: ops, email_configs: [{ to: a@b }], webhook_configs: [{ url: http://x, send_resolved: false }] }
  - { name: on call/1, webhook_configs: [{ url: http://x, send_resolved: true }] }
  - { name: watchdog, webhook_configs: [{ url: http://x, send_resolved: false }] }
  - { name: nobody }
`;

test('every receiver that tells somebody posts to the webhook under its own name; the routing stays', () => {
  const changed = parse(withWebhooks(config, 'http://here'));
  const { global, receivers, ...rest } = parse(config);
  expect(global).toBeDefined();
  expect(changed).toEqual({
    ...rest,
    receivers: [
      { name: 'ops', webhook_configs: [{ url: 'http://here/ops', send_resolved: true }] },
      { name: 'on call/1', webhook_configs: [{ url: 'http://here/on%20call%2F1', send_resolved: true }] },
      { name: 'watchdog', webhook_configs: [{ url: 'http://here/watchdog', send_resolved: false }] },
      { name: 'nobody' },
    ],
  });
  expect(receivers).toHaveLength(4);
});

test('hours can be taken out, on every level', () => {
  const text = atAnyHour(config);
  expect(text).not.toContain('morning');
  expect(parse(text).route.routes[1].routes).toEqual([{ receiver: 'watchdog' }]);
});

test('who stands in for others at some hours is left out, who hears beside them is not', () => {
  const standIns = `
route:
  receiver: ops
  routes:
    - { receiver: night, continue: true, active_time_intervals: [morning] }
    - { receiver: archive, continue: true }
    - { receiver: day, active_time_intervals: [morning] }
receivers: []
`;
  expect(parse(atAnyHour(standIns)).route.routes).toEqual([
    { receiver: 'archive', continue: true },
    { receiver: 'day' },
  ]);
});

test('the shipped routing survives both with every route and receiver', () => {
  const shipped = parse(shippedRouting());
  const changed = parse(atAnyHour(withWebhooks(shippedRouting(), 'http://here')));
  expect(changed.route.routes.length).toBe(shipped.route.routes.length);
  expect(changed.inhibit_rules).toEqual(shipped.inhibit_rules);
  expect(changed.receivers.map((each: { name: string }) => each.name)).toEqual(
    shipped.receivers.map((each: { name: string }) => each.name),
  );
});

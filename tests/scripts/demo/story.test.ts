import { expect, test } from 'vitest';
import type { TruthFault } from '../../../collector/simulator/truth/schema.ts';
import { everywhere } from '../../../collector/simulator/truth/schema.ts';
import { openStory } from '../../../scripts/demo/story.ts';
import type { RoutedAlert } from '../../../scripts/tools/receiver.ts';

const fault: TruthFault = {
  scenario: 'S01',
  title: 'Link down',
  parameters: {},
  causes: [{ id: 'C10', label: 'channel_fault' }],
  stages: ['channel'],
  teams: ['channel_ops'],
  scope: { ...everywhere, channels: ['visa'] },
  onset: '2026-11-24T10:30:00+08:00',
  end: '2026-11-24T11:12:00+08:00',
  firstObservableAt: '2026-11-24T10:30:04+08:00',
  visibleAt: '2026-11-24T10:41:00+08:00',
  visibility: 'counter',
  affected: { merchants: 9, amount: 900 },
  achievableLeadSeconds: 656,
};

const alert = (labels: Record<string, string>): RoutedAlert => ({
  status: 'firing',
  fingerprint: 'f',
  startsAt: '',
  annotations: {},
  labels: {
    alertname: 'ChannelLinkDown',
    severity: 'page',
    cause: 'channel_fault',
    stage: 'channel',
    channel: 'visa',
    ...labels,
  },
});

function storyAt(time: string) {
  let now = Date.parse(`2026-11-24T${time}+08:00`);
  const story = openStory({ now: () => now }, 'Asia/Shanghai');
  return { story, at: (later: string) => (now = Date.parse(`2026-11-24T${later}+08:00`)) };
}

test('the first alert that names the fault makes the timeline', () => {
  const { story } = storyAt('10:31:15');
  story.fault(fault);
  expect(story.alert(alert({}))).toBe(`10:30:00  S01 begins: Link down
10:30:04  the first event shows it, 4.0 s after
10:31:15  its alert is at the receiver, 75 s after
10:41:00  merchants have noticed: the fifth of them calls, 9 min 45 s after the alert`);
  expect(story.alert(alert({}))).toBeUndefined();
});

// The watchdog has the cause of S18 and fires all the time.
test.each([{ channel: 'wechat' }, { cause: 'system_fault' }, { stage: 'payout' }, { severity: 'info' }])(
  'an alert that names something else, or of which nobody is told, does not: %j',
  (labels) => {
    const { story } = storyAt('10:31:15');
    expect(story.alert(alert({}))).toBeUndefined(); // no fault yet
    story.fault(fault);
    expect(story.alert(alert(labels))).toBeUndefined();
    expect(story.alert({ ...alert({}), status: 'resolved' })).toBeUndefined();
  },
);

test('when merchants notice is told once, when it is so', () => {
  const { story, at } = storyAt('10:31:15');
  story.fault({ ...fault, visibleAt: null });
  expect(story.alert(alert({}))).toContain('not yet ');
  expect(story.noticed()).toBeUndefined();
  story.fault(fault);
  expect(story.noticed()).toBeUndefined();
  at('10:41:01');
  expect(story.noticed()).toContain('9 min 45 s after the alert');
  expect(story.noticed()).toBeUndefined();
});

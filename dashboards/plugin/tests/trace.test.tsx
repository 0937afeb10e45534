// @vitest-environment jsdom
import { setBackendSrv } from '@grafana/runtime';
import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { of, throwError } from 'rxjs';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

// Grafana's link asks the router of Grafana's page, which is not here.
vi.mock('@grafana/ui', async (load) => ({
  ...(await load<typeof import('@grafana/ui')>()),
  TextLink: ({ href, children }: { href: string; children: string }) => <a href={href}>{children}</a>,
}));

/** The page Trace in a browser of sorts, over stubbed answers of the collector. */

interface Asked {
  readonly url: string;
  readonly params: Record<string, string>;
}

let asked: Asked[] = [];
let answers: Record<string, unknown> = {};
let failure: object | undefined;
const fetch = ({ url, params }: Asked) => {
  asked.push({ url, params });
  const question = url.split('/').at(-1)!;
  return failure === undefined ? of({ data: answers[question] }) : throwError(() => failure);
};

let root: ReturnType<typeof createRoot> | undefined;

async function show(element: ReactElement): Promise<void> {
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () => root!.render(element));
}

const text = (): string => document.body.textContent ?? '';

async function type(id: string, value: string): Promise<void> {
  const input = document.getElementById(id) as HTMLInputElement;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
  await act(async () => {
    set.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function press(label: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find((b) => b.textContent === label);
  if (button === undefined) throw new Error(`no button ${label} in: ${text()}`);
  await act(async () => button.click());
}

const heading = { at: '2026-11-21T04:00:00+08:00', silentSources: [], more: 0 };
const times = { noticed: '2026-11-21T10:30:00+08:00', promised: '2026-11-21T18:00:00+08:00' };
const late = {
  cause: 'clearing_delay',
  names: { en: 'Clearing file late or incomplete', zh: '清算文件延迟或不完整' },
  team: 'clearing_ops',
};
const fact = { fact: 'file_not_received', en: 'the file transactions was not received', zh: '未收到文件' };
const place = {
  ...{ channel: 'cup_card', clearingDay: '2026-11-20', mode: 'D+1', currency: 'CNY', stage: 'clearing' },
  ...{ amount: 123_405, overdue: 0, transactions: 3, merchants: 2, ...times },
};

beforeAll(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  setBackendSrv({ fetch } as never);
  const { loadLanguage } = await import('../src/language.ts');
  await loadLanguage();
});

beforeEach(async () => {
  asked = [];
  answers = {};
  failure = undefined;
  const { remember } = await import('../src/app/settings.ts');
  remember({ collectorUrl: 'http://collector:9464' });
});

afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.innerHTML = '';
  window.history.replaceState(null, '', '/');
});

const page = () => import('../src/pages/trace.tsx');

describe('looking for money', () => {
  test('the form asks the collector, not before it can, and shows the way and the place', async () => {
    answers.trace = {
      ...heading,
      found: [
        {
          ...{
            kind: 'sale',
            channel: 'cup_card',
            clearingDay: '2026-11-20',
            rrn: '632512000017',
            mode: 'D+1',
          },
          ...{ amount: 12_800, currency: 'CNY' },
          steps: [
            { stage: 'switch', fact: 'sale_approved', en: 'the sale was approved', zh: '交易已批准' },
            { ...fact, stage: 'clearing', at: '2026-11-21T03:10:00+08:00' },
          ],
          where: { state: 'waiting', stage: 'clearing', causes: [late], evidence: [fact], ...times },
        },
      ],
      notes: [{ fact: 'note_plain_sale', en: 'only its number is kept', zh: '仅保留号码' }],
    };
    const { Tracing } = await page();
    await show(<Tracing />);
    await press('Find the money');
    expect(asked).toEqual([]);
    await type('trace-rrn', '632512000017');
    await type('trace-merchant', '102290053310001');
    await press('Find the money');
    expect(asked).toEqual([
      {
        url: '/api/plugin-proxy/acquirer-observability-app/collector/v1/trace',
        params: { rrn: '632512000017', merchant: '102290053310001' },
      },
    ]);
    for (const words of [
      ...['CNY 128.00', 'the sale was approved', '2026-11-21 03:10:00', 'Waits: Clearing'],
      ...['Clearing file late or incomplete', 'Clearing operations', 'only its number is kept'],
      'merchants look for it at 2026-11-21 10:30:00',
    ])
      expect(text()).toContain(words);
    expect(document.querySelector('a[href$="/alerts/runbook/clearing_delay"]')).not.toBeNull();
    // What was typed stays out of the address.
    expect(window.location.href).not.toMatch(/632512|1022900/);
    await press('Find the money');
    expect(asked).toHaveLength(2);
  });

  test('by order or by merchant it has other fields, and what was typed for another way is not asked', async () => {
    answers.trace = { ...heading, found: [], notes: [] };
    const { Tracing } = await page();
    await show(<Tracing />);
    await type('trace-rrn', '632512000017');
    const choose = async (label: string) => {
      const found = [...document.querySelectorAll('label')].find((each) => each.textContent === label)!;
      await act(async () => found.click());
    };
    await choose('Merchant and day');
    expect(document.getElementById('trace-rrn')).toBeNull();
    await type('trace-merchant', '102290053310001');
    await type('trace-clearingDay', '2026-11-20');
    await press('Find the money');
    await choose('Settlement order');
    await type('trace-orderId', 'SO-20261121-000017');
    await press('Find the money');
    expect(asked.map(({ params }) => params)).toEqual([
      { merchant: '102290053310001', clearingDay: '2026-11-20' },
      { orderId: 'SO-20261121-000017' },
    ]);
  });

  test.each([
    ['credited', 'Credited to the merchant'],
    ['ended', 'Nobody is owed it'],
    ['not_known', 'cannot be said'],
  ])('%s', async (state, words) => {
    const where = { state, causes: [], evidence: [] };
    answers.trace = { ...heading, found: [{ kind: 'order', orderId: 'SO-1', steps: [], where }], notes: [] };
    const { TraceView } = await import('../src/parts/traceview.tsx');
    await show(<TraceView answer={answers.trace as never} />);
    expect(text()).toContain(words);
  });

  test('nothing found', async () => {
    const { TraceView } = await import('../src/parts/traceview.tsx');
    await show(<TraceView answer={{ ...heading, found: [], notes: [] }} />);
    expect(text()).toContain('Nothing found');
  });
});

describe('where money waits', () => {
  test('every place, and why one of them waits', async () => {
    answers.waiting = { ...heading, silentSources: ['clearing'], rows: [{ ...place, cause: late.cause }] };
    answers.explain = {
      ...{ ...heading, more: 4 },
      parts: [{ ...place, ...late, account: 'clearing.captured', detail: '', evidence: [fact] }],
    };
    const { Places } = await page();
    await show(<Places />);
    expect(asked[0]).toMatchObject({ params: { limit: '20' } });
    expect(text()).toContain('cup_card, 2026-11-20, D+1');
    expect(text()).toContain('CNY 1,234.05');
    expect(text()).toContain('Silent: clearing');
    await press('Why');
    expect(asked[1]!.params).toEqual({ channel: 'cup_card', clearingDay: '2026-11-20', stage: 'clearing' });
    expect(text()).toContain('the file transactions was not received');
    expect(text()).toContain('4 more lines');
    await press('All places');
    expect(text()).toContain('Where money waits now');
  });

  test('opened from a cell of the money path it explains that cell', async () => {
    window.history.replaceState(null, '', '/?channel=cup_card&stage=clearing');
    answers.explain = { ...heading, parts: [] };
    const { Places } = await page();
    await show(<Places />);
    expect(asked.map(({ params }) => params)).toEqual([{ channel: 'cup_card', stage: 'clearing' }]);
    expect(text()).toContain('No money waits there');
  });

  test.each([
    [401, 'The token on Configuration is missing'],
    [403, 'The token on Configuration is missing'],
    [429, 'Others are searching'],
    [503, 'cannot read its books'],
    [502, 'cannot reach the collector'],
  ])('%i is said in words', async (status, words) => {
    failure = { status };
    const { Places } = await page();
    await show(<Places />);
    expect(text()).toContain(words);
  });

  test('a question with a mistake is given back as the collector puts it', async () => {
    failure = { status: 400, data: { error: { message: 'no channel of this name is configured' } } };
    const { Places } = await page();
    await show(<Places />);
    expect(text()).toContain('no channel of this name is configured');
  });

  test('without an address nothing is asked', async () => {
    const { remember } = await import('../src/app/settings.ts');
    remember({});
    const { Places } = await page();
    await show(<Places />);
    expect(asked).toEqual([]);
    expect(text()).toContain('The address of the collector is not set');
  });

  test('while the answer is on its way the page says so', async () => {
    const { Replied } = await import('../src/parts/replied.tsx');
    await show(<Replied reply={undefined}>{() => 'never'}</Replied>);
    expect(text()).toContain('Loading');
  });
});

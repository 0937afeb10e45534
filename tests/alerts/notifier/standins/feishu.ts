import { createHmac } from 'node:crypto';
import type { World } from '../world/clock.ts';
import { type Provider, provider, utf8Bytes, within } from './provider.ts';

interface Body {
  readonly timestamp: string;
  readonly sign: string;
  readonly card: {
    readonly header: { readonly title: { readonly content: string }; readonly template: string };
    readonly elements: readonly { readonly content: string }[];
  };
}

const halfHourMs = 1_800_000;

/** Feishu: 100 a minute and 5 a second, 20 KB, signature, and no patience around whole and half hours. */
export function feishuStandIn(clock: World, secret = 'feishu-secret'): Provider {
  const complaints: string[] = [];
  return provider(
    clock,
    {
      answer(request, now, arrivals) {
        const busy = { body: { code: 11232, msg: 'create message trigger rate limit' } };
        if (within(arrivals, now, 1_000) > 5 || within(arrivals, now, 60_000) > 100) {
          complaints.push('too many');
          return busy;
        }
        const into = ((clock.wall() + halfHourMs / 2) % halfHourMs) - halfHourMs / 2;
        if (Math.abs(into) < 5_000) return busy;
        if (utf8Bytes(request.body) > 20_000) {
          complaints.push(`body of ${utf8Bytes(request.body)} bytes`);
          return { body: { code: 9499, msg: 'Bad Request' } };
        }
        const { timestamp, sign, card } = JSON.parse(request.body) as Body;
        const right = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
        if (sign !== right || Math.abs(Number(timestamp) * 1000 - clock.wall()) > 3_600_000)
          return {
            body: {
              code: 19021,
              msg: 'sign match fail or timestamp is not within one hour from current time',
            },
          };
        const text = card.elements.map(({ content }) => content).join('\n');
        return {
          body: { code: 0, msg: 'success', data: {} },
          show: {
            kind: card.header.template,
            title: card.header.title.content,
            text,
            called: [...text.matchAll(/<at id=([^>]+)><\/at>/g)].map((match) => match[1]!),
          },
        };
      },
    },
    complaints,
  );
}

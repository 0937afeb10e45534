import { createHmac } from 'node:crypto';
import type { World } from '../world/clock.ts';
import { type Provider, provider, utf8Bytes, within } from './provider.ts';

interface Body {
  readonly markdown: { readonly title: string; readonly text: string };
  readonly at: { readonly atMobiles: readonly string[]; readonly isAtAll: boolean };
}

const blockMs = 600_000;

/** DingTalk: 20 a minute or ten minutes of nothing, 20,000 bytes, signature within an hour, keyword. */
export function dingtalkStandIn(clock: World, secret = 'SECdingtalk', keyword = '告警'): Provider {
  const complaints: string[] = [];
  let blockedUntil = Number.NEGATIVE_INFINITY;
  return provider(
    clock,
    {
      answer(request, now, arrivals) {
        const tooFast = { body: { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' } };
        if (now < blockedUntil) {
          complaints.push('posted while blocked');
          return tooFast;
        }
        if (within(arrivals, now, 60_000) > 20) {
          complaints.push('more than 20 within a minute');
          blockedUntil = now + blockMs;
          return tooFast;
        }
        const query = new URL(request.url).searchParams;
        const timestamp = query.get('timestamp') ?? '';
        const right = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
        if (query.get('sign') !== right || Math.abs(Number(timestamp) - clock.wall()) > 3_600_000)
          return { body: { errcode: 310000, errmsg: 'sign not match' } };
        if (utf8Bytes(request.body) > 20_000) {
          complaints.push(`body of ${utf8Bytes(request.body)} bytes`);
          return { body: { errcode: 460101, errmsg: 'message too long, exceed 20000 bytes' } };
        }
        const { markdown, at } = JSON.parse(request.body) as Body;
        if (!`${markdown.title}${markdown.text}`.includes(keyword))
          return { body: { errcode: 310000, errmsg: 'keywords not in content' } };
        // A number that does not stand in the text calls nobody.
        const called = at.atMobiles.filter((mobile) => markdown.text.includes(`@${mobile}`));
        return {
          body: { errcode: 0, errmsg: 'ok' },
          show: { kind: 'markdown', title: markdown.title, text: markdown.text, called },
        };
      },
    },
    complaints,
  );
}

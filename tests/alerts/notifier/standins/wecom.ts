import type { World } from '../world/clock.ts';
import { type Provider, provider, utf8Bytes, within } from './provider.ts';

interface Body {
  readonly msgtype: string;
  readonly markdown?: { readonly content: string };
  readonly text?: { readonly content: string; readonly mentioned_mobile_list?: readonly string[] };
}

/** WeCom as its page describes it: 20 a minute, 4096 bytes of Markdown, 2048 of text, calls only from text. */
export function wecomStandIn(clock: World, key = 'wecom-key'): Provider {
  const complaints: string[] = [];
  return provider(
    clock,
    {
      answer(request, now, arrivals) {
        const { msgtype, markdown, text } = JSON.parse(request.body) as Body;
        if (new URL(request.url).searchParams.get('key') !== key)
          return { body: { errcode: 93000, errmsg: 'invalid webhook url' } };
        if (within(arrivals, now, 60_000) > 20) {
          complaints.push(`${within(arrivals, now, 60_000)} messages within a minute`);
          return { body: { errcode: 45009, errmsg: 'api freq out of limit' } };
        }
        const content = msgtype === 'markdown' ? markdown?.content : text?.content;
        const most = msgtype === 'markdown' ? 4096 : 2048;
        if (content === undefined || content === '')
          return { body: { errcode: 44004, errmsg: 'empty content' } };
        if (utf8Bytes(content) > most) {
          complaints.push(`${msgtype} of ${utf8Bytes(content)} bytes`);
          return { body: { errcode: 40058, errmsg: `${msgtype}.content exceed max length ${most}` } };
        }
        return {
          body: { errcode: 0, errmsg: 'ok' },
          show: { kind: msgtype, title: '', text: content, called: text?.mentioned_mobile_list ?? [] },
        };
      },
    },
    complaints,
  );
}

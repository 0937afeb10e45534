import type { RobotConfig } from '../config/schema.ts';
import { byteLength, truncateUtf8 } from '../message/utf8.ts';
import { delivered, failed, jsonBody, refused, statusAnswer, throttled, unsure } from './answers.ts';
import type { RobotKind } from './kind.ts';
import { markdownLines } from './markdown.ts';

type WecomConfig = Extract<RobotConfig, { kind: 'wecom' }>;

/** Bytes of `markdown.content` and `text.content`: 40058 above. */
const mostMarkdownBytes = 4096;
const mostTextBytes = 2048;

const contentCodes = [40058, 44004, 45002];
const addressCodes = [93000, 93004, 93008, 40014, 41001];

/**
 * WeCom group robot (企业微信群机器人, developer.work.weixin.qq.com/document/path/91770). 20 messages a minute.
 * Markdown cannot call people by their mobile number; a text message does.
 */
export const wecom: RobotKind<WecomConfig> = {
  limits: ({ perMinute }) => [{ posts: perMinute, windowMs: 60_000 }],
  callsApart: true,
  avoidsHalfHours: false,
  mostLines: 60,
  budget: mostMarkdownBytes,
  cardBytes: ({ lines }) => byteLength(markdownLines(lines).join('\n')),
  request(draft, _config, { url }) {
    const text = draft.lines.map((line) => line.text).join('\n');
    const mobiles = draft.people.flatMap(({ mobile }) => mobile ?? []);
    const body =
      draft.form === 'card'
        ? { msgtype: 'markdown', markdown: { content: markdownLines(draft.lines).join('\n') } }
        : {
            msgtype: 'text',
            text: {
              content: truncateUtf8(text, mostTextBytes),
              mentioned_mobile_list: draft.everybody ? [...mobiles, '@all'] : mobiles,
            },
          };
    return { url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  },
  read(answer) {
    const early = statusAnswer(answer);
    if (early !== undefined) return early;
    const code = jsonBody(answer)?.errcode;
    if (typeof code !== 'number') return unsure('no errcode');
    const name = `errcode ${code}`;
    if (code === 0) return delivered;
    if (code === 45009) return throttled(name, 60_000);
    if (contentCodes.includes(code)) return refused(name, 'content');
    return addressCodes.includes(code) ? refused(name, 'robot') : failed(name);
  },
};

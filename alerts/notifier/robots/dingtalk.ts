import type { RobotConfig } from '../config/schema.ts';
import type { Draft } from '../message/draft.ts';
import { byteLength } from '../message/utf8.ts';
import { delivered, failed, jsonBody, refused, statusAnswer, throttled, unsure } from './answers.ts';
import type { RobotKind } from './kind.ts';
import { markdownLines, withKeyword } from './markdown.ts';
import { dingtalkSignature } from './sign.ts';

type DingtalkConfig = Extract<RobotConfig, { kind: 'dingtalk' }>;

/** A body may have 20,000 bytes (460101 above); some room stays for what a proxy adds. */
const mostBodyBytes = 19_500;
/** Whoever exceeds 20 a minute is turned away for ten minutes; asking again in the meantime does not help. */
const blockedMs = 10 * 60_000 + 5_000;

const contentCodes = [430101, 430102, 430103, 430104, 460101, 40035];
const addressCodes = [310000, 300001, 400013, 400101, 400102, 400105, 400106];

function body({ title, lines, people, everybody }: Draft, { keyword }: DingtalkConfig): string {
  const mobiles = people.flatMap(({ mobile }) => mobile ?? []);
  // A call only shows when the number stands in the text as well.
  const calls = mobiles.map((mobile) => `@${mobile}`);
  const paragraphs = withKeyword(
    [...markdownLines(lines), ...(calls.length > 0 ? [calls.join(' ')] : [])],
    keyword,
  );
  return JSON.stringify({
    msgtype: 'markdown',
    // In DingTalk's Markdown one line break does not break a line.
    markdown: { title, text: paragraphs.join('\n\n') },
    at: { atMobiles: mobiles, isAtAll: everybody },
  });
}

/** DingTalk custom robot (钉钉自定义机器人, open.dingtalk.com/document/robots/custom-robot-access). 20 messages a minute. */
export const dingtalk: RobotKind<DingtalkConfig> = {
  limits: ({ perMinute }) => [{ posts: perMinute, windowMs: 60_000 }],
  callsApart: false,
  avoidsHalfHours: false,
  mostLines: 60,
  budget: mostBodyBytes,
  cardBytes: (draft, config) => byteLength(body(draft, config)),
  request(draft, config, { url, secret }, now) {
    const target = new URL(url);
    if (secret !== undefined) {
      target.searchParams.set('timestamp', String(now));
      target.searchParams.set('sign', dingtalkSignature(now, secret));
    }
    return { url: target.href, headers: { 'content-type': 'application/json' }, body: body(draft, config) };
  },
  read(answer) {
    const early = statusAnswer(answer);
    if (early !== undefined) return early;
    const said = jsonBody(answer);
    const code = said?.errcode;
    // A gateway in front answers `{"status":1111,"punish":"deny"}`, with or without an errcode.
    if (said?.punish !== undefined || code === 130101 || code === 410100)
      return throttled(`errcode ${code ?? 'punish'}`, blockedMs);
    if (typeof code !== 'number') return unsure('no errcode');
    const name = `errcode ${code}`;
    if (code === 0) return delivered;
    if (contentCodes.includes(code)) return refused(name, 'content');
    return addressCodes.includes(code) ? refused(name, 'robot') : failed(name);
  },
};

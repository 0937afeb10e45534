import type { Severity } from '../../severity.ts';
import type { RobotConfig } from '../config/schema.ts';
import type { Draft } from '../message/draft.ts';
import { byteLength } from '../message/utf8.ts';
import { delivered, failed, jsonBody, refused, statusAnswer, throttled, unsure } from './answers.ts';
import type { RobotKind } from './kind.ts';
import { markdownLines, withKeyword } from './markdown.ts';
import { feishuSignature } from './sign.ts';

type FeishuConfig = Extract<RobotConfig, { kind: 'feishu' }>;

/** The whole body may have 20 KB; read as 20,000, with the signature in it. */
const mostBodyBytes = 19_800;

const colours: Readonly<Record<Severity, string>> = {
  page: 'red',
  urgent: 'orange',
  ticket: 'blue',
  info: 'grey',
};

const busyCodes = [11232, 99991400, 230020];
const contentCodes = [9499, 19002];
const addressCodes = [19001, 19021, 19022, 19024];

function body(draft: Draft, { keyword }: FeishuConfig, timestamp: number, sign: string | undefined): string {
  const { title, lines, people, everybody } = draft;
  const called = [...people.flatMap(({ feishu }) => feishu ?? []), ...(everybody ? ['all'] : [])];
  const calls = called.map((id) => `<at id=${id}></at>`).join('');
  const text = withKeyword(
    [
      // The title already says the first line.
      ...markdownLines(lines[0]?.text === title ? lines.slice(1) : lines),
      ...(calls === '' ? [] : [calls]),
    ],
    keyword,
  );
  return JSON.stringify({
    ...(sign === undefined ? {} : { timestamp: String(timestamp), sign }),
    msg_type: 'interactive',
    card: {
      config: { wide_screen_mode: true },
      header: {
        title: { tag: 'plain_text', content: title },
        template: draft.resolved ? 'green' : colours[draft.severity],
      },
      elements: [{ tag: 'markdown', content: text.join('\n') }],
    },
  });
}

const signatureLength = 44;

/** Feishu custom bot (飞书自定义机器人, open.feishu.cn/document/client-docs/bot-v3/add-custom-bot). 100 a minute and 5 a second. */
export const feishu: RobotKind<FeishuConfig> = {
  limits: ({ perMinute }) => [
    { posts: perMinute, windowMs: 60_000 },
    { posts: 5, windowMs: 1_000 },
  ],
  callsApart: false,
  avoidsHalfHours: true,
  mostLines: 60,
  budget: mostBodyBytes,
  cardBytes: (draft, config) => byteLength(body(draft, config, 9_999_999_999, 'x'.repeat(signatureLength))),
  request(draft, config, { url, secret }, now) {
    const seconds = Math.floor(now / 1000);
    const sign = secret === undefined ? undefined : feishuSignature(seconds, secret);
    return { url, headers: { 'content-type': 'application/json' }, body: body(draft, config, seconds, sign) };
  },
  read(answer) {
    const said = jsonBody(answer);
    const code = said?.code ?? said?.StatusCode;
    const name = `code ${code}`;
    // The gateway sends 400 with a busy code, too: the code is asked first.
    if (typeof code === 'number' && busyCodes.includes(code)) return throttled(name, 2_000);
    const early = statusAnswer(answer);
    if (early !== undefined) return early;
    if (typeof code !== 'number') return unsure('no code');
    if (code === 0) return delivered;
    if (contentCodes.includes(code)) return refused(name, 'content');
    return addressCodes.includes(code) ? refused(name, 'robot') : failed(name);
  },
};

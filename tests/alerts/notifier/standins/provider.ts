import type { Post } from '../../../../alerts/notifier/delivery/post.ts';
import type { HttpAnswer, HttpRequest } from '../../../../alerts/notifier/robots/kind.ts';
import type { World } from '../world/clock.ts';

/** What became of a request on its way. */
export type Weather =
  | 'fine'
  /** Taken, but the answer is lost. */
  | 'answer lost'
  /** Lost before it arrived; the sender cannot tell. */
  | 'request lost'
  /** No connection at all. */
  | 'refused connection'
  | { readonly status: number; readonly body?: string };

/** A message a provider showed to its group. */
export interface Shown {
  /** Elapsed ms of the world. */
  readonly at: number;
  readonly text: string;
  readonly called: readonly string[];
  readonly title: string;
  readonly kind: string;
}

/** Rules of one provider: what it answers to a request that arrives, and what it shows. */
export interface Rules {
  /** JSON answer; `show` when the group sees it. */
  answer(
    request: HttpRequest,
    now: number,
    arrivals: readonly number[],
  ): { readonly body: object; readonly show?: Omit<Shown, 'at'> };
}

export interface Provider {
  readonly post: Post;
  readonly shown: Shown[];
  /** Everything a provider would complain about: limits passed, wrong signatures, bodies too long, broken text. */
  readonly complaints: string[];
  readonly requests: HttpRequest[];
  weather: (request: number) => Weather;
  /** Ms a request takes to arrive, and its answer to come back. */
  latency: (request: number) => readonly [there: number, back: number];
}

/** A provider on the virtual network. Rules are asked when a request arrives, not when it was sent. */
export function provider(clock: World, rules: Rules, complaints: string[]): Provider {
  const arrivals: number[] = [];
  const shown: Shown[] = [];
  const requests: HttpRequest[] = [];
  const wait = (ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

  const self: Provider = {
    shown,
    complaints,
    requests,
    weather: () => 'fine',
    latency: () => [50, 50],
    async post(request): Promise<HttpAnswer> {
      const number = requests.push(request) - 1;
      if (!request.body.isWellFormed()) complaints.push('a lone surrogate');
      const weather = self.weather(number);
      const [there, back] = self.latency(number);
      await wait(there);
      if (weather === 'refused connection')
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
      if (weather === 'request lost') {
        await wait(10_000);
        throw Object.assign(new Error('timeout'), { name: 'TimeoutError' });
      }
      if (typeof weather === 'object') {
        await wait(back);
        return { status: weather.status, header: () => undefined, body: weather.body ?? '' };
      }
      arrivals.push(clock.elapsed());
      const { body, show } = rules.answer(request, clock.elapsed(), arrivals);
      if (show !== undefined) shown.push({ at: clock.elapsed(), ...show });
      if (weather === 'answer lost') {
        await wait(10_000);
        throw Object.assign(new Error('timeout'), { name: 'TimeoutError' });
      }
      await wait(back);
      return { status: 200, header: () => undefined, body: JSON.stringify(body) };
    },
  };
  return self;
}

/** Arrivals within the last `windowMs`, this one included. */
export const within = (arrivals: readonly number[], now: number, windowMs: number): number =>
  arrivals.filter((at) => at > now - windowMs).length;

/** Bytes of a text, counted from its code points and not with what the notifier counts with. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

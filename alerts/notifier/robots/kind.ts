import type { RobotConfig } from '../config/schema.ts';
import type { RobotSecrets } from '../config/secrets.ts';
import type { Answer } from '../journal/record.ts';
import type { Draft } from '../message/draft.ts';

/** A POST to a provider. */
export interface HttpRequest {
  /** Holds a token: never logged. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back. */
export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/** So many posts in any stretch of so many ms. */
export interface Limit {
  readonly posts: number;
  readonly windowMs: number;
}

/** What the notifier has to know about one kind of robot. One file each; a new kind is a file and a line in table.ts. */
export interface RobotKind<C extends RobotConfig = RobotConfig> {
  limits(config: C): readonly Limit[];
  /** People are called in a message of their own. */
  readonly callsApart: boolean;
  /** Its provider is overloaded at whole and half hours. */
  readonly avoidsHalfHours: boolean;
  readonly mostLines: number;
  /** Bytes a card may have, counted as `cardBytes` counts. */
  readonly budget: number;
  cardBytes(draft: Draft, config: C): number;
  /** `now` in epoch ms, for signatures. */
  request(draft: Draft, config: C, secrets: RobotSecrets, now: number): HttpRequest;
  read(answer: HttpAnswer): Answer;
}

/**
 * What decoding a line costs, against the limit: bare JSON.parse of the same lines in the same run.
 *
 *     node tests/bench/decode.ts
 *
 * Prints one JSON document; nanoseconds of processor time a line.
 */
import { loadConfig } from '../../collector/config/load.ts';
import { authorization } from '../../collector/events/authorization.ts';
import type { EventKind } from '../../collector/events/define.ts';
import { lineDecoder } from '../../collector/ledgerengine.ts';
import { windowAt } from '../../collector/pipeline/age.ts';
import { isRefusal } from '../../collector/pipeline/decode.ts';
import { kindPlan } from '../../collector/pipeline/kindplan.ts';
import { rightsOf } from '../../collector/pipeline/rights.ts';
import { machine, nanoseconds } from './machine.ts';
import { stream } from './stream.ts';

const { config } = loadConfig('collector/config/profiles/b.yaml');
const now = Date.parse('2026-11-20T12:00:00+08:00');
const source = stream(1);
const lines = Array.from({ length: 2000 }, () => source.next(now));
const rights = rightsOf(config.sources[0]!);
const window = windowAt(now, config.store.keepDays, config.acquirer.zone);
const decoder = lineDecoder(config, {});
const plan = kindPlan(authorization as unknown as EventKind, config);
const notes = { unknown: false };

const refused = lines.map((line) => decoder.decode(line, 1, rights, window)).filter(isRefusal);
if (refused.length > 0) throw new Error(`the stream is not valid: ${JSON.stringify(refused[0])}`);

const each = (work: (line: string) => unknown) => (): void => {
  for (const line of lines) work(line);
};
const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const perEvent = (work: (event: Record<string, unknown>) => unknown) => (): void => {
  for (const event of events) work(event);
};

const parse = nanoseconds(
  lines.length,
  5,
  each((line) => JSON.parse(line)),
);
const decode = nanoseconds(
  lines.length,
  5,
  each((line) => decoder.decode(line, 1, rights, window)),
);
console.log(
  JSON.stringify(
    {
      bytesPerLine: Math.round(lines.reduce((sum, line) => sum + line.length, 0) / lines.length),
      nanoseconds: {
        parse,
        decode,
        ofThat: {
          validate: nanoseconds(
            lines.length,
            3,
            perEvent((event) => plan.shape.accepts(event, notes)),
          ),
          zodInstead: nanoseconds(
            lines.length,
            3,
            perEvent((event) => plan.kind.schema.safeParse(event)),
          ),
          contentHash: nanoseconds(
            lines.length,
            3,
            perEvent((event) => plan.content(event)),
          ),
          vocabulary: nanoseconds(
            lines.length,
            3,
            perEvent((event) => plan.resolve(event, rights)),
          ),
        },
      },
      decodeToParse: Math.round((100 * decode) / parse) / 100,
      machine: machine(),
    },
    null,
    1,
  ),
);

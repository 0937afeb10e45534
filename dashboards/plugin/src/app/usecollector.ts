import { useEffect, useState } from 'react';
import type { Parameters } from '../logic/inspect.ts';
import { askCollector, type Question, type Reply } from './collector.ts';

/** Asks when the parameters change, and when `turn` does; undefined while nothing is asked or the answer is on its way. */
export function useCollector<A>(
  question: Question,
  params: Parameters | undefined,
  turn: number,
): Reply<A> | undefined {
  const asked = params === undefined ? undefined : JSON.stringify(params);
  const [reply, setReply] = useState<Reply<A> | undefined>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks the same again
  useEffect(() => {
    let current = true;
    setReply(undefined);
    if (asked !== undefined)
      void askCollector<A>(question, JSON.parse(asked) as Parameters).then(
        (next) => current && setReply(next),
      );
    return () => {
      current = false;
    };
  }, [question, asked, turn]);
  return reply;
}

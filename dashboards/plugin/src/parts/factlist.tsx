import { useStyles2 } from '@grafana/ui';
import { language } from '../language.ts';
import type { Fact } from '../logic/inspect.ts';
import { tableStyles } from './table.ts';

/** What the ledger knows, a sentence each, in the reader's language. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const table = useStyles2(tableStyles);
  return (
    <ul>
      {facts.map((fact) => (
        <li key={`${fact.fact} ${fact.en}`} className={table.small}>
          {fact[language()]}
        </li>
      ))}
    </ul>
  );
}

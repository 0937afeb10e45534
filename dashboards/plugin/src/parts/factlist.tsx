import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { language } from '../language.ts';
import type { Fact } from '../logic/inspect.ts';
import { tableStyles } from './table.ts';

/** What the ledger knows, a sentence each, in the reader's language. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const table = useStyles2(tableStyles);
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {facts.map((fact) => (
        <li key={`${fact.fact} ${fact.en}`} className={table.small}>
          {fact[language()]}
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ list: css({ paddingLeft: theme.spacing(2.5) }) });

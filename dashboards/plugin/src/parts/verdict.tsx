import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Verdict } from '../logic/attention.ts';
import { verdictName } from './names.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly bad: boolean;
}

const icons: Readonly<Record<Verdict, IconName>> = {
  blind: 'eye-slash',
  act: 'exclamation-circle',
  look: 'exclamation-triangle',
  calm: 'check-circle',
};

/** The first thing to see: does anything need me, and the figures behind the answer. */
export function VerdictBanner({
  verdict,
  line,
  facts,
}: {
  verdict: Verdict;
  line: string;
  facts: readonly Fact[];
}) {
  const styles = useStyles2(getStyles);
  return (
    <section className={`${styles.banner} ${styles[verdict]}`} aria-live="polite">
      <div className={styles.head}>
        <Icon name={icons[verdict]} size="xxl" aria-hidden />
        <div>
          <h2 className={styles.title}>{verdictName(verdict)}</h2>
          <div>{line}</div>
        </div>
      </div>
      <dl className={styles.facts}>
        {facts.map(({ name, value, bad }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {bad && <Icon name="exclamation-triangle" aria-hidden />} {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const tone = (color: { main: string; transparent: string; text: string }) =>
    css({ borderLeftColor: color.main, background: color.transparent, h2: { color: color.text } });
  return {
    banner: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2, 4),
      justifyContent: 'space-between',
      padding: theme.spacing(2),
      borderLeft: `${theme.spacing(0.75)} solid`,
      borderRadius: theme.shape.radius.default,
    }),
    head: css({ display: 'flex', gap: theme.spacing(2), alignItems: 'center' }),
    title: css({ margin: 0 }),
    facts: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 4),
      margin: 0,
      dt: {
        color: theme.colors.text.secondary,
        fontWeight: 'normal',
        fontSize: theme.typography.bodySmall.fontSize,
      },
      dd: { margin: 0, fontSize: theme.typography.h4.fontSize, fontVariantNumeric: 'tabular-nums' },
    }),
    act: tone(theme.colors.error),
    look: tone(theme.colors.warning),
    calm: tone(theme.colors.success),
    blind: css({
      borderLeftColor: theme.colors.text.secondary,
      background: theme.colors.background.secondary,
    }),
  };
};

import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { duration, money } from '../logic/format.ts';
import { type Choice, type PathData, placeOf, stages } from '../logic/moneypath.ts';
import { stageName } from './names.ts';

export interface StageStripProps {
  readonly data: PathData;
  readonly choice: Choice;
  /** Epoch seconds. */
  readonly at: number;
  choose(choice: Choice): void;
}

/** The path of the money: what is in each stage, what of it is overdue, how old. A stage can be chosen. */
export function StageStrip({ data, choice, at, choose }: StageStripProps) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.strip}>
      {stages.map((stage) => {
        const { pending, overdue, oldest } = placeOf(data, { ...choice, stage });
        const chosen = choice.stage === stage;
        return (
          <li key={stage} className={styles.item}>
            <button
              type="button"
              aria-pressed={chosen}
              className={`${styles.stage} ${overdue > 0 ? styles.late : ''} ${chosen ? styles.chosen : ''}`}
              onClick={() => choose({ ...choice, stage: chosen ? undefined : stage })}
            >
              <span className={styles.name}>{stageName(stage)}</span>
              <span className={pending > 0 ? styles.amount : styles.none}>
                {money(pending, choice.currency)}
              </span>
              {overdue > 0 ? (
                <span className={styles.overdue}>
                  <Icon name="exclamation-triangle" size="sm" aria-hidden />{' '}
                  {t('path.overdue', '{{amount}} overdue', { amount: money(overdue, choice.currency) })}
                </span>
              ) : (
                <span className={styles.small}>{t('path.on_time', 'nothing overdue')}</span>
              )}
              <span className={styles.small}>
                {oldest === undefined || pending === 0
                  ? ' '
                  : t('path.oldest', 'oldest {{age}}', { age: duration(at - oldest) })}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(${theme.spacing(17)}, 1fr))`,
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
  }),
  item: css({ display: 'flex' }),
  stage: css({
    display: 'flex',
    flexDirection: 'column',
    flex: 1,
    textAlign: 'left',
    padding: theme.spacing(1),
    background: theme.colors.background.primary,
    color: theme.colors.text.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderTop: `${theme.spacing(0.5)} solid ${theme.colors.border.strong}`,
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.emphasize(theme.colors.background.primary, 0.03) },
  }),
  late: css({ borderTopColor: theme.colors.error.main }),
  chosen: css({ outline: `2px solid ${theme.colors.primary.border}` }),
  name: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  amount: css({ fontSize: theme.typography.h5.fontSize, fontVariantNumeric: 'tabular-nums' }),
  none: css({ fontSize: theme.typography.h5.fontSize, color: theme.colors.text.disabled }),
  overdue: css({ color: theme.colors.error.text, fontSize: theme.typography.bodySmall.fontSize }),
  small: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});

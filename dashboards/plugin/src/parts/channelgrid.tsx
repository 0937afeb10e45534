import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { money } from '../logic/format.ts';
import { type Choice, channelsOf, type PathData, placeOf, stages } from '../logic/moneypath.ts';
import { stageName } from './names.ts';
import { tableStyles } from './table.ts';

export interface ChannelGridProps {
  readonly data: PathData;
  readonly choice: Choice;
  choose(choice: Choice): void;
}

/** Channels by stages: what is pending, and what of it is overdue. A cell chooses its stage and channel. */
export function ChannelGrid({ data, choice, choose }: ChannelGridProps) {
  const table = useStyles2(tableStyles);
  const styles = useStyles2(getStyles);
  const { currency } = choice;
  // Stages in which no channel has money would be columns of dots.
  const shown = stages.filter((stage) => placeOf(data, { stage, currency }).pending > 0);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('grid.channel', 'Channel')}</th>
          {shown.map((stage) => (
            <th key={stage} className={table.number}>
              {stageName(stage)}
            </th>
          ))}
          <th className={table.number}>{t('grid.total', 'All stages')}</th>
        </tr>
      </thead>
      <tbody>
        {channelsOf(data.pending).map((channel) => {
          const whole = placeOf(data, { channel, currency });
          return (
            <tr key={channel}>
              <th scope="row">
                <Cell
                  chosen={choice.channel === channel && choice.stage === undefined}
                  onClick={() =>
                    choose({ currency, channel: choice.channel === channel ? undefined : channel })
                  }
                >
                  {channel}
                </Cell>
              </th>
              {shown.map((stage) => {
                const { pending, overdue } = placeOf(data, { stage, channel, currency });
                if (pending === 0)
                  return (
                    <td key={stage} className={`${table.number} ${table.quiet}`}>
                      ·
                    </td>
                  );
                return (
                  <td key={stage} className={table.number}>
                    <Cell
                      chosen={choice.channel === channel && choice.stage === stage}
                      onClick={() => choose({ currency, channel, stage })}
                    >
                      {money(pending, currency)}
                    </Cell>
                    {overdue > 0 && (
                      <div className={styles.overdue}>
                        <Icon name="exclamation-triangle" size="sm" aria-hidden />{' '}
                        {t('path.overdue', '{{amount}} overdue', { amount: money(overdue, currency) })}
                      </div>
                    )}
                  </td>
                );
              })}
              <td className={table.number}>{money(whole.pending, currency)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cell({ chosen, onClick, children }: { chosen: boolean; onClick(): void; children: string }) {
  const styles = useStyles2(getStyles);
  return (
    <button
      type="button"
      aria-pressed={chosen}
      className={`${styles.cell} ${chosen ? styles.chosen : ''}`}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cell: css({
    background: 'none',
    border: 'none',
    padding: theme.spacing(0, 0.5),
    color: theme.colors.text.primary,
    fontVariantNumeric: 'tabular-nums',
    '&:hover': { textDecoration: 'underline' },
  }),
  chosen: css({
    outline: `2px solid ${theme.colors.primary.border}`,
    borderRadius: theme.shape.radius.default,
  }),
  overdue: css({ color: theme.colors.error.text, fontSize: theme.typography.bodySmall.fontSize }),
});

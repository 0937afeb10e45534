import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Severity } from '../logic/rulebook.ts';
import { severityName } from './names.ts';

const icons: Readonly<Record<Severity, IconName>> = {
  page: 'exclamation-circle',
  urgent: 'exclamation-triangle',
  ticket: 'clipboard-alt',
  info: 'info-circle',
};

/** A severity as shape, word and colour: any one of them is enough. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={`${styles.mark} ${styles[severity]}`}>
      <Icon name={icons[severity]} aria-hidden />
      {severityName(severity)}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const tone = (color: { text: string; border: string; transparent: string }) =>
    css({ color: color.text, background: color.transparent, border: `1px solid ${color.border}` });
  return {
    mark: css({
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 1),
      borderRadius: theme.shape.radius.pill,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
      whiteSpace: 'nowrap',
    }),
    page: tone(theme.colors.error),
    urgent: tone(theme.colors.warning),
    ticket: tone(theme.colors.info),
    info: css({ color: theme.colors.text.secondary, border: `1px solid ${theme.colors.border.medium}` }),
  };
};

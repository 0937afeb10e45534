import { boards as alertBoards } from '../../alerts/links.ts';
import { colors } from '../boards/factory/colors.ts';
import { units } from '../boards/factory/units.ts';
import { type PanelJson, shownPanels } from './json.ts';
import { failing, type Rule } from './rule.ts';

const nameOf = ({ title, id }: PanelJson): string => title ?? `panel ${id}`;
const panelRule = (name: string, why: string, ok: (panel: PanelJson) => boolean): Rule => ({
  name,
  why,
  check: (board) => failing(shownPanels(board), nameOf, ok),
});

const unitNames = new Set<string>(Object.values(units));
const known = new Set<string>(Object.values(colors));
const variables = new Map<string, readonly string[]>(
  Object.values(alertBoards).map(({ uid, variables: names }) => [uid, names]),
);
const cells = ({ x, y, w, h }: PanelJson['gridPos']): string[] =>
  Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`);

/** Every link a panel has: its own, its series', its columns'. */
const linksOf = ({ links, fieldConfig }: PanelJson): readonly { url: string }[] => [
  ...(links ?? []),
  ...(fieldConfig?.defaults.links ?? []),
  ...(fieldConfig?.overrides ?? []).flatMap(({ properties }) =>
    properties.filter(({ id }) => id === 'links').flatMap(({ value }) => value as { url: string }[]),
  ),
];

const leadsSomewhere = (url: string): boolean => {
  if (/^\$\{runbooks\}\/(en|zh)\/[a-z_]+$/.test(url)) return true;
  const parts = /^\/d\/(acq-[a-z-]+?)(?:-zh)?\?\$\{__url_time_range\}&(.+)$/.exec(url);
  const names = variables.get(parts?.[1] ?? '');
  if (parts === null || names === undefined) return false;
  if (parts[2] === `\${__all_variables}`) return true;
  const set = [...parts[2]!.matchAll(/var-(\w+)=/g)].map(([, name]) => name!);
  return set[0] === 'datasource' && set.length > 1 && set.slice(1).every((name) => names.includes(name));
};

/** Rules on every panel. */
export const panelRules: readonly Rule[] = [
  panelRule(
    'panel-title-description',
    'who is woken at three in the morning reads what good looks like and what to do, not PromQL',
    ({ title, description = '' }) =>
      (title ?? '').length >= 2 && /\*\*(Good|正常):\*\* .+\*\*(Do|处置):\*\* \S+/s.test(description),
  ),
  panelRule(
    'panel-units',
    'a number without a unit is read as whatever the reader fears',
    ({ fieldConfig }) => unitNames.has(fieldConfig?.defaults.unit ?? ''),
  ),
  panelRule(
    'panel-targets',
    'a panel without a query is never noticed to be one',
    ({ targets }) => (targets ?? []).length > 0,
  ),
  panelRule('panel-ref-ids', 'two queries of one name hide each other', ({ targets = [] }) =>
    targets.every(({ refId }, n) => refId === String.fromCharCode(65 + n)),
  ),
  panelRule(
    'panel-no-data',
    'an empty panel must say whether empty is good',
    ({ fieldConfig }) => (fieldConfig?.defaults.noValue ?? '').length > 0,
  ),
  panelRule(
    'panel-thresholds',
    'the first step has to begin below everything, and colours have to be those everybody can tell apart',
    ({ fieldConfig }) => {
      const steps = fieldConfig?.defaults.thresholds?.steps ?? [];
      const sorted = steps
        .slice(1)
        .every(({ value }, n) => value !== null && (n === 0 || value > steps[n]!.value!));
      return steps[0]?.value === null && sorted && steps.every(({ color }) => known.has(color));
    },
  ),
  panelRule('panel-links', 'every panel leads on, and keeps time, data source and choice', (panel) => {
    const links = linksOf(panel);
    return links.length > 0 && links.every(({ url }) => leadsSomewhere(url));
  }),
  panelRule(
    'panel-colours',
    'red and green are one colour to one man in twelve',
    ({ fieldConfig }) =>
      !/"(?:semi-|dark-|light-|super-light-)?(?:green|red)"/.test(JSON.stringify(fieldConfig)),
  ),
  {
    name: 'panel-ids',
    why: 'alerts and links to a panel go by its id',
    check: ({ panels }) => {
      const ids = panels.map(({ id }) => id);
      return ids.every((id, n) => id === n + 1) ? [] : [`ids ${ids.join(', ')}`];
    },
  },
  {
    name: 'layout',
    why: 'panels that overlap or leave the grid are moved by Grafana as it likes',
    check: ({ panels }) => {
      const taken = new Map<string, string>();
      return panels.flatMap((panel) => [
        ...(panel.gridPos.x + panel.gridPos.w > 24 ? [`${nameOf(panel)} leaves the grid`] : []),
        ...cells(panel.gridPos).flatMap((cell) => {
          const other = taken.get(cell);
          taken.set(cell, nameOf(panel));
          return other === undefined ? [] : [`${nameOf(panel)} lies on ${other}`];
        }),
      ]);
    },
  },
];

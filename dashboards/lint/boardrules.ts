import { type BoardJson, queriesOf } from './json.ts';
import { parsePromql } from './promql.ts';
import { failing, type Rule } from './rule.ts';

const own = `\${datasource}`;
const selector = /^label_values\((.+), (\w+)\)$/;

const variables = (board: BoardJson) => board.templating.list.filter(({ type }) => type === 'query');

/** Rules on a board as a whole and on its variables. */
export const boardRules: readonly Rule[] = [
  {
    name: 'identity',
    why: 'a plugin and a folder of files recognise a board by uid and revision; an id of another Grafana is refused',
    check: (board) => [
      ...(board.id === null ? [] : ['id is not null']),
      ...(/^acq-[a-z-]{3,36}$/.test(board.uid) ? [] : [`uid ${board.uid}`]),
      ...(Number.isInteger(board.revision) && board.revision! > 0 ? [] : [`revision ${board.revision}`]),
      ...(board.schemaVersion === 42 ? [] : [`schemaVersion ${board.schemaVersion}`]),
      ...('__inputs' in board ? ['has __inputs, which provisioning does not fill in'] : []),
    ],
  },
  {
    name: 'title',
    why: 'boards of a plugin land among all others: the prefix says whose they are',
    check: ({ title, description, tags }) => [
      ...(/^(Acquirer|收单) · \S/.test(title) ? [] : [`title ${title}`]),
      ...((description ?? '').length > 20 ? [] : ['no description']),
      ...(tags.includes('acquirer') && tags.length >= 3 ? [] : [`tags ${tags.join(', ')}`]),
    ],
  },
  {
    name: 'uneditable-dashboard',
    why: 'changes made in Grafana are lost with the next version: they belong into the source',
    check: ({ editable }) => (editable === false ? [] : ['editable']),
  },
  {
    name: 'time',
    why: 'a board that never refreshes, or whose time does not end now, is wrong without saying so',
    check: ({ time, refresh }) => [
      ...(time?.to === 'now' && /^now-\d+[hd]$/.test(time.from) ? [] : ['time']),
      ...(/^\d+[sm]$/.test(refresh ?? '') ? [] : ['refresh']),
    ],
  },
  {
    name: 'template-datasource',
    why: 'a fixed data source exists in one Grafana only',
    check: (board) => {
      const list = board.templating.list.filter(({ type }) => type === 'datasource');
      return list.length === 1 && list[0]!.name === 'datasource' && list[0]!.query === 'prometheus'
        ? []
        : ['not exactly one variable `datasource` of kind prometheus'];
    },
  },
  {
    name: 'datasource-everywhere',
    why: 'one query on another data source shows figures of another system among ours',
    check: (board) =>
      [
        ...board.panels
          .filter(({ type }) => type !== 'row')
          .map((p) => ({ what: p.title ?? '', uid: p.datasource?.uid })),
        ...board.panels.flatMap((p) =>
          (p.targets ?? []).map((t) => ({ what: `${p.title} ${t.refId}`, uid: t.datasource?.uid })),
        ),
        ...variables(board).map((v) => ({ what: v.name, uid: v.datasource?.uid })),
        ...board.annotations.list.map((a) => ({ what: a.name, uid: a.datasource?.uid })),
      ]
        .filter(({ uid }) => uid !== own)
        .map(({ what }) => what),
  },
  {
    name: 'template-label-promql',
    why: 'a variable whose query cannot be read has no values, and every panel is empty',
    check: (board) =>
      failing(
        variables(board),
        ({ name }) => name,
        ({ query }) => {
          const parts = selector.exec(String(query));
          return parts !== null && parsePromql(parts[1]!).errors.length === 0;
        },
      ),
  },
  {
    name: 'template-on-time-change-reload',
    why: 'a channel that existed last week is not offered when last week is looked at',
    check: (board) =>
      failing(
        variables(board),
        ({ name }) => name,
        ({ refresh }) => refresh === 2,
      ),
  },
  {
    name: 'template-labelled',
    why: 'a variable without a label shows its programmer’s name',
    check: (board) =>
      failing(
        board.templating.list,
        ({ name }) => name,
        ({ label, hide }) => hide === 2 || (label ?? '') !== '',
      ),
  },
  {
    name: 'template-used',
    why: 'a variable that changes nothing misleads whoever sets it',
    check: (board) => {
      const text = [
        ...queriesOf(board).map(({ expr }) => expr),
        ...board.templating.list.map(({ query }) => String(query)),
        JSON.stringify(board.panels.map(({ links }) => links)),
        own,
      ].join('\n');
      return failing(
        board.templating.list,
        ({ name }) => name,
        ({ name }) => new RegExp(`\\$\\{?${name}\\b`).test(text),
      );
    },
  },
  {
    name: 'annotations',
    why: 'a curve without alerts, maintenance, day-cut and rule changes on it is read wrongly',
    check: ({ annotations: { list } }) => {
      const text = list.map(({ expr }) => expr).join('\n');
      return [
        'ALERTS',
        'acquirer_maintenance_window_active',
        'acquirer_day_cut_in_progress',
        'acquirer_rule_change_',
      ]
        .filter((metric) => !text.includes(metric))
        .map((metric) => `no annotation of ${metric}`);
    },
  },
  {
    name: 'menu',
    why: 'who changes the board must not choose channel and time again',
    check: ({ links }) =>
      links.length >= 2 && links.every(({ keepTime, includeVars }) => keepTime && includeVars)
        ? []
        : ['links'],
  },
];

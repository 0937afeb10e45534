import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { boards } from '../../../../alerts/links.ts';
import type { Board, Panel } from '../spec.ts';
import { type Language, languages, words } from '../words.ts';
import { annotations } from './annotations.ts';
import { boardTitles, uidOf } from './links.ts';
import { panelJson } from './panel.ts';
import { tidied } from './tidy.ts';
import { variables } from './variables.ts';

/** The product's name stands before every title: boards of a plugin land in Grafana's General folder. */
export const product = words('Acquirer', '收单');

export const schemaVersion = 42;

const columns = 24;

/** A board in one language as Grafana's Classic JSON, without `revision`: that comes with the content's history. */
export function boardJson(board: Board, language: Language): Dashboard {
  const { uid } = boards[board.name];
  const other = languages.find((each) => each !== language)!;
  const builder = new DashboardBuilder(`${product[language]} · ${boardTitles[board.name][language]}`)
    .uid(uidOf(uid, language))
    .description(board.description[language])
    .tags(['acquirer', language, ...board.tags])
    .timezone('browser')
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: board.from, to: 'now' })
    .refresh(board.refresh)
    .variables(variables(board, language))
    .annotations(annotations(board, language))
    .links([boardsMenu(language), otherLanguage(uidOf(uid, other), other)]);
  return tidied({ ...builder.build(), id: null as never, schemaVersion, panels: placed(board, language) });
}

const boardsMenu = (language: Language): DashboardLinkBuilder =>
  new DashboardLinkBuilder(words('Boards', '看板')[language])
    .type(DashboardLinkType.Dashboards)
    .tags(['acquirer', language])
    .asDropdown(true)
    .includeVars(true)
    .keepTime(true);

const otherLanguage = (uid: string, language: Language): DashboardLinkBuilder =>
  new DashboardLinkBuilder(words('English', '中文')[language])
    .type(DashboardLinkType.Link)
    .url(`/d/${uid}`)
    .includeVars(true)
    .keepTime(true);

/** Rows below each other, panels from left to right as they fit; ids in this order. */
function placed(board: Board, language: Language): NonNullable<Dashboard['panels']> {
  const placed: NonNullable<Dashboard['panels']> = [];
  let y = 0;
  for (const row of board.rows) {
    placed.push({
      type: 'row',
      id: placed.length + 1,
      title: row.title[language],
      collapsed: false,
      gridPos: { x: 0, y: y++, w: columns, h: 1 },
      panels: [],
    });
    let x = 0;
    let height = 0;
    for (const panel of row.panels) {
      if (x + panel.width > columns) {
        y += height;
        x = 0;
        height = 0;
      }
      placed.push({ ...panelJson(panel, language), id: placed.length + 1, gridPos: at(panel, x, y) });
      x += panel.width;
      height = Math.max(height, panel.height);
    }
    y += height;
  }
  return placed;
}

const at = (
  { width, height }: Panel,
  x: number,
  y: number,
): { x: number; y: number; w: number; h: number } => ({
  x,
  y,
  w: width,
  h: height,
});

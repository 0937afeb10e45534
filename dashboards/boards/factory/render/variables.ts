import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableHide,
  type VariableModel,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Board } from '../spec.ts';
import { type Choice, choices, currency, variablesOf } from '../variables.ts';
import { type Language, words } from '../words.ts';
import { runbooksDefault } from './links.ts';

type Builder = { build(): VariableModel };

const dataSource = words('Data source', '数据源');
const all = words('All', '全部');
const uid = { type: 'prometheus', uid: `\${datasource}` } as const;

const query = (name: string, choice: Choice, language: Language): QueryVariableBuilder =>
  new QueryVariableBuilder(name)
    .label(choice.label[language])
    .datasource(uid)
    .query(choice.query)
    .definition(choice.query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc);

/** Data source, what the board is about, the currency where it shows money, and where runbooks are. */
export function variables(board: Board, language: Language): Builder[] {
  return [
    new DatasourceVariableBuilder('datasource').label(dataSource[language]).type('prometheus'),
    ...variablesOf(board.name).map((name) =>
      query(name, choices[name], language)
        .multi(true)
        .includeAll(true)
        .allValue('.*')
        .current({ selected: true, text: [all[language]], value: ['$__all'] }),
    ),
    ...(board.currency ? [query('currency', currency, language)] : []),
    new TextBoxVariableBuilder('runbooks')
      .hide(VariableHide.HideVariable)
      .defaultValue(runbooksDefault)
      .current({ selected: true, text: runbooksDefault, value: runbooksDefault }),
  ];
}

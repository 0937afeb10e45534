/** What the linter reads of a Classic dashboard: only this, so that it judges any board and not only ours. */
export interface BoardJson {
  readonly uid: string;
  readonly id: unknown;
  readonly title: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly revision?: number;
  readonly schemaVersion: number;
  readonly editable?: boolean;
  readonly refresh?: string;
  readonly time?: { readonly from: string; readonly to: string };
  readonly links: readonly {
    readonly url?: string;
    readonly keepTime: boolean;
    readonly includeVars: boolean;
  }[];
  readonly panels: readonly PanelJson[];
  readonly templating: { readonly list: readonly VariableJson[] };
  readonly annotations: { readonly list: readonly AnnotationJson[] };
}

export interface Source {
  readonly type?: string;
  readonly uid?: string;
}

export interface TargetJson {
  readonly refId: string;
  readonly expr: string;
  readonly datasource?: Source;
  readonly legendFormat?: string;
}

export interface LinkJson {
  readonly title: string;
  readonly url: string;
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly datasource?: Source;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly TargetJson[];
  readonly links?: readonly LinkJson[];
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit?: string;
      readonly noValue?: string;
      readonly links?: readonly LinkJson[];
      readonly thresholds?: {
        readonly steps: readonly { readonly value: number | null; readonly color: string }[];
      };
    };
    readonly overrides: readonly {
      readonly properties: readonly { readonly id: string; readonly value?: unknown }[];
    }[];
  };
}

export interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  readonly query: unknown;
  readonly datasource?: Source;
  readonly refresh?: number;
  readonly hide?: number;
}

export interface AnnotationJson {
  readonly name: string;
  readonly expr?: string;
  readonly datasource?: Source;
}

/** Panels with queries: rows have none. */
export const shownPanels = (board: BoardJson): readonly PanelJson[] =>
  board.panels.filter(({ type }) => type !== 'row');

export const queriesOf = (board: BoardJson): readonly { readonly where: string; readonly expr: string }[] => [
  ...shownPanels(board).flatMap(({ title, targets }) =>
    (targets ?? []).map(({ expr, refId }) => ({ where: `${title} ${refId}`, expr })),
  ),
  ...board.annotations.list.map(({ name, expr }) => ({ where: `annotation ${name}`, expr: expr ?? '' })),
];

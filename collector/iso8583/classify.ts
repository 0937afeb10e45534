import { type CodeGroup, type Outcome, otherCode, timeoutCode } from './outcomes.ts';
import type { CodeRow, ResponseTable } from './responsetable.ts';

/** What a response code means. Shared and frozen: look-ups allocate nothing. */
export interface Classification {
  readonly outcome: Outcome;
  /** Normal one by one; a step change over many terminals or issuers is a system fault. */
  readonly watch: boolean;
  /** Expected between the channel's cut-over messages 201 and 202. */
  readonly benignInCutOver: boolean;
  readonly codeGroup: CodeGroup;
  /** Value of the label response_code: the code, or 'other'. */
  readonly label: string;
}

/** The meaning of a code on a channel at an instant (epoch ms). A code or channel no table knows is `unclassified`. */
export type Classify = (channel: string, code: string, at: number) => Classification;

/**
 * Which codes get a response_code series of their own. table: all of the channel's table.
 * watched: the table's first approval, W codes and system failures.
 */
export type CodeLabels = 'table' | 'watched';

export interface Classifier {
  readonly classify: Classify;
  /**
   * Values of response_code on a channel, 'TIMEOUT' and 'other' included: the union over all versions of the
   * table, so that series can be computed in advance and do not change when a version takes over.
   */
  liveCodes(channel: string): readonly string[];
  /** The table's row, for names and notes; undefined for a code the table does not know at that instant. */
  describe(channel: string, code: string, at: number): CodeRow | undefined;
}

interface Entry {
  readonly row: CodeRow;
  readonly classification: Classification;
}

interface Version {
  readonly from: number;
  readonly entries: ReadonlyMap<string, Entry>;
}

interface Assigned {
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly labels: readonly string[];
}

const timeoutRow: CodeRow = {
  code: timeoutCode,
  en: 'no reply before our time limit',
  zh: '超时无应答',
  outcome: 'system_failure',
  note: 'Outcome unknown, must be queried or reversed.',
};

const unclassified: Classification = Object.freeze({
  outcome: 'unclassified',
  watch: false,
  benignInCutOver: false,
  codeGroup: 'other',
  label: otherCode,
});

/**
 * Binds tables to channels. assignments: channel -> table id. Throws RangeError for an id without a table. Before
 * the first version of its table a channel has no codes: everything is unclassified.
 */
export function classifier(
  tables: readonly ResponseTable[],
  assignments: Readonly<Record<string, string>>,
  codeLabels: CodeLabels = 'table',
): Classifier {
  const byTable = new Map<string, Assigned>();
  const byChannel = new Map<string, Assigned>();
  for (const [channel, id] of Object.entries(assignments)) {
    const assigned = byTable.get(id) ?? assign(tables, id, codeLabels);
    if (assigned === undefined) {
      const known = [...new Set(tables.map((table) => table.id))].sort().join(', ');
      throw new RangeError(`channel ${channel}: no response-code table '${id}' (there are: ${known})`);
    }
    byTable.set(id, assigned);
    byChannel.set(channel, assigned);
  }

  const find = (channel: string, code: string, at: number): Entry | undefined => {
    const versions = byChannel.get(channel)?.versions;
    if (versions === undefined) return undefined;
    for (const version of versions) if (at >= version.from) return version.entries.get(code);
    return undefined;
  };
  return {
    classify: (channel, code, at) => find(channel, code, at)?.classification ?? unclassified,
    liveCodes: (channel) => byChannel.get(channel)?.labels ?? [otherCode],
    describe: (channel, code, at) => find(channel, code, at)?.row,
  };
}

function assign(tables: readonly ResponseTable[], id: string, codeLabels: CodeLabels): Assigned | undefined {
  const versions = tables.filter((table) => table.id === id);
  if (versions.length === 0) return undefined;
  const labelled = new Set<string>();
  for (const { codes } of versions) for (const code of labelledCodes(codes, codeLabels)) labelled.add(code);
  labelled.add(timeoutCode);
  return {
    labels: [...labelled, otherCode],
    versions: versions
      .map(({ validFrom, codes }) => ({ from: Date.parse(validFrom), entries: entriesOf(codes, labelled) }))
      .sort((a, b) => b.from - a.from),
  };
}

function labelledCodes(codes: readonly CodeRow[], codeLabels: CodeLabels): string[] {
  if (codeLabels === 'table') return codes.map((row) => row.code);
  const approval = codes.find((row) => row.outcome === 'approved');
  return codes
    .filter((row) => row === approval || row.watch || row.outcome === 'system_failure')
    .map((row) => row.code);
}

function entriesOf(codes: readonly CodeRow[], labelled: ReadonlySet<string>): ReadonlyMap<string, Entry> {
  return new Map(
    [...codes, timeoutRow].map((row) => [row.code, { row, classification: classificationOf(row, labelled) }]),
  );
}

function classificationOf(row: CodeRow, labelled: ReadonlySet<string>): Classification {
  return Object.freeze({
    outcome: row.outcome,
    watch: row.watch ?? false,
    benignInCutOver: row.benignInCutOver ?? false,
    codeGroup: row.group ?? defaultGroup(row),
    label: labelled.has(row.code) ? row.code : otherCode,
  });
}

function defaultGroup({ outcome, watch }: CodeRow): CodeGroup {
  if (outcome === 'approved' || outcome === 'pending') return 'other';
  if (watch) return 'watch';
  return outcome === 'system_failure' ? 'system' : 'other';
}

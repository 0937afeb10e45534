import type { EvidencePack } from './pack.ts';

/** A cell that no spreadsheet takes for a formula or breaks at a comma. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const row = (...cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/**
 * The pack as one table: `section,time,name,value`. Begins with a byte order mark, without which Excel reads Chinese
 * in UTF-8 as something else.
 */
export function evidenceCsv(pack: EvidencePack): string {
  const { channel, cause, provider } = pack;
  const facts: readonly (readonly [string, string])[] = [
    ['number', pack.alert],
    ['alert', pack.name],
    ['stage', pack.stage],
    ['channel', [channel.id, channel.names?.zh, channel.names?.en].filter(Boolean).join(' / ')],
    ['cause', cause === null ? '' : `${cause.id} ${cause.names.zh} / ${cause.names.en}`],
    ['provider', provider === null ? '' : `${provider.names.zh} / ${provider.names.en}`],
    ['started', pack.startedAt],
    ['first_reported', pack.firstReportedAt],
    ['resolved', pack.resolvedAt ?? ''],
    ['written', pack.writtenAt],
  ];
  return [
    '\uFEFF',
    row('section', 'time', 'name', 'value'),
    ...facts.map(([name, value]) => row('fact', '', name, value)),
    ...Object.entries(pack.labels).map(([name, value]) => row('label', '', name, value)),
    ...pack.figures.flatMap(({ at, ...figure }) =>
      Object.entries(figure).map(([name, value]) => row('figure', at, name, value)),
    ),
    ...pack.timeline.map(({ at, what, detail }) => row('timeline', at, what, detail)),
  ].join('');
}

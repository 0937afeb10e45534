import type { Line } from '../message/line.ts';

/** Lines in the Markdown that all three robots share: bold and links. */
export function markdownLines(lines: readonly Line[]): string[] {
  return lines.map(({ text, bold, links = [] }) => {
    const words = bold && text !== '' ? `**${text}**` : text;
    return [words, ...links.map(({ label, url }) => `[${label}](${url})`)]
      .filter((part) => part !== '')
      .join(' ');
  });
}

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

/** The paragraphs with the word that a robot's security settings ask for; as they are when it is in there already. */
export function withKeyword(paragraphs: readonly string[], keyword: string | undefined): readonly string[] {
  const there = keyword === undefined || paragraphs.some((text) => text.includes(keyword));
  return there ? paragraphs : [...paragraphs, keyword];
}

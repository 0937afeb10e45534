import { type Chapter, readRunbook } from './read.ts';
import { type Language, sections } from './sections.ts';

/** What one runbook is about. */
export interface Subject {
  /** Text of its first heading: number and name of the cause. */
  readonly title: string;
  /** Its alerts, in the order in which they must appear. */
  readonly alerts: readonly string[];
}

/** Least size of a runbook, and of what must not be empty in it. English: words; Chinese: Chinese characters. */
const least = {
  en: { runbook: 250, section: 12, alert: 15 },
  zh: { runbook: 400, section: 20, alert: 25 },
} as const;

/** What is wrong with the shape of a runbook; empty when nothing is. */
export function lintRunbook(markdown: string, language: Language, { title, alerts }: Subject): string[] {
  const { chapters, fences, rawHtml } = readRunbook(markdown);
  const found: string[] = [];
  const wanted = [
    `# ${title}`,
    ...sections.map((section) => `## ${section[language]}`),
    ...alerts.map((alert) => `### ${alert}`),
  ];
  const headings = chapters.map((chapter) => `${'#'.repeat(chapter.level)} ${chapter.title}`);
  if (headings.join('\n') !== wanted.join('\n'))
    found.push(`headings are\n  ${headings.join('\n  ')}\nbut must be\n  ${wanted.join('\n  ')}`);

  const size = (text: string): number => sizeOf(text, language);
  const whole = chapters.reduce((sum, { prose }) => sum + size(prose), 0);
  const { runbook, section, alert } = least[language];
  if (whole < runbook) found.push(`${whole} words or characters, ${runbook} are the least`);
  for (const chapter of chapters) {
    const floor =
      chapter.level === 3 ? alert : isGroup(chapter, language) || chapter.level === 1 ? 0 : section;
    if (size(chapter.prose) < floor)
      found.push(`'${chapter.title}' says too little: ${size(chapter.prose)} of ${floor}`);
  }
  const mitigation = chapters.find((chapter) => chapter.title === named('mitigation', language));
  if (mitigation !== undefined && mitigation.items === 0)
    found.push(`'${mitigation.title}' is no list of steps`);

  for (const kind of ['promql', 'sh'])
    if (!fences.some((fence) => fence.language === kind)) found.push(`there is no \`\`\`${kind} block`);
  for (const { language: kind } of fences)
    if (kind !== 'promql' && kind !== 'sh') found.push(`a code block is '${kind}', not promql or sh`);
  for (const html of rawHtml) found.push(`raw HTML: ${html.trim()}`);
  for (const [path] of markdown.matchAll(/(?<![\w.:/])\/(?:home|root|tmp|work|Users|mnt)\/[^\s`)]*/g))
    found.push(`path of one machine: ${path}`);
  return found;
}

/** Both languages must give the same commands in the same order; comments in them may differ. */
export function sameCommands(en: string, zh: string): boolean {
  const commands = (markdown: string): string =>
    readRunbook(markdown)
      .fences.map(({ language, code }) => `${language}\n${code.replaceAll(/^\s*#.*\n?/gm, '')}`)
      .join('\n');
  return commands(en) === commands(zh);
}

/** Paragraphs of twenty words and more that stand in more than two of the runbooks: padding, not advice. */
export function boilerplate(runbooks: ReadonlyMap<string, string>, language: Language): string[] {
  const seen = new Map<string, Set<string>>();
  for (const [name, markdown] of runbooks)
    for (const { prose } of readRunbook(markdown).chapters)
      for (const paragraph of prose.split(/\n\s*\n|\n(?=\d+\. |- )/).map((text) => text.trim()))
        if (sizeOf(paragraph, language) >= 20)
          seen.set(paragraph, (seen.get(paragraph) ?? new Set()).add(name));
  return [...seen]
    .filter(([, names]) => names.size > 2)
    .map(([paragraph, names]) => `${[...names].join(', ')}: ${paragraph.slice(0, 80)}`);
}

const named = (id: string, language: Language): string =>
  sections.find((section) => section.id === id)![language];

const isGroup = ({ title }: Chapter, language: Language): boolean => title === named('alerts', language);

function sizeOf(prose: string, language: Language): number {
  const words = language === 'zh' ? /\p{Script=Han}/gu : /[\p{L}\d][\p{L}\d'._:/%+-]*/gu;
  return prose.match(words)?.length ?? 0;
}

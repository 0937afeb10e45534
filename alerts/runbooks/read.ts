import { lexer, type Token, type Tokens, walkTokens } from 'marked';

/** A heading and what stands under it up to the next heading of any level. */
export interface Chapter {
  readonly level: number;
  readonly title: string;
  /** Its words, without code blocks and without the targets of links. */
  readonly prose: string;
  readonly items: number;
}

export interface Fence {
  readonly language: string;
  readonly code: string;
}

/** A runbook as far as its linter and its page care. */
export interface Runbook {
  readonly chapters: readonly Chapter[];
  readonly fences: readonly Fence[];
  readonly links: readonly string[];
  readonly rawHtml: readonly string[];
}

/** Reads one runbook's Markdown. What stands before the first heading is of no chapter. */
export function readRunbook(markdown: string): Runbook {
  const tokens = lexer(markdown);
  const chapters: Chapter[] = [];
  for (const token of tokens) {
    if (token.type === 'heading') {
      chapters.push({ level: token.depth as number, title: token.text as string, prose: '', items: 0 });
      continue;
    }
    const last = chapters.pop();
    if (last === undefined) continue;
    chapters.push({ ...last, prose: `${last.prose}${proseOf(token)}\n`, items: last.items + itemsOf(token) });
  }
  const inside: Token[] = [];
  void walkTokens(tokens, (token) => void inside.push(token));
  const of = <T extends Token>(type: string): T[] => inside.filter((token) => token.type === type) as T[];
  return {
    chapters,
    fences: of<Tokens.Code>('code').map(({ lang = '', text }) => ({ language: lang, code: text })),
    links: of<Tokens.Link>('link').map(({ href }) => href),
    rawHtml: of<Tokens.HTML>('html').map(({ text }) => text),
  };
}

const itemsOf = (token: Token): number => (token.type === 'list' ? (token as Tokens.List).items.length : 0);

/** Code blocks are commands, not words; of a link only its text is read. */
const proseOf = (token: Token): string =>
  token.raw.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replaceAll(/\]\([^)]*\)/g, ']');

import { Marked, type Tokens } from 'marked';
import { anchorOf } from '../../alerts/runbooks/sections.ts';
import { escapeHtml, type Html } from './html.ts';

/** Where the links of a page lead. */
export interface Places {
  /** Path of the page's folder here, `/runbooks/en`: `x.md` becomes a page of it. */
  readonly base: string;
  /** Grafana, without a trailing slash: `/d/UID` becomes a board of it. */
  readonly grafana: string;
}

/**
 * Markdown as HTML. Raw HTML in it is shown, not obeyed; a link that leads neither to a page beside it, to a board nor to
 * the web is left as its words; pictures are left as theirs.
 */
export function markdownPage(markdown: string, places: Places): Html {
  const marked = new Marked({ async: false });
  marked.use({
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
      image: ({ text }: Tokens.Image) => escapeHtml(text),
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${escapeHtml(anchorOf(text))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const words = this.parser.parseInline(tokens);
        const target = targetOf(href, places);
        return target === undefined ? words : `<a href="${escapeHtml(target)}">${words}</a>`;
      },
    },
  });
  return { html: marked.parse(markdown) as string };
}

function targetOf(href: string, { base, grafana }: Places): string | undefined {
  if (/^https?:\/\//.test(href) || /^#[\w-]+$/.test(href)) return href;
  if (href.startsWith('/d/')) return `${grafana}${href}`;
  const beside = /^(?:\.\/)?([a-z_]+)\.md(#[\w-]+)?$/.exec(href);
  return beside === null ? undefined : `${base}/${beside[1]}${beside[2] ?? ''}`;
}

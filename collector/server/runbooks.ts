import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler, Response } from 'express';
import { defaultLinks } from '../../alerts/links.ts';
import { readRunbook } from '../../alerts/runbooks/read.ts';
import { type Language, languages } from '../../alerts/runbooks/sections.ts';
import { causes } from '../causes/catalogue.ts';
import { type Html, html } from './html.ts';
import { markdownPage } from './markdown.ts';
import { runbookStyle } from './runbookstyle.ts';
import { statusStyle } from './statusstyle.ts';

/** Beside this program, so that it is found from any working directory. */
const folder = join(import.meta.dirname, '../../alerts/runbooks');

const other: Readonly<Record<Language, { readonly language: Language; readonly word: string }>> = {
  en: { language: 'zh', word: '中文' },
  zh: { language: 'en', word: 'English' },
};

interface Shelf {
  /** Pages by `language/cause`. */
  readonly pages: ReadonlyMap<string, Html>;
  readonly list: Html;
}

/** `GET /runbooks` and `/runbooks/{en,zh}/CAUSE`: alerts/runbooks as HTML. `acquirer` stands in the titles. */
export function runbooks(acquirer: string): {
  readonly index: RequestHandler;
  readonly one: RequestHandler<{ language: string; cause: string }>;
} {
  let read: Shelf | undefined;
  const shelf = (): Shelf => {
    read ??= readShelf();
    return read;
  };
  return {
    index: (_request, response) => {
      const main = html`<h1>Runbooks <small>处置手册</small></h1>${shelf().list}`;
      send(response, 200, page({ language: 'en', title: 'Runbooks', acquirer, main }));
    },
    one: ({ params }, response) => {
      const { pages, list } = shelf();
      const main = pages.get(`${params.language}/${params.cause}`);
      const language = languages.find((each) => each === params.language) ?? 'en';
      if (main !== undefined) {
        const title = causes.find(({ label }) => label === params.cause)?.names[language] ?? params.cause;
        send(response, 200, page({ language, title, acquirer, main, cause: params.cause }));
        return;
      }
      const missing = html`<h1>No such runbook <small>没有该处置手册</small></h1>${list}`;
      send(response, 404, page({ language, title: 'No such runbook', acquirer, main: missing }));
    },
  };
}

function readShelf(): Shelf {
  const texts = new Map(
    languages.flatMap((language) =>
      readdirSync(join(folder, language))
        .filter((name) => name.endsWith('.md'))
        .map((name): [string, string] => [
          `${language}/${name.slice(0, -'.md'.length)}`,
          readFileSync(join(folder, language, name), 'utf8'),
        ]),
    ),
  );
  const pages = [...texts].map(([name, text]): [string, Html] => [
    name,
    markdownPage(text, { base: `/runbooks/${name.split('/')[0]}`, grafana: defaultLinks.grafana }),
  ]);
  return { pages: new Map(pages), list: listOf(texts) };
}

/** Every cause that has a runbook, in the order of their numbers, with its alerts. */
function listOf(texts: ReadonlyMap<string, string>): Html {
  const rows = causes
    .filter(({ label }) => languages.some((language) => texts.has(`${language}/${label}`)))
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map(({ id, label, names }) => {
      const text = texts.get(`en/${label}`) ?? texts.get(`zh/${label}`) ?? '';
      const alerts = readRunbook(text).chapters.filter(({ level }) => level === 3);
      const links = languages
        .filter((language) => texts.has(`${language}/${label}`))
        .map(
          (language) =>
            html`<a href="/runbooks/${language}/${label}" lang="${language}">${names[language]}</a> `,
        );
      return html`<li><b>${id}</b> ${links}<small>${alerts.map(({ title }) => title).join(', ')}</small></li>`;
    });
  return html`<ul class="causes">${rows}</ul>`;
}

interface PageParts {
  readonly language: Language;
  readonly title: string;
  readonly acquirer: string;
  readonly main: Html;
  /** Of a runbook: what its twin in the other language is called. */
  readonly cause?: string;
}

function page({ language, title, acquirer, main, cause }: PageParts): Html {
  const twin = other[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${acquirer}</title>
<style>${{ html: statusStyle + runbookStyle }}</style>
</head>
<body>
<nav><a href="/">${acquirer}</a> <a href="/runbooks">Runbooks 处置手册</a> ${
    cause === undefined
      ? undefined
      : html`<a href="/runbooks/${twin.language}/${cause}" lang="${twin.language}">${twin.word}</a>`
  }</nav>
<main>${main}</main>
</body>
</html>
`;
}

function send(response: Response, status: number, { html: text }: Html): void {
  response
    .status(status)
    .type('html')
    .set({
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
    .send(text);
}

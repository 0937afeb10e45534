import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { causeRules } from '../../../alerts/index.ts';
import { boards, defaultLinks } from '../../../alerts/links.ts';
import { lintCommands, queriesOf } from '../../../alerts/runbooks/commands.ts';
import { boilerplate, lintRunbook, sameCommands } from '../../../alerts/runbooks/lint.ts';
import { readRunbook } from '../../../alerts/runbooks/read.ts';
import { anchorOf, type Language, languages } from '../../../alerts/runbooks/sections.ts';
import { thresholdValues } from '../../../alerts/thresholds.ts';
import { causes } from '../../../collector/causes/catalogue.ts';
import { needs, promtool } from '../promtool/tools.ts';
import { available } from './available.ts';
import { unknownIn } from './metrics.ts';

const folder = join(import.meta.dirname, '../../../alerts/runbooks');
const pathOf = (language: Language, cause: string): string => join(folder, language, `${cause}.md`);

const subjects = causeRules.map((of) => ({
  cause: of.cause.label,
  names: of.cause.names,
  id: of.cause.id,
  alerts: [...new Set(of.rules(thresholdValues).map(({ alert }) => alert))],
}));
const all = subjects.flatMap((subject) => languages.map((language) => ({ ...subject, language })));
const written = all
  .filter(({ language, cause }) => existsSync(pathOf(language, cause)))
  .map((of) => ({
    ...of,
    name: `${of.language}/${of.cause}`,
    text: readFileSync(pathOf(of.language, of.cause), 'utf8'),
  }));

test('every cause with a rule has a runbook in both languages, and nothing else has one', () => {
  const missing = all.filter(({ language, cause }) => !existsSync(pathOf(language, cause)));
  expect(missing.map(({ language, cause }) => `${language}/${cause}`)).toEqual([]);
  const files = languages.flatMap((language) =>
    readdirSync(join(folder, language)).map((name) => `${language}/${name}`),
  );
  expect(
    files.filter((file) => !all.some(({ language, cause }) => file === `${language}/${cause}.md`)),
  ).toEqual([]);
});

describe.each(written)('$name', ({ cause, language, id, names, alerts, text }) => {
  test('has its sections, its alerts, enough words, steps and commands', () => {
    expect(lintRunbook(text, language, { title: `${id} ${names[language]}`, alerts })).toEqual([]);
  });

  test('names commands, endpoints, metrics and labels that exist', () => {
    expect(lintCommands(text, available)).toEqual([]);
    expect(queriesOf(text).flatMap((query) => unknownIn(query).map((what) => `${query}: ${what}`))).toEqual(
      [],
    );
  });

  test('links to what is there', () => {
    const broken = readRunbook(text).links.filter((href) => {
      if (href.startsWith('/d/')) return !isBoard(href);
      if (/^https?:/.test(href)) return true;
      const [path = '', anchor] = href.split('#');
      const target = path === '' ? pathOf(language, cause) : resolve(dirname(pathOf(language, cause)), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('has the commands of the other language', () => {
    const twin = written.find((of) => of.cause === cause && of.language !== language);
    expect(twin !== undefined && sameCommands(text, twin.text)).toBe(true);
  });
});

/** `/d/UID?var-NAME=...`: a board that exists, with variables it has. The page puts Grafana's address before it. */
function isBoard(href: string): boolean {
  const url = new URL(href, defaultLinks.grafana);
  const board = Object.values(boards).find(({ uid }) => url.pathname === `/d/${uid}`);
  const variables = (board?.variables ?? []).map((name) => `var-${name}`);
  return (
    board !== undefined &&
    [...url.searchParams.keys()].every((key) => ['from', 'to', ...variables].includes(key))
  );
}

const anchorsOf = (path: string): string[] =>
  readRunbook(readFileSync(path, 'utf8')).chapters.map(({ title }) => anchorOf(title));

test.each(languages)('no paragraph is padding in %s', (language) => {
  const texts = new Map(
    written.filter((of) => of.language === language).map(({ cause, text }) => [cause, text]),
  );
  expect(boilerplate(texts, language)).toEqual([]);
});

describe.skipIf(promtool === undefined)(`queries under promtool${needs('promtool', promtool)}`, () => {
  test('all parse', () => {
    const queries = written.flatMap(({ name, text }) => queriesOf(text).map((expr) => ({ name, expr })));
    const home = mkdtempSync(join(tmpdir(), 'acq-runbooks-'));
    try {
      const file = join(home, 'queries.yml');
      const rules = queries.map(({ name, expr }, i) => ({
        record: `runbook:query_${i}:${name.replace('/', '_')}`,
        expr,
      }));
      writeFileSync(file, JSON.stringify({ groups: [{ name: 'runbooks', rules }] }));
      expect(execFileSync(promtool!, ['check', 'rules', file], { encoding: 'utf8' })).toContain(
        `${queries.length} rules`,
      );
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});

test('every cause that is not to alert is known as such', () => {
  expect(
    causes
      .filter(({ kind }) => kind === 'alert')
      .map(({ label }) => label)
      .sort(),
  ).toEqual(subjects.map(({ cause }) => cause).sort());
});

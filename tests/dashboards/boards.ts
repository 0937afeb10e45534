import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../../dashboards/boards/factory/words.ts';
import { boardPath, madeBoards } from '../../dashboards/boards/files.ts';
import type { BoardJson } from '../../dashboards/lint/json.ts';

const root = join(import.meta.dirname, '../..');

export const jsonAt = (path: string): BoardJson =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as BoardJson;

/** Every committed board as Grafana will read it. */
export const committedBoards = madeBoards().map(({ path, uid }) => ({ path, uid, json: jsonAt(path) }));

export const inLanguage = (uid: string, language: Language): BoardJson => jsonAt(boardPath(uid, language));

export const [defaultLanguage, otherLanguage] = languages;

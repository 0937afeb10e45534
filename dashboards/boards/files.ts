import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boardJson } from './factory/render/board.ts';
import { type Language, languages } from './factory/words.ts';
import { allBoards } from './index.ts';
import { contentHash, nextRevision, type Revision, type Revisions } from './revisions.ts';
import { sorted } from './sorted.ts';

const folder = 'dashboards/generated';
const record = `${folder}/revisions.json`;

/** Path of a board's JSON from the repository root. */
export const boardPath = (uid: string, language: Language): string =>
  `${folder}/${language}/${uid.replace(/-zh$/, '')}.json`;

const text = (value: unknown): string => `${JSON.stringify(sorted(value), null, 1)}\n`;

interface Made {
  readonly path: string;
  readonly uid: string;
  readonly json: object;
  readonly revision: Revision;
}

/** What is on record; nothing on the first run. Read once: while files are written the record is one of them. */
let known: Revisions | undefined;
function recorded(): Revisions {
  if (known === undefined) {
    const file = join(import.meta.dirname, '../..', record);
    known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Revisions) : {};
  }
  return known;
}

/** Every board in every language, with its revision. */
export function madeBoards(): readonly Made[] {
  return languages.flatMap((language) =>
    allBoards.map((board) => {
      const json = boardJson(board, language);
      const uid = json.uid!;
      const revision = nextRevision(recorded()[uid], contentHash(text(json)));
      return {
        path: boardPath(uid, language),
        uid,
        json: { ...json, revision: revision.revision },
        revision,
      };
    }),
  );
}

/** Generated from dashboards/boards: every board in both languages, and the record of their revisions. */
export const dashboardFiles: readonly { readonly path: string; readonly text: () => string }[] = [
  ...madeBoards().map(({ path, json }) => ({ path, text: () => text(json) })),
  {
    path: record,
    text: () => text(Object.fromEntries(madeBoards().map(({ uid, revision }) => [uid, revision]))),
  },
];

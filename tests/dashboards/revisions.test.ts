import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentHash, nextRevision, type Revisions } from '../../dashboards/boards/revisions.ts';
import { committedBoards } from './boards.ts';

const record = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../dashboards/generated/revisions.json'), 'utf8'),
) as Revisions;

test.each(committedBoards)('$uid has the revision on record for its content', ({ uid, json }) => {
  const { revision, ...content } = json;
  expect(record[uid]).toEqual({ revision, content: contentHash(`${JSON.stringify(content, null, 1)}\n`) });
});

test('nothing else is on record', () => {
  expect(Object.keys(record).sort()).toEqual(committedBoards.map(({ uid }) => uid).sort());
});

test('a revision goes up with the content and only with it', () => {
  const first = nextRevision(undefined, 'a');
  expect(first).toEqual({ revision: 1, content: 'a' });
  expect(nextRevision(first, 'a')).toEqual(first);
  expect(nextRevision(first, 'b')).toEqual({ revision: 2, content: 'b' });
});

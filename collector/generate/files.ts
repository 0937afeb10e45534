import { join } from 'node:path';
import { alertFiles } from '../../alerts/generate/files.ts';
import { dashboardFiles } from '../../dashboards/boards/files.ts';
import { recordingSchemas } from '../simulator/recording/schemas.ts';
import { eventReference, eventsJsonSchema } from './eventreference.ts';

/** One generated file: path from the repository root, and what it must hold. */
interface Generated {
  readonly path: string;
  readonly text: () => string;
}

/** Everything that is committed and generated. A new one is one line; CI fails when a file differs from its source. */
export const generated: readonly Generated[] = [
  { path: 'docs/generated/events.md', text: eventReference },
  {
    path: 'docs/generated/events.schema.json',
    text: () => `${JSON.stringify(eventsJsonSchema(), null, 1)}\n`,
  },
  ...Object.entries(recordingSchemas()).map(([path, text]) => ({ path, text: () => text })),
  ...alertFiles,
  ...dashboardFiles,
];

export const root = join(import.meta.dirname, '../..');

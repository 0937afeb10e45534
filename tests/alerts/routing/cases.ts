import { byHour } from './byhour.ts';
import type { Case } from './said.ts';
import { stories } from './stories.ts';

/** Everything the real Alertmanager and the back-test's model are asked. */
export const cases: readonly Case[] = [...byHour, ...stories];

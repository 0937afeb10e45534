import type { Board } from './factory/spec.ts';
import { onCall } from './oncall/board.ts';

/** Every board. A new one is one folder here, one line, and its uid in alerts/links.ts. */
export const allBoards: readonly Board[] = [onCall];

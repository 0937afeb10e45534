import { accounts } from './accounts/board.ts';
import { channel } from './channel/board.ts';
import { files } from './clearing/board.ts';
import { collector } from './collector/board.ts';
import { delay } from './delay/board.ts';
import type { Board } from './factory/spec.ts';
import { onCall } from './oncall/board.ts';
import { settlement } from './settlement/board.ts';
import { terminals } from './terminals/board.ts';

/** Every board. A new one is one folder here, one line, and its uid in alerts/links.ts. */
export const allBoards: readonly Board[] = [
  onCall,
  channel,
  terminals,
  files,
  settlement,
  accounts,
  delay,
  collector,
];

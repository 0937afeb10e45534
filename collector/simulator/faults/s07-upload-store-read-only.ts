import { minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import { defineFault } from './fault.ts';
import { minutes, moment, share } from './parameters.ts';

/**
 * The store of batch uploads takes no more records: 0320 is answered 96, tried three times and left in the terminal.
 * Batch settlement (0500) goes on as if nothing were wrong.
 */
export const s07 = defineFault({
  id: 'S07',
  title: 'Batch-upload store read-only',
  causes: ['C02'],
  stages: ['terminal'],
  teams: ['terminal_fleet', 'sre'],
  visibility: 'money',
  window: { start: '2026-11-19T08:00:00+08:00', hours: 30 },
  parameters: {
    onset: moment(0, '22:31', '22:00', '22:50'),
    minutes: minutes(629, 480, 720),
    /** Share of terminals whose records end in that store. */
    size: share(1, 0.5, 1),
  },
  effect(world, p, mask) {
    const end = p.onset + p.minutes * minute;
    return {
      onset: p.onset,
      end,
      scope: {},
      hooks: {
        upload(attempt) {
          if (attempt.at < p.onset || attempt.at >= end) return;
          if (hashUnit(world.seed, 1071, attempt.terminal) >= p.size) return;
          attempt.result = 'retried';
          // Terminals come back with it within an hour after the store is writable.
          attempt.againAt = Math.floor(end + 60 * minute * hashUnit(world.seed, 1072, attempt.terminal));
          attempt.touched |= mask;
        },
      },
    };
  },
});

import { defineEvent } from './define.ts';
import { instant } from './fields.ts';

export const sourceWatermark = defineEvent({
  kind: 'source.watermark',
  title: 'Source watermark',
  doc: 'Everything a source saw before `watermark` has been sent. It lets a quiet source be told from a dead one. A level per source.',
  grain: 'level',
  fields: { watermark: instant },
  identity: (e) => e.source ?? '',
  example: { at: '2026-11-20T12:00:05+08:00', watermark: '2026-11-20T12:00:00+08:00' },
});

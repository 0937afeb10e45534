import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, milliseconds } from './fields.ts';

export const channelLink = defineEvent({
  kind: 'channel.link',
  title: 'Channel link state',
  doc: 'Sign-on state and echo time (line test 301) of one link to a channel. A level per link.',
  grain: 'level',
  fields: {
    channel: configured,
    link: configured,
    up: z.boolean(),
    /** Echo round trip, milliseconds. */
    rttMs: milliseconds.optional(),
  },
  identity: (e) => `${e.channel}|${e.link}`,
  example: { at: '2026-11-20T12:00:00+08:00', channel: 'cup_card', link: 'a', up: true, rttMs: 14 },
});

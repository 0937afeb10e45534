import { channelStories } from './channelstories.ts';

export const c10Stories = channelStories('Channel');

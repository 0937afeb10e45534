import { channelStories } from './channelstories.ts';
import { countedStories } from './countedstories.ts';

export const c10Stories = [...channelStories('Channel'), ...countedStories];

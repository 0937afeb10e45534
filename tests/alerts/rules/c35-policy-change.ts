import { changeStories } from './changestories.ts';

export const c35Stories = changeStories('MandateUnacknowledged', 'interface', 'fee', 'policy_change');

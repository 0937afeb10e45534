import json from '../generated/rulebook.json';
import type { RuleBook } from '../logic/rulebook.ts';

/** Every rule of alerts/ as it was when the app was built. */
export const ruleBook = json as unknown as RuleBook;

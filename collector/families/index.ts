import { authorizations } from './authorizations.ts';
import { complaints } from './complaints.ts';
import type { Family } from './family.ts';
import { freshness } from './freshness.ts';
import { links } from './links.ts';
import { maintenance } from './maintenance.ts';
import { merchants } from './merchants.ts';
import { outcomes } from './outcomes.ts';
import { rules } from './rules.ts';

/** Every metric family. A new family is one file and one line here. */
export const families: readonly Family[] = [
  authorizations,
  outcomes,
  merchants,
  links,
  maintenance,
  rules,
  freshness,
  complaints,
];

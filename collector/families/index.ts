import { access } from './access.ts';
import { accounts } from './accounts.ts';
import { authorizations } from './authorizations.ts';
import { batches } from './batches.ts';
import { channels } from './channels.ts';
import { clearing } from './clearing.ts';
import { complaints } from './complaints.ts';
import { conservation } from './conservation.ts';
import { credentials } from './credentials.ts';
import { deadlines } from './deadlines.ts';
import { delays } from './delays.ts';
import type { Family } from './family.ts';
import { feeds } from './feeds.ts';
import { fleet } from './fleet.ts';
import { forecast } from './forecast.ts';
import { freshness } from './freshness.ts';
import { links } from './links.ts';
import { maintenance } from './maintenance.ts';
import { merchants } from './merchants.ts';
import { outcomes } from './outcomes.ts';
import { payers } from './payers.ts';
import { payouts } from './payouts.ts';
import { reconciliation } from './reconciliation.ts';
import { rules } from './rules.ts';
import { settlement } from './settlement.ts';
import { silence } from './silence.ts';
import { stages } from './stages.ts';
import { terminals } from './terminals.ts';
import { uploads } from './uploads.ts';
import { waiting } from './waiting.ts';

/** Every metric family. A new family is one file and one line here. */
export const families: readonly Family[] = [
  channels,
  authorizations,
  outcomes,
  merchants,
  accounts,
  links,
  maintenance,
  rules,
  freshness,
  feeds,
  complaints,
  forecast,
  fleet,
  silence,
  terminals,
  access,
  credentials,
  batches,
  uploads,
  waiting,
  stages,
  deadlines,
  conservation,
  clearing,
  reconciliation,
  settlement,
  payouts,
  payers,
  delays,
];

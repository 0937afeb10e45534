import type { Fault } from './fault.ts';
import { s01 } from './s01-link-down.ts';
import { s02 } from './s02-issuer-down.ts';
import { s03 } from './s03-slow-issuer.ts';
import { s04 } from './s04-carrier-outage.ts';
import { s05 } from './s05-bad-firmware.ts';
import { s06 } from './s06-certificate-expires.ts';
import { s07 } from './s07-upload-store-read-only.ts';
import { s08 } from './s08-file-late.ts';
import { s09 } from './s09-file-truncated.ts';
import { s10 } from './s10-file-twice.ts';
import { s11 } from './s11-rule-release.ts';
import { s12 } from './s12-bank-maintenance-overrun.ts';
import { s13 } from './s13-returns.ts';
import { s14 } from './s14-payer-short.ts';
import { s15 } from './s15-wrong-freezes.ts';
import { s16 } from './s16-wallet-restriction.ts';
import { s17 } from './s17-key-mismatch.ts';
import { s18 } from './s18-frozen-source.ts';
import { s19 } from './s19-callbacks-blocked.ts';
import { s20 } from './s20-calendar-gap.ts';

/** Every fault of domain.md 4.4. A new one is one file and one line here. */
export const faults: readonly Fault[] = [
  s01,
  s02,
  s03,
  s04,
  s05,
  s06,
  s07,
  s08,
  s09,
  s10,
  s11,
  s12,
  s13,
  s14,
  s15,
  s16,
  s17,
  s18,
  s19,
  s20,
];

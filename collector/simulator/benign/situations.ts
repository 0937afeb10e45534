import type { Situation } from '../faults/fault.ts';
import { b01 } from './b01-spring-festival.ts';
import { b02 } from './b02-issuer-maintenance.ts';
import { b03 } from './b03-night-failures.ts';
import { b04 } from './b04-one-shop-51.ts';
import { b05 } from './b05-cut-over-90.ts';
import { b06 } from './b06-decommissioned.ts';
import { b07 } from './b07-file-within-deadline.ts';
import { b08 } from './b08-redelivery-refused.ts';
import { b09 } from './b09-mall-closes.ts';
import { b10 } from './b10-weekend.ts';
import { b11 } from './b11-cut-over-shift.ts';
import { b12 } from './b12-test-traffic.ts';

/** Every situation of domain.md 4.5. A new one is one file and one line here. */
export const situations: readonly Situation[] = [b01, b02, b03, b04, b05, b06, b07, b08, b09, b10, b11, b12];

import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { type Story, story } from '../promtool/story.ts';
import { lowerBound, shareFor } from '../promtool/wilson.ts';
import { type Devices, devices } from './devices.ts';

const release = { terminal_model: 'p8', firmware: '3.2.1' };
/** Requests of the firmware in half an hour. */
const n = 300;
const usual: Devices = { perMinute: 20, share: shareFor(0.055, n), all: false, rest: 0.001 };

export const c04Stories: readonly Story[] = [
  story<Devices>({
    alert: 'FirmwareRegression',
    severity: 'urgent',
    step: 60,
    minutes: 200,
    fault: [40, 90],
    apart: true,
    params: usual,
    series: devices,
    cast: [
      fault(release, { value: 0.055, lastValue: 0.050501, answers: { terminals: '60' } }),
      healthy(release),
      gone(release),
      restarted(release),
      near('a lower bound of 4.5 %', release, { share: shareFor(0.045, n) }),
      near('everybody has such faults', release, { rest: 0.02 }),
      quiet('18 requests in half an hour', release, { perMinute: 1.2, share: 0.9 }),
    ],
    firesAt: 70,
    resolvesAt: 108,
  }),
  story<Devices>({
    alert: 'FirmwareRegression',
    severity: 'urgent',
    step: 60,
    minutes: 200,
    fault: [40, 90],
    apart: true,
    params: usual,
    series: devices,
    cast: [
      fault(
        release,
        { value: 0.0667612, lastValue: 0.053531, answers: { terminals: '60' } },
        { perMinute: 1.48, share: 0.38 },
      ),
    ],
    firesAt: 55,
    resolvesAt: 123,
  }),
  story<Devices>({
    alert: 'FirmwareRegression',
    severity: 'urgent',
    step: 60,
    minutes: 200,
    fault: [40, 90],
    apart: true,
    params: usual,
    series: devices,
    cast: [
      fault(
        release,
        { value: 0.0558302, lastValue: 0.05057, answers: { terminals: '60' } },
        { share: 0.1, rest: 0.0155 },
      ),
    ],
    firesAt: 66,
    resolvesAt: 112,
  }),
  // Twelve bad minutes on a model with few sales: half an hour of good ones would hide them.
  story<Devices>({
    alert: 'FirmwareRegression',
    severity: 'urgent',
    step: 60,
    minutes: 120,
    fault: [40, 52],
    apart: true,
    params: { ...usual, perMinute: 8, share: 0.22 },
    series: devices,
    cast: [
      fault(release, { value: lowerBound(0.22, 40), answers: { terminals: '60' } }),
      near('seven faults in ten minutes', release, { share: 0.19 }),
    ],
    firesAt: 52,
    resolvesAt: 68,
  }),
];

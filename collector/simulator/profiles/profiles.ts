import { channels } from './channels.ts';
import type { Profile, Share } from './profile.ts';

const even = (names: readonly string[]): readonly Share[] => names.map((name) => [name, 1 / names.length]);

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}${n + 1}`);

const provinces =
  `beijing tianjin hebei shanxi neimenggu liaoning jilin heilongjiang shanghai jiangsu zhejiang anhui
fujian jiangxi shandong henan hubei hunan guangdong guangxi hainan chongqing sichuan guizhou yunnan xizang shaanxi gansu
qinghai ningxia xinjiang`.split(/\s+/);

/** Profile B (domain.md 4.3): back-tests, tests and the demo. */
const profileB: Profile = {
  id: 'B',
  transactionsPerDay: 240_000,
  amountPerDay: 43_200_000_00,
  merchants: 1_200,
  terminals: 2_000,
  heartbeatSeconds: 600,
  channels,
  regions: [
    ['east', 0.34],
    ['south', 0.3],
    ['north', 0.22],
    ['west', 0.14],
  ],
  networks: [
    ['cellular', 0.7],
    ['wifi', 0.3],
  ],
  carriers: [
    ['carrier_x', 0.45],
    ['carrier_y', 0.33],
    ['carrier_z', 0.22],
  ],
  gateways: numbered('gw', 4),
  models: [
    {
      id: 'p8',
      share: 0.4,
      firmwares: [
        ['p8-3.2.0', 0.98],
        ['p8-3.2.1', 0.02],
      ],
    },
    {
      id: 'k3',
      share: 0.35,
      firmwares: [
        ['k3-1.9.4', 0.3],
        ['k3-2.0.0', 0.7],
      ],
    },
    {
      id: 'q1',
      share: 0.25,
      firmwares: [
        ['q1-5.1.0', 0.6],
        ['q1-5.2.0', 0.4],
      ],
    },
  ],
  issuers: [
    ['icbc', 0.25],
    ['ccb', 0.22],
    ['abc', 0.2],
    ['cmb', 0.14],
    ['bocom', 0.09],
    ['citic', 0.06],
    ['other', 0.04],
  ],
  banks: [
    ['bank_a', 0.42],
    ['bank_b', 0.29],
    ['bank_c', 0.18],
    ['bank_d', 0.11],
  ],
  nodes: numbered('n', 4),
  modes: [
    ['T+1', 0.52],
    ['D+1', 0.28],
    ['D+0', 0.14],
    ['S+0', 0.04],
    ['T+2', 0.01],
    ['W+5', 0.005],
    ['M+10', 0.005],
  ],
  freezesPerDay: 1,
};

const profileS: Profile = {
  ...profileB,
  id: 'S',
  transactionsPerDay: 300_000,
  amountPerDay: 54_000_000_00,
  merchants: 12_000,
  terminals: 20_000,
  heartbeatSeconds: 600,
  freezesPerDay: 2,
};

/** Profile M, the reference of the scenarios. */
const profileM: Profile = {
  ...profileB,
  id: 'M',
  transactionsPerDay: 6_000_000,
  amountPerDay: 1_080_000_000_00,
  merchants: 180_000,
  terminals: 300_000,
  heartbeatSeconds: 120,
  regions: even(provinces),
  gateways: numbered('gw', 8),
  nodes: numbered('n', 8),
  freezesPerDay: 18,
};

const profileL: Profile = {
  ...profileM,
  id: 'L',
  transactionsPerDay: 60_000_000,
  amountPerDay: 10_800_000_000_00,
  merchants: 1_800_000,
  terminals: 3_000_000,
  gateways: numbered('gw', 16),
  nodes: numbered('n', 16),
  freezesPerDay: 180,
};

/** The acquirers that can be simulated, by size. */
export const profiles: Readonly<Record<string, Profile>> = {
  B: profileB,
  S: profileS,
  M: profileM,
  L: profileL,
};

/** Profile by name; throws for a name that does not exist. */
export function profileNamed(name: string): Profile {
  const profile = profiles[name.toUpperCase()];
  if (profile === undefined)
    throw new Error(`unknown profile ${name}; known: ${Object.keys(profiles).join(', ')}`);
  return profile;
}

/** The same acquirer with more or fewer sales; shops, terminals and ticket sizes stay. */
export const withTraffic = (profile: Profile, times: number): Profile => ({
  ...profile,
  transactionsPerDay: profile.transactionsPerDay * times,
  amountPerDay: profile.amountPerDay * times,
});

import type { Profile } from '../profiles/profile.ts';

/** Terminals with the same attributes; everything a terminal's events say about it comes from here. */
export interface Group {
  readonly region: number;
  readonly network: number;
  /** -1 where the network has no mobile carrier. */
  readonly carrier: number;
  readonly gateway: number;
  readonly model: number;
  readonly firmware: number;
  /** JSON members of the attributes an authorization carries, without braces. */
  readonly json: string;
}

export interface Groups {
  readonly all: readonly Group[];
  id(region: number, network: number, carrier: number, model: number, firmware: number): number;
}

/** Every combination a profile allows. The gateway follows from region and network. */
export function groupsOf(profile: Profile): Groups {
  const all: Group[] = [];
  const ids = new Map<string, number>();
  const carriersOf = (network: number): number[] =>
    profile.networks[network]![0] === 'cellular' ? profile.carriers.map((_, n) => n) : [-1];
  profile.regions.forEach((_, region) => {
    profile.networks.forEach((_, network) => {
      for (const carrier of carriersOf(network))
        profile.models.forEach((model, modelIndex) => {
          model.firmwares.forEach((_, firmware) => {
            ids.set([region, network, carrier, modelIndex, firmware].join(), all.length);
            all.push(group(profile, region, network, carrier, modelIndex, firmware));
          });
        });
    });
  });
  return {
    all,
    id: (...parts) => ids.get(parts.join())!,
  };
}

function group(
  profile: Profile,
  region: number,
  network: number,
  carrier: number,
  model: number,
  firmware: number,
): Group {
  const modelProfile = profile.models[model]!;
  const carrierJson = carrier < 0 ? '' : `"carrier":"${profile.carriers[carrier]![0]}",`;
  return {
    region,
    network,
    carrier,
    gateway: (region + 2 * network) % profile.gateways.length,
    model,
    firmware,
    json:
      `"region":"${profile.regions[region]![0]}","network":"${profile.networks[network]![0]}",${carrierJson}` +
      `"model":"${modelProfile.id}","firmware":"${modelProfile.firmwares[firmware]![0]}"`,
  };
}

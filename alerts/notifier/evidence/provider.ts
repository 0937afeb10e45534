import type { NotifierConfig, ProviderConfig } from '../config/schema.ts';
import type { AlertFacts } from '../intake/facts.ts';

/** Who answers for the channel of an alert, when its cause lies with them. */
export function providerOf({ labels }: AlertFacts, config: NotifierConfig): ProviderConfig | undefined {
  const { channel, cause } = labels;
  if (channel === undefined || cause === undefined) return undefined;
  return config.providers.find((each) => each.channels.includes(channel) && each.causes.includes(cause));
}

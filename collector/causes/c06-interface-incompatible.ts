import type { Cause } from './cause.ts';

/** Format, function or chip errors step up, as after a release or on the day a mandate takes effect. */
export const interfaceIncompatible: Cause = {
  id: 'C06',
  label: 'interface_incompatible',
  names: { en: 'Upgrade or interface incompatible', zh: '升级或接口不兼容' },
  kind: 'alert',
  team: 'sre',
  stages: [],
};

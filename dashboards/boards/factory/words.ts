/** Languages the boards are written in. The first is the default: alerts link to its uids. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The same text in both languages, side by side so that one is not changed without the other. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

export const words = (en: string, zh: string): Words => ({ en, zh });

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a robot speaks; `both` is Chinese first and the same in English below it. */
export const robotLanguages = [...languages, 'both'] as const;
export type RobotLanguage = (typeof robotLanguages)[number];

/** The same words in both languages. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

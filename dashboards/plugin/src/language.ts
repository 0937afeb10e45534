import { initPluginTranslations } from '@grafana/i18n';
import { pluginId } from './logic/links.ts';
import type { Language } from './logic/rulebook.ts';

let current: Language = 'en';

/** The reader's language among those the rules are written in. */
export const language = (): Language => current;

const loaders = [
  async (code: string) =>
    code.startsWith('zh') ? (await import('./locales/zh-Hans/acquirer-observability-app.json')).default : {},
];

/** Loads the translations; to be awaited before anything is shown. */
export async function loadLanguage(): Promise<void> {
  const { language: code } = await initPluginTranslations(pluginId, loaders);
  current = code?.startsWith('zh') ? 'zh' : 'en';
}

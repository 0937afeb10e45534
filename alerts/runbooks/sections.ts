export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The chapters (`##`) of every runbook in their order; the last has one `###` for each alert of the cause. */
export const sections = [
  { id: 'meaning', en: 'Meaning', zh: '含义' },
  { id: 'hurt', en: 'Who is hurt and when they notice', zh: '谁受影响、何时察觉' },
  { id: 'diagnosis', en: 'Diagnosis', zh: '诊断' },
  { id: 'mitigation', en: 'First mitigation', zh: '首要处置' },
  { id: 'alternative', en: 'Alternative channel', zh: '替代渠道' },
  { id: 'escalation', en: 'Escalation', zh: '升级' },
  { id: 'evidence', en: 'Evidence for the provider', zh: '给渠道方的证据' },
  { id: 'alerts', en: 'Alerts', zh: '告警' },
] as const;
export type SectionId = (typeof sections)[number]['id'];

/** Address of a heading inside its page: what `runbook_url` has behind the `#`. */
export const anchorOf = (heading: string): string => heading.trim().toLowerCase().replaceAll(/\s+/g, '-');

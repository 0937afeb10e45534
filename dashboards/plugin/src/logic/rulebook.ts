import { type Format, printed } from './format.ts';
import type { Sample } from './samples.ts';

/** src/generated/rulebook.json: every alerting rule of alerts/, its texts as data (alerts/text.ts). */

export const severities = ['page', 'urgent', 'ticket', 'info'] as const;
export type Severity = (typeof severities)[number];
export type Language = 'en' | 'zh';

export type Part =
  | string
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'value'; readonly format: Format }
  | {
      readonly kind: 'query';
      readonly promql: readonly Part[];
      readonly format: Format | 'money';
      readonly unit: string;
    };
export type Words = readonly Part[];

export interface RuleTexts {
  readonly summary: Words;
  readonly description: Words;
  readonly impact: Words;
  readonly action: Words;
}

export interface Rule {
  readonly alert: string;
  readonly severity: Severity;
  readonly team: string;
  readonly stage: string;
  /** Label of the cause; its runbook is runbooks/<language>/<cause>.md. */
  readonly cause: string;
  readonly family: string;
  readonly for: string;
  readonly keep: string;
  readonly every: string;
  readonly deadline: boolean;
  /** Uid of the board it links to. */
  readonly board: string;
  readonly expr: string;
  readonly en: RuleTexts;
  readonly zh: RuleTexts;
  readonly money: Words;
  readonly merchants: Words;
  readonly left: Words;
}

export interface RuleBook {
  readonly causes: Readonly<
    Record<string, { readonly id: string; readonly en: string; readonly zh: string }>
  >;
  /** Variables of each board, by uid. */
  readonly boards: Readonly<Record<string, readonly string[]>>;
  readonly rules: readonly Rule[];
}

export type Labels = Readonly<Record<string, string>>;

/** The query inside a text, with the alert's labels put in as PromQL strings. */
export const promqlOf = (words: Words, labels: Labels): string =>
  words
    .map((part) =>
      typeof part === 'string' ? part : part.kind === 'label' ? JSON.stringify(labels[part.name] ?? '') : '',
    )
    .join('');

/** Queries a text needs answered. */
export const queriesOf = (words: Words, labels: Labels): string[] =>
  words.flatMap((part) =>
    typeof part !== 'string' && part.kind === 'query' ? [promqlOf(part.promql, labels)] : [],
  );

export interface Filling {
  readonly labels: Labels;
  /** The alert's value now; undefined when its condition does not hold any more or was not asked. */
  readonly value: number | undefined;
  readonly answers: ReadonlyMap<string, readonly Sample[]>;
  /** Words of a rule's fixed text in the reader's language. */
  readonly translate: (fixed: string) => string;
}

/** What stands where nothing is known: never a zero, which would mean that nothing is at risk. */
export const unknown = '…';

/** A text as its reader sees it. */
export const filled = (words: Words, filling: Filling): string =>
  words.map((part) => filledPart(part, filling)).join('');

function filledPart(part: Part, { labels, value, answers, translate }: Filling): string {
  if (typeof part === 'string') return translate(part);
  switch (part.kind) {
    case 'label':
      return labels[part.name] ?? unknown;
    case 'value':
      return value === undefined ? unknown : printed(value, part.format);
    case 'query': {
      const samples = (answers.get(promqlOf(part.promql, labels)) ?? []).filter((s) =>
        Number.isFinite(s.value),
      );
      const unit = translate(part.unit);
      if (samples.length === 0) return unknown;
      if (part.format !== 'money') return printed(samples[0]!.value, part.format) + unit;
      return [...samples]
        .sort((a, b) => b.value - a.value)
        .map((s) => `${s.labels.currency ?? ''} ${printed(s.value, 'money')}${unit}`.trim())
        .join(', ');
    }
  }
}

/** The rule an alert's labels belong to. Two severities of one symptom are two rules of one name. */
export const ruleOf = (book: RuleBook, labels: Labels): Rule | undefined =>
  book.rules.find(
    (rule) =>
      rule.alert === labels.alertname &&
      rule.severity === labels.severity &&
      rule.stage === labels.stage &&
      rule.cause === labels.cause,
  );

/** How a number is shown: 12.3%, 12.3k, 12, 1h 30m 0s. */
export type Format = 'percent' | 'short' | 'whole' | 'duration';

/** A piece of an annotation: fixed words, a label or the value of the alert, or the answer to a query. */
export type Part =
  | string
  | { readonly kind: 'label'; readonly name: string; readonly encoded: boolean }
  | { readonly kind: 'value'; readonly format: Format }
  | {
      readonly kind: 'query';
      readonly slot: string;
      readonly promql: Text;
      readonly format: Format | 'money';
      /** Words after the answer, left out where there is none. */
      readonly unit: string;
    };

/** An annotation as data, so that tests know what Prometheus must print without asking Prometheus. */
export type Text = readonly Part[];

/** Annotation as a tagged template: say`${label('channel')} fails`. */
export function say(words: TemplateStringsArray, ...holes: readonly (Part | Text)[]): Text {
  return words.flatMap((word, i) => [word, ...flat(holes[i])]).filter((part) => part !== '');
}

const flat = (hole: Part | Text | undefined): readonly Part[] =>
  hole === undefined ? [] : Array.isArray(hole) ? (hole as Text) : [hole as Part];

export const label = (name: string): Part => ({ kind: 'label', name, encoded: false });

/** A label inside a URL. */
export const encoded = (name: string): Part => ({ kind: 'label', name, encoded: true });

export const value = (format: Format): Part => ({ kind: 'value', format });

/** Amounts of a query that answers one series per `currency`, major units: `CNY 1.2M`. */
export const money = (promql: Text, unit = ''): Part => ({
  kind: 'query',
  slot: 'money',
  promql,
  format: 'money',
  unit,
});

/** First sample of a query; `slot` names it for tests. */
export const answer = (slot: string, format: Format, promql: Text, unit = ''): Part => ({
  kind: 'query',
  slot,
  promql,
  format,
  unit,
});

/** What is printed where a query finds nothing: never a zero, which would mean that nothing is at risk. */
export const unknownAnswer = 'not known';

const go: Record<Format, string> = {
  percent: 'humanizePercentage',
  short: 'humanize',
  whole: 'printf "%.0f"',
  duration: 'humanizeDuration',
};

/** The annotation as a Prometheus 2.42 template. */
export function template(text: Text): string {
  return text.map(templateOf).join('');
}

function templateOf(part: Part): string {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'label':
      return `{{ $labels.${part.name}${part.encoded ? ' | urlquery' : ''} }}`;
    case 'value':
      return `{{ $value | ${go[part.format]} }}`;
    case 'query':
      return part.format === 'money'
        ? `{{ range $i, $sample := query ${promqlOf(['sort_desc(', ...part.promql, ')'])} }}{{ if $i }}, {{ end }}{{ $sample.Labels.currency }} {{ $sample.Value | humanize }}${part.unit}{{ else }}${unknownAnswer}{{ end }}`
        : `{{ with query ${promqlOf(part.promql)} }}{{ . | first | value | ${go[part.format]} }}${part.unit}{{ else }}${unknownAnswer}{{ end }}`;
  }
}

/** A query as a Go string; labels of the alert are put in quoted. */
function promqlOf(text: Text): string {
  const labels = text.flatMap((part) =>
    typeof part !== 'string' && part.kind === 'label' ? [part.name] : [],
  );
  const format = text.map((part) => (typeof part === 'string' ? part.replaceAll('%', '%%') : '%q')).join('');
  if (labels.length === 0) return `\`${format.replaceAll('%%', '%')}\``;
  return `(printf \`${format}\`${labels.map((name) => ` $labels.${name}`).join('')})`;
}

/** What the annotation must read for these labels, this way of printing the value, and these printed answers. */
export function rendered(
  text: Text,
  labels: Readonly<Record<string, string>>,
  printed: (format: Format) => string,
  answers: Readonly<Record<string, string>> = {},
): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'value') return printed(part.format);
      if (part.kind === 'query') {
        const known = answers[part.slot];
        return known === undefined ? unknownAnswer : known + part.unit;
      }
      const is = labels[part.name] ?? '';
      return part.encoded ? encodeURIComponent(is).replaceAll('%20', '+') : is;
    })
    .join('');
}

/** Labels an annotation speaks of. */
export function labelsIn(text: Text): readonly string[] {
  return text.flatMap((part) => {
    if (typeof part === 'string' || part.kind === 'value') return [];
    return part.kind === 'label' ? [part.name] : labelsIn(part.promql);
  });
}

/** Queries an annotation asks, as plain PromQL with each label's place taken by its name. */
export function queriesIn(text: Text): readonly string[] {
  return text.flatMap((part) =>
    typeof part !== 'string' && part.kind === 'query'
      ? [
          part.promql
            .map((p) => (typeof p === 'string' ? p : p.kind === 'label' ? `"${p.name}"` : ''))
            .join(''),
        ]
      : [],
  );
}

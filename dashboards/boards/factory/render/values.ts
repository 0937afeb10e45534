import type {
  DynamicConfigValue,
  ThresholdsConfig,
  ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { MappingType, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import { colors } from '../colors.ts';
import type { Limits } from '../limits.ts';
import type { Query } from '../spec.ts';
import { units } from '../units.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Language, Words } from '../words.ts';

export const thresholdsOf = ({ steps }: Limits): ThresholdsConfig => ({
  mode: ThresholdsMode.Absolute,
  steps: steps.map(({ from, color }) => ({ value: from, color })),
});

/** Words for values: of a label in a table, of a state in a timeline. */
export function mappingsOf(vocabulary: Vocabulary, language: Language): ValueMapping[] {
  const options = Object.fromEntries(
    Object.entries(vocabulary).map(([value, { text, color }], index) => [
      value,
      { text: text[language], index, ...(color === undefined ? {} : { color }) },
    ]),
  );
  return [{ type: MappingType.ValueToText, options }];
}

/** What 0 is called, in the colour of what needs nothing. */
export const zeroMapping = (text: string): ValueMapping => ({
  type: MappingType.ValueToText,
  options: { '0': { text, color: colors.calm, index: 0 } },
});

export interface Override {
  matcher: { id: string; options: string };
  properties: DynamicConfigValue[];
}

const byName = (name: string, properties: DynamicConfigValue[]): Override => ({
  matcher: { id: 'byName', options: name },
  properties,
});

/** Series whose legend is a value of the vocabulary: its words, its colour. */
export const seriesOverrides = (vocabulary: Vocabulary, language: Language): Override[] =>
  Object.entries(vocabulary).map(([value, { text, color }]) =>
    byName(value, [
      { id: 'displayName', value: text[language] },
      ...(color === undefined ? [] : [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }]),
    ]),
  );

export const columnOverride = byName;

/** Queries whose figures are not of the panel's unit, or not part of its pile. */
export const queryOverrides = (queries: readonly Query[]): Override[] =>
  queries.flatMap((query, n) => {
    const properties = [...shownAs(query), ...lineOver(query)];
    const matcher = { id: 'byFrameRefID', options: String.fromCharCode(65 + n) };
    return properties.length === 0 ? [] : [{ matcher, properties }];
  });

const shownAs = ({ shown }: Query): DynamicConfigValue[] =>
  shown === undefined
    ? []
    : [
        { id: 'unit', value: units[shown.unit] },
        ...(shown.decimals === undefined ? [] : [{ id: 'decimals', value: shown.decimals }]),
        ...(shown.limits === undefined ? [] : [{ id: 'thresholds', value: thresholdsOf(shown.limits) }]),
      ];

const lineOver = ({ line }: Query): DynamicConfigValue[] =>
  line === undefined
    ? []
    : [
        { id: 'custom.stacking', value: { mode: 'none', group: 'A' } },
        { id: 'custom.fillOpacity', value: 0 },
        { id: 'custom.lineWidth', value: 2 },
        { id: 'color', value: { mode: 'fixed', fixedColor: colors.calm } },
      ];

export const say = (text: Words | string, language: Language): string =>
  typeof text === 'string' ? text : text[language];

import type { Panel } from '../spec.ts';
import type { Unit } from '../units.ts';
import type { Parts } from './parts.ts';

const last = { values: false, calcs: ['lastNotNull'], fields: '' };
const legend = { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] };

/**
 * Points of a curve: one for every second pixel of half a screen. Half of Grafana's own choice, and so half of the work of
 * Prometheus; over a day that is a point in five minutes, which is what the rates drawn look back over.
 */
export const pointsOfCurve = 300;

/** The currency is in the name of an amount. */
const textModes: Readonly<Partial<Record<Unit, string>>> = {
  money: 'value_and_name',
  moneyHours: 'value_and_name',
  name: 'name',
};

/** One big figure; coloured only by its limits, so that a calm one has the colour of text. */
export const statOptions = (panel: Panel): Parts => ({
  options: {
    reduceOptions: last,
    colorMode: 'value',
    graphMode: panel.queries[0]?.instant ? 'none' : 'area',
    justifyMode: 'auto',
    textMode: textModes[panel.unit] ?? 'auto',
    orientation: 'auto',
  },
  custom: {},
  color: 'thresholds',
});

/** A share that is nothing all day would get an axis to 10,000 %: it ends at the first limit, or at one percent. */
const highestAtLeast = ({ unit, limits }: Panel): object =>
  unit === 'share' || unit === 'ratio' ? { axisSoftMax: limits.steps[1]?.from ?? 0.01 } : {};

export const lineOptions = (panel: Panel): Parts => ({
  options: { legend, tooltip: { mode: 'multi', sort: 'desc' } },
  custom: {
    drawStyle: 'line',
    lineWidth: panel.stack === undefined ? 1 : 0,
    fillOpacity: panel.stack === undefined ? 0 : 70,
    showPoints: 'never',
    spanNulls: false,
    stacking: { mode: panel.stack ?? 'none', group: 'A' },
    thresholdsStyle: { mode: panel.limits.steps.length > 1 ? 'dashed' : 'off' },
    ...highestAtLeast(panel),
  },
  color: 'palette-classic',
});

/** Figures side by side, the bar against the largest. */
export const barOptions = (_: Panel): Parts => ({
  options: {
    reduceOptions: last,
    displayMode: 'basic',
    orientation: 'horizontal',
    showUnfilled: false,
    valueMode: 'text',
    minVizHeight: 12,
    maxVizHeight: 28,
    sizing: 'auto',
    namePlacement: 'top',
    text: { titleSize: 12, valueSize: 13 },
  },
  custom: {},
  color: 'thresholds',
});

/** Counts per bucket and time; one hue from pale to deep, which every colour vision orders alike. */
export const heatmapOptions = (_: Panel): Parts => ({
  options: {
    calculate: false,
    cellGap: 1,
    color: {
      mode: 'scheme',
      scheme: 'Blues',
      scale: 'exponential',
      exponent: 0.5,
      steps: 64,
      reverse: false,
    },
    yAxis: { unit: 's' },
    rowsFrame: { layout: 'le' },
    tooltip: { mode: 'single', yHistogram: false },
    legend: { show: true },
  },
  custom: {},
  color: 'thresholds',
});

export const timelineOptions = ({ values }: Panel): Parts => ({
  options: {
    mergeValues: true,
    showValue: values === undefined ? 'never' : 'auto',
    rowHeight: 0.85,
    alignValue: 'left',
    legend: { ...legend, showLegend: false },
    tooltip: { mode: 'single', sort: 'none' },
  },
  custom: { fillOpacity: 75, lineWidth: 0 },
  color: 'thresholds',
});

import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';

/** Defaults the SDK writes that say nothing here, or that newer versions understand in another way. */
const noise = {
  // Would put annotations and links behind a menu.
  placement: 'inControlsMenu',
  repeatDirection: 'h',
  auto: false,
  auto_count: 30,
  auto_min: '10s',
  builtIn: 0,
  transparent: false,
} as const;

/** A board without them. */
export function tidied(board: Dashboard): Dashboard {
  return without(board) as Dashboard;
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => (noise as Record<string, unknown>)[key] !== each || each === undefined)
      .map(([key, each]) => [key, without(each)]),
  );
}

import type { Format } from '../../../alerts/text.ts';

/** Go's %.4g for the sizes that occur here. */
const digits = (x: number): string => String(Number(x.toPrecision(4)));

/** How Prometheus 2.42 prints a value: its template functions, written from their documentation. */
export function printed(format: Format, value: number): string {
  switch (format) {
    case 'percent':
      return `${digits(value * 100)}%`;
    case 'whole':
      return value.toFixed(0);
    case 'short':
      return humanized(value);
    case 'duration':
      return lasting(value);
  }
}

const larger = ['', 'k', 'M', 'G', 'T'];
const smaller = ['', 'm', 'u', 'n'];

function humanized(value: number): string {
  if (value === 0) return '0';
  let x = value;
  let prefix = 0;
  const prefixes = Math.abs(value) >= 1 ? larger : smaller;
  while (prefixes === larger ? Math.abs(x) >= 1000 : Math.abs(x) < 1) {
    x = prefixes === larger ? x / 1000 : x * 1000;
    prefix += 1;
  }
  return `${digits(x)}${prefixes[prefix]}`;
}

function lasting(value: number): string {
  const whole = Math.trunc(value);
  const [days, hours, minutes, seconds] = [
    Math.trunc(whole / 86_400),
    Math.trunc(whole / 3600) % 24,
    Math.trunc(whole / 60) % 60,
    whole % 60,
  ];
  if (days > 0) return `${days}d ${hours}h ${minutes}m ${seconds}s`;
  if (hours > 0) return `${hours}h ${minutes}m ${seconds}s`;
  return minutes > 0 ? `${minutes}m ${seconds}s` : `${digits(value)}s`;
}

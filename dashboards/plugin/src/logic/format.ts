/** Numbers as Prometheus' own templates print them, so that a page and a notification say the same. */
export type Format = 'percent' | 'short' | 'whole' | 'duration';

const thousands = ['', 'k', 'M', 'G', 'T', 'P'];
const thousandths = ['', 'm', 'u', 'n', 'p'];

/** 1234567 -> 1.235M */
export function humanize(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return fourDigits(value);
  let left = value;
  let step = 0;
  if (Math.abs(value) >= 1) {
    while (Math.abs(left) >= 1000 && step < thousands.length - 1) {
      left /= 1000;
      step++;
    }
    return `${fourDigits(left)}${thousands[step]}`;
  }
  while (Math.abs(left) < 1 && step < thousandths.length - 1) {
    left *= 1000;
    step++;
  }
  return `${fourDigits(left)}${thousandths[step]}`;
}

const fourDigits = (value: number): string => String(Number(value.toPrecision(4)));

/** Seconds -> 2d 3h, 1h 5m, 3m 20s, 12s: the two largest units. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const sign = seconds < 0 ? '-' : '';
  let left = Math.round(Math.abs(seconds));
  const parts: string[] = [];
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0 || (unit === 's' && parts.length === 0)) parts.push(`${count}${unit}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return sign + parts.join(' ');
}

export const percent = (share: number): string => `${Number((share * 100).toPrecision(4))}%`;

/** Money in major units: `CNY 1.24M`; whole units below a thousand. */
export function money(amount: number, currency: string): string {
  const size = Math.abs(amount);
  const [divisor, unit] =
    size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, ''];
  const scaled = amount / divisor;
  const digits = divisor === 1 ? 0 : Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  return `${currency} ${scaled.toFixed(digits)}${unit}`;
}

/** A value in the way a rule's text asks for. */
export function printed(value: number, format: Format | 'money'): string {
  switch (format) {
    case 'percent':
      return percent(value);
    case 'whole':
      return value.toFixed(0);
    case 'duration':
      return duration(value);
    default:
      return humanize(value);
  }
}

/** One small chart: lines over the same factors, from zero. */
export interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[];
}

const width = 260;
const height = 200;
const margin = { left: 52, right: 16, top: 34, bottom: 34 };
/** Told apart by shape as well as by colour (Okabe and Ito's palette). */
const styles = [
  { colour: '#0072b2', dash: '' },
  { colour: '#d55e00', dash: '6 3' },
  { colour: '#009e73', dash: '2 3' },
] as const;

/** An SVG with one chart beside the other; the factors are drawn on a logarithmic axis. */
export function plot(panels: readonly Panel[], factors: readonly number[]): string {
  const whole = width * panels.length;
  const names = panels[0]?.lines.map(({ name }) => name) ?? [];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${height + 24}" font-family="sans-serif" font-size="11" fill="#333">`,
    `<title>${panels.map(({ title }) => title).join(', ')}, by ${names.join(', ')}</title>`,
    `<rect width="${whole}" height="${height + 24}" fill="#fff"/>`,
    ...panels.map((panel, i) => `<g transform="translate(${i * width} 0)">\n${chart(panel, factors)}\n</g>`),
    ...names.map((name, i) => legend(name, i)),
    '</svg>\n',
  ].join('\n');
}

function chart({ title, unit, lines }: Panel, factors: readonly number[]): string {
  const top = niceAbove(Math.max(...lines.flatMap(({ values }) => values)));
  const spread = Math.log(factors.at(-1)!) || 1;
  const x = (factor: number): number =>
    round(margin.left + (Math.log(factor) / spread) * (width - margin.left - margin.right));
  const y = (value: number): number =>
    round(height - margin.bottom - (value / top) * (height - margin.top - margin.bottom));
  const ticks = [0, top / 2, top];
  return [
    `<text x="${margin.left}" y="18" font-weight="bold">${title}</text>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>` +
        `<text x="${margin.left - 6}" y="${y(tick) + 4}" text-anchor="end">${tick.toLocaleString('en')}${unit}</text>`,
    ),
    ...factors.map(
      (factor) =>
        `<text x="${x(factor)}" y="${height - margin.bottom + 16}" text-anchor="middle">${factor}x</text>`,
    ),
    ...lines.map(({ values }, i) => {
      const points = values.map((value, n) => `${x(factors[n]!)},${y(value)}`).join(' ');
      return `<polyline points="${points}" fill="none" stroke-width="2" ${stroke(i)}/>`;
    }),
  ].join('\n');
}

function legend(name: string, i: number): string {
  const x = margin.left + i * 110;
  return (
    `<line x1="${x}" x2="${x + 24}" y1="${height + 8}" y2="${height + 8}" stroke-width="2" ${stroke(i)}/>` +
    `<text x="${x + 30}" y="${height + 12}">${name}</text>`
  );
}

function stroke(i: number): string {
  const { colour, dash } = styles[i % styles.length]!;
  return `stroke="${colour}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}`;
}

/** The next of 1, 2, 5, 10, 20, … */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? 10 * power;
}

const round = (value: number): number => Math.round(value * 10) / 10;

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands, generatedPath } from '../../scripts/commands.mjs';
import { whyUnavailable } from '../../scripts/steps.mjs';
import { tools } from '../../scripts/tools.mjs';
import { emptyFolder } from './checkout.ts';

interface Step {
  readonly name: string;
  readonly argv: readonly string[];
  readonly files: readonly string[];
  readonly optional?: boolean;
}
interface Command {
  readonly about: string;
  readonly needs: readonly string[];
  readonly steps: readonly Step[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const table = Object.entries(commands as Record<string, Command>);

test('package.json calls the runner for every command, and for nothing else', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  expect(scripts).toEqual(Object.fromEntries(table.map(([name]) => [name, `node scripts/run.mjs ${name}`])));
});

describe.each(table)('%s', (name, command) => {
  test('runs files of this checkout, or says in one line which are missing', () => {
    const required = command.steps.filter((step) => !step.optional).flatMap((step) => step.files);
    const missing = required.filter((file) => !existsSync(`${root}/${file}`));
    const why = whyUnavailable(name, command, root);
    if (missing.length === 0) expect(why).toBeUndefined();
    else expect(why).toBe(`${name} is not available in this checkout: ${missing.join(', ')} missing`);
  });

  test('each script it runs is an installed program or one of the files it asks for', () => {
    for (const { argv, files, optional } of command.steps) {
      const script = argv[0] ?? '';
      const known = script.startsWith('node_modules/.bin/') || script.startsWith('scripts/check-');
      if (known) expect(existsSync(`${root}/${script}`), script).toBe(true);
      else expect(files, script).toContain(script);
      if (optional) expect(files.length).toBeGreaterThan(0);
    }
  });

  test('needs only tools that the runner knows', () => {
    expect(Object.keys(tools)).toEqual(expect.arrayContaining([...command.needs]));
  });
});

test('in an empty folder every command with an entry file is unavailable', () => {
  const folder = emptyFolder();
  const available = table.filter(([name, command]) => whyUnavailable(name, command, folder) === undefined);
  expect(available.map(([name]) => name)).toEqual(['test', 'lint', 'format', 'typecheck']);
});

test.each([
  ['alerts/generated/rules.yaml', true],
  ['generated/schema.json', true],
  ['dashboards/fleet.gen.json', true],
  ['alerts/causes/c01-cut-off.ts', false],
  ['docs/generated.md', false],
])('%s is generated: %s', (path, expected) => {
  expect(generatedPath.test(path)).toBe(expected);
});

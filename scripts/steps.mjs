import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { runChild, stopSignal } from './child.mjs';
import { NODE } from './packages.mjs';

/** The files of a step that do not exist in this checkout. */
export const missingFiles = (step, root) => step.files.filter((file) => !existsSync(join(root, file)));

/** Why a command cannot run in this checkout, or undefined when it can. */
export function whyUnavailable(name, command, root) {
  const missing = command.steps.filter((step) => !step.optional).flatMap((step) => missingFiles(step, root));
  if (missing.length === 0) return undefined;
  return `${name} is not available in this checkout: ${[...new Set(missing)].join(', ')} missing`;
}

const started = String(performance.timeOrigin);

/**
 * The environment of every step: Node 26 first on the PATH, the process the leash belongs to, and when it was started, epoch
 * ms: packages may have been installed since.
 */
function stepEnv(root, extra) {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].filter(Boolean).join(delimiter);
  return { ...process.env, ...extra, PATH: path, ACQ_RUNNER_PID: String(process.pid), ACQ_STARTED: started };
}

function runStep(step, root, args, env) {
  const leash = ['--import', pathToFileURL(join(root, 'scripts/leash.mjs')).href];
  const [script, ...fixed] = step.argv;
  const argv = [...leash, join(root, script), ...fixed, ...(step.args ? args : [])];
  return runChild(join(root, NODE), argv, { cwd: root, env: stepEnv(root, env), leash: true });
}

/** Runs a command of one step: its output is the command's, nothing is added. Returns the exit code. */
export const runOne = (command, root, args, env) => runStep(command.steps[0], root, args, env);

/**
 * Runs the steps in order, each with its duration, until one fails. If tests ran, ends with the line
 * `N passed, N failed, N skipped`. Returns the exit code of the failed step, or 0.
 */
export async function runSteps(command, root, args, env, without) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let counted = false;
  let exitCode = 0;
  for (const step of command.steps) {
    const missing = step.optional ? missingFiles(step, root) : [];
    if (missing.length > 0) {
      print(`== ${step.name}: left out, ${missing.join(', ')} is not in this checkout`);
      continue;
    }
    print(`== ${step.name}: ${step.argv.join(' ').replace('node_modules/.bin/', '')}`);
    const started = performance.now();
    const file = join(root, `var/test-counts-${process.pid}.json`);
    mkdirSync(join(root, 'var'), { recursive: true });
    exitCode = await runStep(step, root, args, step.counts ? { ...env, ACQ_TEST_COUNTS: file } : env);
    if (step.counts && existsSync(file)) {
      counted = true;
      const these = JSON.parse(readFileSync(file, 'utf8'));
      for (const key of Object.keys(counts)) counts[key] += these[key];
      rmSync(file);
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    print(`== ${step.name}: ${outcome(exitCode)}, ${seconds} s\n`);
    if (exitCode !== 0) break;
  }
  if (!counted) return exitCode;
  if (without.length > 0) print(`== tests that need ${without.join(', ')} were skipped`);
  print(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return exitCode;
}

function outcome(exitCode) {
  if (stopSignal() !== undefined) return `stopped by ${stopSignal()}`;
  return exitCode === 0 ? 'ok' : `FAILED with exit code ${exitCode}`;
}

const print = (line) => process.stdout.write(`${line}\n`);

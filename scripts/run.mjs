/**
 * `node scripts/run.mjs COMMAND [ARGUMENT...]`: what `npm start`, `npm test` and the other npm scripts call.
 * Runs on any Node from 20. Puts packages, Node 26 and system tools in place, then runs the command on Node 26.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signalExitCode, stopSignal, watchForStop } from './child.mjs';
import { commands } from './commands.mjs';
import { ensurePackages } from './install-packages.mjs';
import { ensureTools } from './install-tools.mjs';
import { Refusal } from './progress.mjs';
import { runOne, runSteps, whyUnavailable } from './steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function usage() {
  const lines = Object.entries(commands).map(([name, command]) => {
    const gap = whyUnavailable(name, command, root) === undefined ? '' : ' (not in this checkout)';
    return `  npm run ${name.padEnd(10)} ${command.about}${gap}`;
  });
  return `usage: npm run COMMAND [-- ARGUMENT...]\n${lines.join('\n')}`;
}

async function main([name, ...args]) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Refusal(
      `this is Node ${process.version}: Node 20 or newer is needed to start (26 is then installed)`,
    );
  }
  if (name === undefined || !Object.hasOwn(commands, name)) {
    throw new Refusal(`${name === undefined ? 'no command' : `unknown command '${name}'`}\n${usage()}`, 2);
  }
  const command = commands[name];
  const gap = whyUnavailable(name, command, root);
  if (gap !== undefined) throw new Refusal(gap, 2);
  await ensurePackages(root);
  const tools = await ensureTools(root, command.needs, process.env);
  if (command.steps.length === 1) return runOne(command, root, args, tools.env);
  return runSteps(command, root, args, tools.env, tools.without);
}

function fail(error) {
  if (stopSignal() === undefined) process.stderr.write(`run: ${error?.message ?? error}\n`);
  process.exitCode = error instanceof Refusal ? error.exitCode : 1;
}

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});
watchForStop();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  fail(error);
}
if (stopSignal() !== undefined) {
  process.exitCode = signalExitCode(stopSignal());
  // Vitest and npm hide the cursor while they show progress.
  if (process.stderr.isTTY) process.stderr.write('\x1b[?25h');
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { say, stillBusy } from './progress.mjs';
import { absentVariable, installHint, surveyTools, toolEnv, tools } from './tools.mjs';

/**
 * Finds the system tools a command needs, and on Debian and Ubuntu installs those that are missing, as root or with a
 * sudo that asks no password. Returns the environment for the command: where each tool is, or that it is not there.
 * `ACQ_NO_INSTALL=1` keeps it from installing, `ACQ_NO_PROMETHEUS=1` and the like from using a tool.
 */
export async function ensureTools(root, needs, env) {
  let survey = surveyTools(needs, env);
  if (survey.missing.length > 0) {
    await aptInstall(root, survey.missing, env);
    survey = surveyTools(needs, env);
  }
  for (const tool of survey.off) say(`${tool}: switched off by ${absentVariable(tool)}`);
  if (survey.missing.length > 0) {
    const hint = installHint(survey.missing, installer(env));
    say(`${survey.missing.join(', ')}: not on the PATH. Going on without. To install: ${hint}`);
  }
  return { env: toolEnv(survey), without: [...survey.missing, ...survey.off] };
}

async function aptInstall(root, missing, env) {
  if (env.ACQ_NO_INSTALL || installer(env) !== 'apt') return;
  const rights = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (rights.length > 0 && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore', env }).status !== 0) return;
  const packages = [...new Set(missing.map((tool) => tools[tool].apt))];
  say(`installing ${packages.join(' and ')} with apt-get (ACQ_NO_INSTALL=1 prevents it)`);
  const done = stillBusy('apt-get');
  const [program, ...args] = [...rights, 'sh', join(root, 'scripts/apt-install.sh'), ...packages];
  const code = await runChild(program, args, { env, stdio: ['ignore', 2, 2], ownGroup: false });
  done();
  say(code === 0 ? `${packages.join(' and ')} installed` : `apt-get ended with exit code ${code}`);
}

function installer(env) {
  const has = (name) =>
    (env.PATH ?? '').split(':').some((folder) => folder && existsSync(join(folder, name)));
  if (existsSync('/etc/debian_version') && has('apt-get')) return 'apt';
  return has('brew') ? 'brew' : has('dnf') ? 'dnf' : undefined;
}

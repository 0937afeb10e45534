import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const download = 'https://prometheus.io/download/';

/** System tools: the names they go by, and what installs them where. */
export const tools = {
  prometheus: {
    names: ['prometheus'],
    apt: 'prometheus',
    brew: 'prometheus',
    dnf: 'golang-github-prometheus',
    download,
  },
  promtool: {
    names: ['promtool'],
    apt: 'prometheus',
    brew: 'prometheus',
    dnf: 'golang-github-prometheus',
    download,
  },
  // Debian's name first: elsewhere it is plain `alertmanager`.
  alertmanager: {
    names: ['prometheus-alertmanager', 'alertmanager'],
    apt: 'prometheus-alertmanager',
    brew: 'alertmanager',
    download,
  },
  amtool: { names: ['amtool'], apt: 'prometheus-alertmanager', brew: 'alertmanager', download },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    apt: 'chromium',
    brew: '--cask chromium',
    dnf: 'chromium',
    download: 'https://www.chromium.org/getting-involved/download-chromium/',
  },
};

/** `ACQ_PROMETHEUS`: where a tool is; set by the user or by the runner for what it starts. */
export const pathVariable = (tool) => `ACQ_${tool.toUpperCase()}`;

/** `ACQ_NO_PROMETHEUS=1`: the tool is not there and tests that need it are skipped. */
export const absentVariable = (tool) => `ACQ_NO_${tool.toUpperCase()}`;

/** The path of a tool: as told by its variable, else the first of its names on the PATH, else undefined. */
export function findTool(tool, env) {
  const told = env[pathVariable(tool)];
  if (told) return executable(told) ? told : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return tools[tool].names.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable);
}

/** The needed tools sorted into found (name -> path), missing, and switched off by the user. */
export function surveyTools(needs, env) {
  const found = {};
  const missing = [];
  const off = [];
  for (const tool of needs) {
    const path = findTool(tool, env);
    if (env[absentVariable(tool)]) off.push(tool);
    else if (path === undefined) missing.push(tool);
    else found[tool] = path;
  }
  return { found, missing, off };
}

/** The variables that tell a started program which tools there are. */
export function toolEnv({ found, missing, off }) {
  return Object.fromEntries([
    ...Object.entries(found).map(([tool, path]) => [pathVariable(tool), path]),
    ...[...missing, ...off].map((tool) => [absentVariable(tool), '1']),
  ]);
}

/** What to type to get the missing tools, on the system whose installer is given: 'apt', 'brew', 'dnf' or none. */
export function installHint(missing, installer) {
  const command = {
    apt: 'apt-get install -y --no-install-recommends',
    brew: 'brew install',
    dnf: 'dnf install',
  }[installer];
  const packages = new Set(missing.map((tool) => tools[tool][installer]).filter(Boolean));
  const elsewhere = new Set(
    missing.filter((tool) => !tools[tool][installer]).map((tool) => tools[tool].download),
  );
  return [packages.size > 0 && `${command} ${[...packages].join(' ')}`, ...elsewhere]
    .filter(Boolean)
    .join(' and ');
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

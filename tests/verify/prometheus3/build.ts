import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** v0.311.0 is how Prometheus 3.11.0 is called as a Go module. */
export const version = 'v0.311.0';

export interface Programs {
  readonly prometheus: string;
  readonly promtool: string;
}

const packages = ['prometheus', 'promtool'].map((name) => `github.com/prometheus/prometheus/cmd/${name}`);

const goMod = `module prometheus-under-test

go 1.25.0
`;

const tools = `//go:build tools

package tools

import (
${packages.map((name) => `\t_ "${name}"`).join('\n')}
)
`;

/**
 * Prometheus 3 and its promtool, built from their Go modules into a folder and kept there. Without service discovery of
 * the clouds, which is most of its code and none of its arithmetic; the web interface is not in the module either.
 * Throws when Go is missing or refuses.
 */
export function builtPrometheus(folder: string): Programs {
  const bin = join(folder, 'bin');
  const programs = { prometheus: join(bin, 'prometheus'), promtool: join(bin, 'promtool') };
  if (existsSync(programs.prometheus) && existsSync(programs.promtool)) return programs;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'go.mod'), goMod);
  writeFileSync(join(folder, 'tools.go'), tools);
  go(folder, 'get', `github.com/prometheus/prometheus@${version}`);
  // Beside its place first: a build that was cut must not look like one that ended.
  const fresh = join(folder, 'fresh');
  go(folder, 'build', '-tags', 'remove_all_sd', '-o', `${fresh}/`, ...packages);
  renameSync(fresh, bin);
  return programs;
}

function go(cwd: string, ...args: string[]): void {
  const env = { ...process.env, GOFLAGS: '-mod=mod' };
  const { error, status } = spawnSync('go', args, { cwd, env, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`go ${args[0]} ended with exit code ${status}`);
}

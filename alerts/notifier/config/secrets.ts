import type { Path } from '../../../collector/config/problem.ts';
import type { Contradiction } from './contradictions.ts';
import type { NotifierConfig, RobotConfig } from './schema.ts';

/** Where a robot posts and what it proves itself with. Never logged. */
export interface RobotSecrets {
  readonly url: string;
  /** Signing key, or bearer token of a webhook. */
  readonly secret?: string;
}

export interface Secrets {
  readonly alertmanagerToken: string;
  readonly readerToken?: string;
  readonly commandToken?: string;
  readonly linkKey: string;
  readonly robots: ReadonlyMap<string, RobotSecrets>;
}

const shortestLinkKey = 32;

/** Reads what the configuration names from the environment. Problems name variables, never values. */
export function readSecrets(
  config: NotifierConfig,
  environment: NodeJS.ProcessEnv,
): { readonly secrets: Secrets; readonly problems: readonly Contradiction[] } {
  const problems: Contradiction[] = [];
  const read = (
    path: Path,
    name: string,
    check: (value: string) => string | undefined = () => undefined,
  ): string => {
    const value = environment[name]?.trim() ?? '';
    const wrong = value === '' ? 'is not set' : check(value);
    if (wrong !== undefined) problems.push({ path, message: `environment variable ${name} ${wrong}` });
    return value;
  };
  const optional = (path: Path, name: string | undefined): string | undefined =>
    name === undefined ? undefined : read(path, name);

  const robots = new Map(
    config.robots.map((robot, i) => {
      const secret =
        robot.kind === 'webhook'
          ? optional(['robots', i, 'tokenVariable'], robot.tokenVariable)
          : robot.kind === 'wecom'
            ? undefined
            : optional(['robots', i, 'secretVariable'], robot.secretVariable);
      const url = read(['robots', i, 'urlVariable'], robot.urlVariable, (value) =>
        addressProblem(value, robot),
      );
      return [robot.id, { url, ...(secret === undefined ? {} : { secret }) }] as const;
    }),
  );
  const readerToken = optional(['server', 'readerTokenVariable'], config.server.readerTokenVariable);
  const commandToken = optional(['server', 'commandTokenVariable'], config.server.commandTokenVariable);
  const secrets: Secrets = {
    alertmanagerToken: read(['server', 'tokenVariable'], config.server.tokenVariable),
    ...(readerToken === undefined ? {} : { readerToken }),
    ...(commandToken === undefined ? {} : { commandToken }),
    linkKey: read(['acknowledgement', 'secretVariable'], config.acknowledgement.secretVariable, (value) =>
      value.length < shortestLinkKey ? `is shorter than ${shortestLinkKey} characters` : undefined,
    ),
    robots,
  };
  return { secrets, problems };
}

/** A robot's address holds its token, so it travels encrypted, except to this machine. */
function addressProblem(value: string, { kind }: RobotConfig): string | undefined {
  if (!URL.canParse(value)) return 'is no URL';
  const { protocol, hostname } = new URL(value);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && (local || kind === 'webhook'))) return undefined;
  return 'is not an https URL';
}

import { readRunbook } from './read.ts';

/** What commands of a runbook may lean on. */
export interface Available {
  /** Paths (Express patterns) by port of this machine's services, without the host. */
  readonly routes: Readonly<Record<string, readonly string[]>>;
  /** Names of npm scripts. */
  readonly scripts: readonly string[];
  /** Usage text of the commands of collector/main.ts by name. */
  readonly commands: ReadonlyMap<string, string>;
}

/** Tools that an on-call engineer has; anything else is a slip or a script nobody else owns. */
const programs = new Set(
  'curl amtool promtool npm node jq grep zcat gzip head tail wc sort uniq cut awk ls stat sha256sum openssl ping mtr dig nc ss df date chronyc journalctl systemctl sftp'.split(
    ' ',
  ),
);

/** Public addresses of providers that may be asked whether they answer. */
const providers = /^https:\/\/(api\.mch\.weixin\.qq\.com|openapi\.alipay\.com)(\/|$)/;

/** Every command line of the runbook's `sh` blocks, continued lines joined. */
export function commandLines(markdown: string): string[] {
  return readRunbook(markdown)
    .fences.filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.replaceAll(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Every query: each paragraph of a `promql` block, and what a command hands to Prometheus in single quotes. */
export function queriesOf(markdown: string): string[] {
  const blocks = readRunbook(markdown)
    .fences.filter(({ language }) => language === 'promql')
    .flatMap(({ code }) => code.replaceAll(/^\s*#.*$/gm, '').split(/\n\s*\n/));
  const inCommands = commandLines(markdown).flatMap((line) =>
    [...line.matchAll(/promtool query \w+ \S+ '([^']+)'|--data-urlencode 'query=([^']+)'/g)].map(
      ([, asked, posted]) => asked ?? posted ?? '',
    ),
  );
  return [...blocks, ...inCommands].map((query) => query.trim()).filter((query) => query !== '');
}

/** What is wrong with the commands: a program, address, script, command or option that does not exist. */
export function lintCommands(markdown: string, available: Available): string[] {
  return commandLines(markdown).flatMap((line) => {
    const parts = line.replaceAll(/'[^']*'|"[^"]*"/g, (quoted) => quoted.replaceAll(/[|;&]/g, ' '));
    return parts.split(/\|\||&&|\||;/).flatMap((part) => lintOne(part.trim(), available));
  });
}

function lintOne(part: string, { routes, scripts, commands }: Available): string[] {
  const words = part.replace(/^(?:[A-Z_]+=\S+ )+/, '').split(/\s+/);
  const [program = '', second = '', third = ''] = words;
  if (!programs.has(program)) return [`not a known program: ${part}`];
  const found = [...part.matchAll(/https?:\/\/[^\s'"]+/g)].flatMap(([url]) => lintUrl(url, routes));
  if (program === 'npm' && !(second === 'run' && scripts.includes(third)))
    found.push(`no such npm script: ${part}`);
  const cli =
    program === 'npm' ? third : program === 'node' && second === 'collector/main.ts' ? third : undefined;
  if (program === 'node' && cli === undefined) found.push(`node may only run collector/main.ts: ${part}`);
  const usage = cli === undefined ? undefined : commands.get(cli);
  if (program === 'node' && cli !== undefined && usage === undefined) found.push(`no such command: ${part}`);
  if (usage !== undefined)
    for (const [option] of part.matchAll(/(?<= )--[a-z][a-z-]*/g))
      if (!usage.includes(option)) found.push(`${cli} has no option ${option}`);
  return found;
}

function lintUrl(url: string, routes: Available['routes']): string[] {
  if (providers.test(url)) return [];
  const local = /^http:\/\/(?:localhost|127\.0\.0\.1):(\d+)(\/[^?#]*)?/.exec(url);
  if (local === null) return [`neither one of our services nor a provider: ${url}`];
  const [, port = '', path = '/'] = local;
  // Prometheus and Alertmanager by their root are what promtool and amtool are given.
  const known = routes[port] ?? [];
  const fits = known.some((route) => new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`).test(path));
  return fits ? [] : [`nothing answers at ${url}`];
}

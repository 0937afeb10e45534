import { enableCompileCache } from 'node:module';

// Stripping types and compiling is most of a start; both are cached before anything else is loaded.
enableCompileCache();
const { runCli } = await import('./commands/cli.ts');

process.exitCode = await runCli(process.argv.slice(2));

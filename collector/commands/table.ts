import { check } from './check.ts';
import type { Command } from './command.ts';
import { generate } from './generate.ts';
import { notify } from './notify.ts';
import { replay } from './replay.ts';
import { serve } from './serve.ts';
import { simulate } from './simulate.ts';

/** Every command of the command line. A new one is one file and one line here. */
export const commandTable: readonly Command[] = [serve, check, replay, simulate, notify, generate];

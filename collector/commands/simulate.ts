import { closeSync, openSync, writeSync } from 'node:fs';
import { instantOfText, instantText } from '../simulator/clock.ts';
import { profiles } from '../simulator/profiles/profiles.ts';
import { createSimulator } from '../simulator/simulator.ts';
import { type Command, exitCodes, UsageError } from './command.ts';
import { optionsOf } from './options.ts';

export const simulate: Command = {
  name: 'simulate',
  about: 'events of a simulated acquirer, with what was really wrong and its own books',
  usage: 'simulate [--profile B] [--start TIME] [--hours 24] [--seed 1] [--out FILE]',
  async run(args) {
    const o = optionsOf(args, {
      profile: { type: 'string', default: 'B' },
      start: { type: 'string', default: '2026-11-20T00:00:00+08:00' },
      hours: { type: 'string', default: '24' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      presence: { type: 'boolean', default: false },
    });
    if (!(o.profile.toUpperCase() in profiles)) throw new UsageError(`--profile ${o.profile} does not exist`);
    const start = instantOfText(o.start);
    const simulator = createSimulator({
      profile: o.profile,
      seed: Number(o.seed),
      start,
      presence: o.presence,
    });
    const file = o.out === undefined ? process.stdout.fd : openSync(o.out, 'w');
    const end = start + Number(o.hours) * 3_600_000;
    for (let at = start + 60_000; at < end + 60_000; at += 60_000) {
      let text = '';
      simulator.run(Math.min(at, end), (line) => {
        text += `${line}\n`;
      });
      writeAll(file, text);
    }
    if (o.out !== undefined) closeSync(file);
    process.stderr.write(`${simulator.lines} events up to ${instantText(end)}\n`);
    return exitCodes.ok;
  },
};

/** Writes all of a text, however little the file or pipe takes at a time. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(file, bytes, done);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

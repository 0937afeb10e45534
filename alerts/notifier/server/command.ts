import type { Request, Response } from 'express';
import { z } from 'zod';
import { problem } from '../../../collector/server/problem.ts';
import { runCommand } from '../acknowledge/command.ts';
import type { AppParts } from './parts.ts';

const bodySchema = z.object({ text: z.string().min(1).max(2000), by: z.string().optional() });

/** POST /v1/commands `{"text":"ack 7K2M9XQD","by":"duty-1"}` from a chat bridge; answers `{"reply"}`. */
export function commandHandler({ notifier, config }: AppParts) {
  return (request: Request, response: Response): void => {
    const parsed = bodySchema.safeParse(request.body);
    if (!parsed.success) {
      problem(response, 400, 'invalid_command', 'a command is {"text":"ack NUMBER","by":"person"}');
      return;
    }
    const { text, by } = parsed.data;
    const person = config.people.find(({ id }) => id === by)?.id;
    response.json({ reply: runCommand(notifier, text, person ?? 'command') });
  };
}

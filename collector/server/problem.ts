import type { Response } from 'express';

/** Answers with an error as every endpoint does: `{"error":{"code","message"}}`. */
export function problem(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ error: { code, message } });
}

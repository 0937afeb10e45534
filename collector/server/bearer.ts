import { hash, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config/schema.ts';

/** Who a bearer token belongs to. */
export type Caller =
  | { readonly role: 'source'; readonly source: string }
  | { readonly role: 'reader' }
  | undefined;

/**
 * Finds the owner of the token in an `Authorization: Bearer …` header. Only hashes of tokens are known here, and all of
 * them are compared in the same time whatever the token is.
 */
export function bearer(config: Config): (authorization: string | undefined) => Caller {
  const known = [
    ...config.sources.flatMap(({ id, tokens }) =>
      tokens.map((token) => ({
        digest: Buffer.from(token, 'hex'),
        caller: { role: 'source', source: id } as const,
      })),
    ),
    ...config.server.readers.map((token) => ({
      digest: Buffer.from(token, 'hex'),
      caller: { role: 'reader' } as const,
    })),
  ];
  return (authorization) => {
    const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    const sent = hash('sha256', token ?? '', 'buffer');
    let caller: Caller;
    for (const each of known) if (timingSafeEqual(each.digest, sent)) caller = each.caller;
    return token === undefined ? undefined : caller;
  };
}

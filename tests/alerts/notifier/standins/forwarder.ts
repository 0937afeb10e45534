import type { World } from '../world/clock.ts';
import { type Provider, provider } from './provider.ts';

/** A telephone forwarder of the house; forgets nothing it was given under one idempotency key. */
export function forwarderStandIn(clock: World, token = 'forwarder-token'): Provider {
  const complaints: string[] = [];
  const known = new Set<string>();
  return provider(
    clock,
    {
      answer(request) {
        if (request.headers.authorization !== `Bearer ${token}`) complaints.push('no token');
        const key = request.headers['idempotency-key'] ?? '';
        if (known.has(key)) return { body: { ok: true } };
        known.add(key);
        const body = JSON.parse(request.body) as { title: string; call?: readonly { mobile?: string }[] };
        return {
          body: { ok: true },
          show: {
            kind: 'call',
            title: body.title,
            text: request.body,
            called: (body.call ?? []).flatMap(({ mobile }) => mobile ?? []),
          },
        };
      },
    },
    complaints,
  );
}

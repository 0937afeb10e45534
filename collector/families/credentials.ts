import { credentials as kinds } from '../events/vocabulary.ts';
import { expiryBands } from '../ledger/credentials.ts';
import type { Family } from './family.ts';
import { gauge } from './views.ts';

/** Certificates and keys that are about to end inside terminals. */
export const credentials: Family = ({ credentials: book }, vocabulary) => [
  gauge(
    'acquirer_terminal_credentials_expiring',
    'Terminals whose certificate or key ends within the band, or has ended in the last 90 days; cumulative, so never sum over bands.',
    [
      { label: 'credential', values: kinds },
      { label: 'terminal_model', values: vocabulary.models },
      { label: 'within', values: expiryBands },
    ],
    (now) => book.expiring(now).values,
  ),
];

import { signInResults } from '../events/vocabulary.ts';
import { type Histogram, histogram } from '../state/histogram.ts';
import { type Tally, tally } from '../state/tally.ts';
import type { Book, Foundation } from './book.ts';
import { type Counts, counts } from './counts.ts';
import type { Expectation } from './expectations/expectation.ts';
import { openingHours } from './expectations/openinghours.ts';
import { type Burdens, burdens } from './terminals/burden.ts';
import { census } from './terminals/census.ts';
import { terminalColumns } from './terminals/columns.ts';
import { type Fleet, fleetAt } from './terminals/fleet.ts';
import { presence } from './terminals/presence.ts';
import { roster } from './terminals/roster.ts';

/** The fleet: registry, heartbeats or snapshots, status uploads and sign-ins. See docs/fleet.md. */
export interface TerminalsBook extends Book {
  /** Number of a terminal, dense and for ever: the index of other books' columns. */
  number(terminal: string): number;
  fleet(now: number): Fleet;
  /** region, network: terminals that should be on line, of those ever heard from. */
  expectedOnline(now: number): Counts;
  /** channel: the same of the terminals provisioned for it. */
  expectedOnChannels(now: number): Counts;
  burdens(): Burdens;
  /** region, network */
  readonly heartbeats: Tally;
  /** result */
  readonly signIns: Tally;
  /** network; observes milliseconds, reads seconds */
  readonly echo: Histogram;
}

/** Echo round trips, seconds: a good cellular link answers in 0.2 s, a terminal gives up at 60 s. */
const echoBounds = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

/** Expected share of terminals on line, 0 to 1, of a segment: `<region>|<network>` or `channel|<channel>`. */
export type OnlineShare = (segment: string) => Pick<Expectation, 'at'>;

/** From configuration alone. */
export function byOpeningHours({ config: { acquirer, fleet } }: Foundation): OnlineShare {
  const share = openingHours(fleet.fallbackOnlineShare, fleet.businessHours, acquirer.zone);
  return () => share;
}

export function terminalsBook(f: Foundation, onlineShare: OnlineShare = byOpeningHours(f)): TerminalsBook {
  const { vocabulary, space } = f;
  const { regions, networks, channels } = vocabulary;
  const region = { label: 'region', values: regions };
  const network = { label: 'network', values: networks };
  const columns = terminalColumns(space);
  const counted = census(columns);
  const terminals = roster(columns, counted, vocabulary);
  const snapshots = presence(f, columns);
  const carried = burdens(f, columns);
  const heartbeats = space.register(tally('terminals.heartbeats', region, network));
  const signIns = space.register(tally('terminals.signins', { label: 'result', values: signInResults }));
  const echo = space.register(histogram('terminals.echo', { bounds: echoBounds, perUnit: 1000 }, network));

  // All metrics of one scrape ask for the same instant: one pass answers them.
  let changes = 0;
  let newest: { readonly at: number; readonly changes: number; readonly fleet: Fleet } | undefined;
  function fleet(now: number): Fleet {
    if (newest?.at !== now || newest.changes !== changes)
      newest = { at: now, changes, fleet: fleetAt(columns, counted, snapshots, vocabulary, now) };
    return newest.fleet;
  }

  return {
    number: (terminal) => columns.ids.intern(terminal),
    fleet,
    expectedOnline(now) {
      const by = fleet(now).terminals;
      const expected = counts(region, network);
      regions.forEach((r, i) => {
        networks.forEach((n, j) => {
          const heard = by.get('online', r, n) + by.get('silent', r, n);
          expected.addAt(Math.round(onlineShare(`${r}|${n}`).at(now) * heard), i, j);
        });
      });
      return expected;
    },
    expectedOnChannels(now) {
      const by = fleet(now).onChannel;
      const expected = counts({ label: 'channel', values: channels });
      channels.forEach((channel, i) => {
        const heard = by.get(channel, 'online') + by.get(channel, 'silent');
        expected.addAt(Math.round(onlineShare(`channel|${channel}`).at(now) * heard), i);
      });
      return expected;
    },
    burdens: () => carried.read(vocabulary),
    heartbeats,
    signIns,
    echo,
    tick: counted.begin,
    on: {
      'terminal.registry'(e, { at }) {
        terminals.register(e, at);
        changes++;
      },
      'terminal.heartbeat'(e, { at }) {
        const n = terminals.beat(e, at);
        if (n === undefined) return;
        const [regionName, networkName] = columns.places.values(columns.place.get(n)) as [string, string];
        heartbeats.add(1, regionName, networkName);
        if (e.rttMs !== undefined) echo.observe(e.rttMs, networkName);
        changes++;
      },
      'terminal.presence'(e, { at, source }) {
        if (snapshots.take(e, at, source)) changes++;
      },
      'terminal.status'(e, { at }) {
        carried.take(e, at);
      },
      'terminal.sign_in'(e) {
        signIns.add(1, e.result);
      },
    },
  };
}

import { hint } from '../../../collector/config/nearest.ts';
import type { Path } from '../../../collector/config/problem.ts';
import type { NotifierConfig, Person, RobotConfig } from './schema.ts';

export interface Contradiction {
  readonly path: Path;
  readonly message: string;
}

/** What each value allows for itself and the whole does not: names nobody has, people who cannot be called, circles. */
export function contradictions(config: NotifierConfig): Contradiction[] {
  return [
    ...twice(config.robots, 'robots'),
    ...twice(config.people, 'people'),
    ...twice(config.providers, 'providers'),
    ...unknownRobots(config),
    ...callable(config),
    ...fallbackCircles(config),
    ...routesEnd(config),
    ...stepsInOrder(config),
  ];
}

function twice(list: readonly { readonly id: string }[], name: string): Contradiction[] {
  return list.flatMap(({ id }, i) =>
    list.findIndex((other) => other.id === id) < i
      ? [{ path: [name, i, 'id'], message: `${id} is there twice` }]
      : [],
  );
}

interface Reference {
  readonly path: Path;
  readonly id: string;
}

const references = (path: Path, ids: readonly string[]): Reference[] =>
  ids.map((id, i) => ({ path: [...path, i], id }));

function unknownRobots(config: NotifierConfig): Contradiction[] {
  const known = config.robots.map(({ id }) => id);
  return [
    ...config.robots.flatMap(({ fallback }, i) =>
      fallback === undefined ? [] : [{ path: ['robots', i, 'fallback'], id: fallback }],
    ),
    ...config.routes.flatMap(({ robots }, i) => references(['routes', i, 'robots'], robots)),
    ...config.escalation.flatMap(({ steps }, i) =>
      steps.flatMap(({ robots }, j) => references(['escalation', i, 'steps', j, 'robots'], robots)),
    ),
    ...references(['watchdog', 'robots'], config.watchdog?.robots ?? []),
  ]
    .filter(({ id }) => !known.includes(id))
    .map(({ path, id }) => ({ path, message: `no robot has the id ${id}${hint(id, known)}` }));
}

/** People must exist, and have what their robot calls them by. */
function callable(config: NotifierConfig): Contradiction[] {
  const people = new Map(config.people.map((person) => [person.id, person]));
  const robots = new Map(config.robots.map((robot) => [robot.id, robot]));
  const problem = ({ path, id }: Reference, by: readonly RobotConfig[]): Contradiction[] => {
    if (id === 'all') return [];
    const person = people.get(id);
    if (person === undefined)
      return [{ path, message: `nobody has the id ${id}${hint(id, [...people.keys()])}` }];
    return by.flatMap((robot) => {
      const lacks = lacking(person, robot);
      return lacks === undefined
        ? []
        : [{ path, message: `${id} has no ${lacks}, by which ${robot.id} calls people` }];
    });
  };
  return [
    ...config.robots.flatMap((robot, i) =>
      (['page', 'urgent'] as const).flatMap((severity) =>
        references(['robots', i, 'mention', severity], robot.mention[severity]).flatMap((each) =>
          problem(each, [robot]),
        ),
      ),
    ),
    ...config.escalation.flatMap(({ steps }, i) =>
      steps.flatMap((step, j) =>
        references(['escalation', i, 'steps', j, 'mention'], step.mention).flatMap((each) =>
          problem(
            each,
            step.robots.flatMap((id) => robots.get(id) ?? []),
          ),
        ),
      ),
    ),
  ];
}

function lacking(person: Person, { kind }: RobotConfig): 'mobile' | 'feishu' | undefined {
  if (kind === 'feishu') return person.feishu === undefined ? 'feishu' : undefined;
  return kind !== 'webhook' && person.mobile === undefined ? 'mobile' : undefined;
}

function fallbackCircles({ robots }: NotifierConfig): Contradiction[] {
  const next = new Map(robots.map(({ id, fallback }) => [id, fallback]));
  return robots.flatMap(({ id }, i) => {
    let at = next.get(id);
    for (let hops = 0; at !== undefined && hops < robots.length; hops++) {
      if (at === id) return [{ path: ['robots', i, 'fallback'], message: `leads back to ${id}` }];
      at = next.get(at);
    }
    return [];
  });
}

function routesEnd({ routes }: NotifierConfig): Contradiction[] {
  const open = ({ robots: _, ...conditions }: NotifierConfig['routes'][number]): boolean =>
    Object.values(conditions).every((condition) => condition === undefined);
  const last = routes.length - 1;
  const early = routes.slice(0, last).findIndex(open);
  return [
    ...(open(routes[last]!)
      ? []
      : [{ path: ['routes', last], message: 'the last route must have no conditions' }]),
    ...(early === -1
      ? []
      : [{ path: ['routes', early], message: 'has no conditions, so no route after it is ever asked' }]),
  ];
}

function stepsInOrder({ escalation }: NotifierConfig): Contradiction[] {
  return escalation.flatMap(({ steps }, i) =>
    steps.flatMap(({ afterMinutes }, j) =>
      j > 0 && afterMinutes <= steps[j - 1]!.afterMinutes
        ? [
            {
              path: ['escalation', i, 'steps', j, 'afterMinutes'],
              message: 'not later than the step before it',
            },
          ]
        : [],
    ),
  );
}

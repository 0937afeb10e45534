import type { TruthFault } from '../../collector/simulator/truth/schema.ts';
import type { BusinessClock } from './businessclock.ts';
import { startControl } from './control.ts';
import type { DemoOptions } from './options.ts';
import { say } from './say.ts';
import { faultNamed, scenarioLines } from './scene.ts';
import type { Acquirer } from './stack.ts';
import type { Supervisor } from './supervise.ts';

/** What a drill may ask of the demo. */
export interface Drills {
  readonly url: string;
  /** From here on faults can be ordered. */
  begin(acquirer: Acquirer, notifier: string | undefined): void;
}

/** Opens the control endpoint; orders are refused until `begin`. */
export async function openDrills(
  all: Supervisor,
  options: DemoOptions,
  clock: BusinessClock,
): Promise<Drills> {
  const faults: TruthFault[] = [];
  let running: { readonly acquirer: Acquirer; readonly notifier: string | undefined } | undefined;
  const control = await startControl(
    {
      state: () => ({
        system: 'acquirer-demo',
        now: clock.now(),
        offsetMs: clock.offsetMs,
        ready: running !== undefined,
        faults,
        notifier: running?.notifier,
      }),
      inject(scenario, settings) {
        const fault = faultNamed(scenario);
        if (fault === undefined)
          return `there is no scenario ${scenario}; there are\n${scenarioLines().join('\n')}`;
        if (running === undefined) return 'it is still starting';
        if (faults.some((each) => each.scenario === fault.id && Date.parse(each.end) > clock.now()))
          return `${fault.id} is going on already`;
        running.acquirer.program.say(`inject ${JSON.stringify({ id: fault.id, settings })}`);
        say(`a drill: ${fault.id}, ${fault.title}`);
        return undefined;
      },
    },
    options.ports.control,
  );
  all.onStop(control.close);
  return {
    url: control.url,
    begin(acquirer, notifier) {
      running = { acquirer, notifier };
      acquirer.onReport((report) => {
        if (report.is === 'fault') faults[report.n] = report.fault;
        if (report.is === 'refused') say(`the order was refused: ${report.why}`);
      });
    },
  };
}

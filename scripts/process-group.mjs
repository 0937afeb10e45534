import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Ends what a leader left behind in its process group: SIGTERM, and SIGKILL after two seconds. */
export async function sweep(group) {
  if (!kill(-group, 'SIGTERM')) return;
  for (let waited = 0; waited < 2000; waited += 50) {
    await pause(50);
    if (!groupRuns(group)) return;
  }
  kill(-group, 'SIGKILL');
}

/** In a container whose first process reaps nobody, ended children stay as zombies: they do not count. */
function groupRuns(group) {
  if (!kill(-group, 0)) return false;
  if (!existsSync('/proc/self/stat')) return true;
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      // pid (name) state parent group ...; the name may hold spaces and brackets
      const [state, , itsGroup] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return Number(itsGroup) === group && state !== 'Z' && state !== 'X';
    } catch {
      return false; // it has ended meanwhile
    }
  });
}

/** Sends a signal (0: only asks) to a process, or to a group if negative. False when there is none. */
export function kill(target, signal) {
  try {
    return process.kill(target, signal);
  } catch {
    return false;
  }
}

import { getHeapStatistics } from 'node:v8';
import { createReportDrawer } from '../../picture/create-report-drawer.ts';
import { createDingtalkTokens } from '../../platforms/dingtalk/access-token.ts';
import { askHealth } from './ask-health.ts';
import type { Instruments } from './gather-findings.ts';
import { reach } from './reach.ts';
import { tryPort } from './try-port.ts';

/** The world as it is. */
export function machineInstruments(): Instruments {
  return {
    env: process.env,
    machine: { node: process.version, heapLimit: getHeapStatistics().heap_size_limit },
    reach,
    drawable: () => createReportDrawer().check(),
    health: askHealth,
    tryPort,
    askToken: (config) => {
      if (config === undefined) return async () => ({ kind: 'refused', reason: 'other' });
      const tokens = createDingtalkTokens({ config, fetch, clock: { now: Date.now } });
      return (app) => tokens.api.get({ ...app });
    },
  };
}

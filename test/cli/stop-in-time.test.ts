import { expect, it } from 'vitest';
import { stopInTime } from '../../src/cli/stop-in-time.ts';
import { createLogBook } from '../web/harness.ts';

function facts(limits: { breakOffMs?: number; limitMs?: number } = {}) {
  const logger = createLogBook();
  const done: string[] = [];
  return {
    logger,
    done,
    limits: {
      logger,
      breakOffMs: 10_000,
      limitMs: 10_000,
      ...limits,
      breakOff: () => void done.push('broken off'),
      end: (status: number) => void done.push(`ended with ${status}`),
    },
  };
}

it('ends what was started last first, also past one that fails', async () => {
  const { logger, done, limits } = facts();
  const part = (name: string, fails = false) => ({
    name,
    stop: async () => {
      done.push(name);
      if (fails) throw new Error('EIO');
    },
  });
  await stopInTime([part('ledger'), part('time', true), part('server')], limits);
  expect(done).toEqual(['server', 'time', 'ledger']);
  expect(logger.lines).toMatchObject([
    { level: 'error', message: 'could not stop', facts: { part: 'time' } },
    { level: 'info', message: 'stopped', facts: { ms: expect.any(Number) } },
  ]);
});

it('breaks off what takes long, and ends the process where that does not help', async () => {
  const { logger, done, limits } = facts({ breakOffMs: 1, limitMs: 20 });
  let proceed = (): void => {};
  const hanging = new Promise<void>((resolve) => {
    proceed = resolve;
  });
  const stopping = stopInTime([{ name: 'ledger', stop: () => hanging }], limits);
  await expect.poll(() => done).toEqual(['broken off', 'ended with 1']);
  expect(logger.lines).toMatchObject([{ level: 'error', facts: { part: 'ledger' } }]);
  proceed();
  await stopping;
});

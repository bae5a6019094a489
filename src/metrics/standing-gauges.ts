import { Gauge, type Registry } from 'prom-client';
import { ALL_SLOT_STATES } from '../domain/post.ts';
import type { Standing } from '../ports/metrics.ts';

/** The gauges of how things stand: worked out when somebody looks, not kept up meanwhile. */
export function createStandingGauges(registry: Registry): { show(standing: Standing | undefined): void } {
  const gauge = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const slots = gauge('duban_slots', "Slots of today's posts, by state", ['platform', 'state']);
  const openPosts = gauge('duban_open_posts', 'Posts not settled, or whose trouble was not told', []);
  const notices = gauge('duban_notices_waiting', 'Notices that people are still to be told', []);
  const budget = gauge(
    'duban_budget_left',
    'Requests that the robot of a group may still make in this minute',
    ['group', 'platform'],
  );
  const degraded = gauge('duban_degraded', 'How many reasons /healthz gives for being degraded', []);
  return {
    show(standing) {
      for (const one of [slots, budget]) one.reset();
      for (const one of [openPosts, notices, degraded]) one.remove();
      if (standing === undefined) return;
      for (const platform of ['wecom', 'dingtalk'])
        for (const state of ALL_SLOT_STATES) slots.set({ platform, state }, 0);
      for (const { platform, state } of standing.slots) slots.inc({ platform, state });
      for (const { group, platform, left } of standing.budgets) budget.set({ group, platform }, left);
      openPosts.set(standing.openPosts);
      notices.set(standing.noticesWaiting);
      degraded.set(standing.degraded);
    },
  };
}

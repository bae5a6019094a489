import { describe, expect, it } from 'vitest';
import { supervisorsToTell } from '../../src/domain/supervisors-to-tell.ts';
import { aDirectory, aPerson } from '../support/a-task.ts';

const supervisor = (id: string, overrides: Parameters<typeof aPerson>[0] = {}) =>
  aPerson({ id, roles: ['supervisor'], accounts: { wecom: id }, ...overrides });

describe('supervisorsToTell', () => {
  it('names three at most, those with an account first', () => {
    const people = [supervisor('a', { accounts: {} }), ...['b', 'c', 'd'].map((id) => supervisor(id))];
    const told = supervisorsToTell(aDirectory({ people }), 'p1');
    expect(told.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  });

  it('leaves out the one who asks, the disabled, and everybody else', () => {
    const people = [supervisor('a'), supervisor('b', { disabled: true }), aPerson(), supervisor('c')];
    expect(supervisorsToTell(aDirectory({ people }), 'a').map(({ id }) => id)).toEqual(['c']);
  });
});

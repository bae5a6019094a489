import { describe, expect, it } from 'vitest';
import { robotName } from '../../src/platforms/robot-name.ts';

describe('robotName', () => {
  it('is the same for the same credential, in every run, and tells nothing of it', () => {
    expect(robotName('wecom', 'key-all')).toBe('wecom:7a8399757846');
    expect(robotName('wecom', 'key-all')).not.toBe(robotName('wecom', 'key-al'));
  });
});

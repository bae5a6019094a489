import { describe, expect, it } from 'vitest';
import { sign } from '../../../src/simulator/dingtalk/sign.ts';

describe('sign', () => {
  it("gives the vendor's value for a callback", () => {
    expect(sign('this is a secret', '1577262236757')).toBe('DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=');
  });

  it("gives the vendor's value for a custom robot", () => {
    const signature = sign('SECtest', '1735689600000');
    expect(signature).toBe('bD412zEGNthb5YXUe1RAyaOCDWBOlz4TYtHlJFjuNJE=');
    expect(encodeURIComponent(signature)).toMatch(/NJE%3D$/);
  });
});

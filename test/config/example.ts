import { readFileSync } from 'node:fs';

/** The example config that comes with the package. */
export const EXAMPLE = readFileSync('config/example.yaml', 'utf8');

/** A value of the right shape for every variable of the example. */
export const EXAMPLE_ENV = {
  WECOM_BOT_TOKEN: 'testToken01',
  WECOM_BOT_AES_KEY: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
  DINGTALK_APP_SECRET: 'this is a secret',
  WECOM_GROUP_KEY: 'group-key',
  WECOM_OFFICE_KEY: 'office-key',
  DT_TOKEN: 'dt-token',
  DT_SECRET: 'SECtest',
} as const;

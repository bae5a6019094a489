import { expect, it } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { ZONE } from '../support/a-small-ledger.ts';
import { anOffice } from '../support/an-office.ts';

it('says that nobody can be recognised while the roster was not imported', async () => {
  const made = await anOffice({ store: createMemoryStore({ zone: ZONE }) });
  const said = await made.say({ who: 'nobody', text: '绑定 张三 住建局' });
  expect(said).toContain('花名册还没有导入');
  expect((await made.store.directory()).bindRequests).toEqual([]);
});

import { createMemoryStore } from '../../src/store/memory-store.ts';
import { describeTaskStore } from '../contract/task-store.contract.ts';
import { ZONE } from './sample-acts.ts';

describeTaskStore('createMemoryStore', async () => ({
  store: createMemoryStore({ zone: ZONE }),
  dispose: async () => {},
}));

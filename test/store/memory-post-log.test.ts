import { createMemoryPostLog } from '../../src/store/memory-post-log.ts';
import { describePostLog } from '../contract/post-log.contract.ts';

describePostLog('createMemoryPostLog', async () => ({
  log: createMemoryPostLog(),
  dispose: async () => {},
}));

import { createMemoryNoticeBox } from '../../src/store/memory-notice-box.ts';
import { describeNoticeBox } from '../contract/notice-box.contract.ts';

describeNoticeBox('createMemoryNoticeBox', async () => ({
  box: createMemoryNoticeBox(),
  dispose: async () => {},
}));

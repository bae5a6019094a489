import { chatPlatformContract } from '../../contract/chat-platform.contract.ts';
import { startFakeDingtalk } from '../../support/fake-dingtalk.ts';
import { createDingtalkHarness } from './harness.ts';

const fake = await startFakeDingtalk();

chatPlatformContract({ name: 'dingtalk', setup: () => createDingtalkHarness(fake) });

import { chatPlatformContract } from '../../contract/chat-platform.contract.ts';
import { createWecomHarness } from './harness.ts';

chatPlatformContract({ name: 'wecom', setup: createWecomHarness });

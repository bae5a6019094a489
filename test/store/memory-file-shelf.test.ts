import { createMemoryFileShelf } from '../../src/store/memory-file-shelf.ts';
import { describeFileShelf } from '../contract/file-shelf.contract.ts';

describeFileShelf('createMemoryFileShelf', async (clock, publicUrl) => ({
  shelf: createMemoryFileShelf({ clock, publicUrl }),
  dispose: async () => {},
}));

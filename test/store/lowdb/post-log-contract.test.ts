import { createFileWriter, type FileWriter } from '../../../src/store/lowdb/file-writer.ts';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { describePostLog } from '../../contract/post-log.contract.ts';
import { ZONE } from '../sample-acts.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();

describePostLog('the posts of openLowdbStore', async () => {
  const folder = newFolder();
  const real = createFileWriter();
  let failing = false;
  const write: FileWriter = async (file, content) => {
    if (failing) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    await real(file, content);
  };
  let store = await openLowdbStore({ folder, zone: ZONE, write });
  return {
    log: store.posts,
    reopen: async () => {
      await store.close();
      store = await openLowdbStore({ folder, zone: ZONE, write });
      return store.posts;
    },
    fail: (fails) => {
      failing = fails;
    },
    dispose: () => store.close(),
  };
});

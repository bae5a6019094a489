import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { describeTaskStore } from '../../contract/task-store.contract.ts';
import { ZONE } from '../sample-acts.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();

describeTaskStore('openLowdbStore', async () => {
  const folder = newFolder();
  let store = await openLowdbStore({ folder, zone: ZONE });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openLowdbStore({ folder, zone: ZONE });
      return store;
    },
    dispose: () => store.close(),
  };
});

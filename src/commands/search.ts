import { maySee } from '../domain/visibility.ts';
import type { CommandOf } from '../language/command.ts';
import { createTitleIndex, matchTitle } from '../language/title-match.ts';
import { searchTitle } from '../wording/lists.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { judgedTasks, showTasks } from './task-list.ts';

/** 查: tasks whose titles are like some words, by characters, pinyin or initials. */
export async function search(
  command: CommandOf<'search'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const visible = (await judgedTasks(asking, office)).filter(({ task }) => maySee(asking.person, task));
  const index = createTitleIndex(visible.map(({ task }) => task.title));
  const found = matchTitle(command.words, index).flatMap(({ index: at }) => visible[at] ?? []);
  return showTasks(searchTitle(command.words), found, asking, office);
}

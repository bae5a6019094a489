import { openArchive } from '../../src/workbook/file/archive.ts';

/** The parts of a workbook by path, as texts. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = openArchive(bytes);
  if (archive.kind === 'refused') throw new Error(archive.why);
  return new Map([...archive.paths].map((path) => [path, archive.part(path)?.toString('utf8') ?? '']));
}

import { type Instant, isoOf } from '../../domain/instant.ts';
import type { BindRequest, Directory } from '../../domain/people.ts';
import { directoryCheck } from '../directory-shape.ts';
import { text, wrongText } from '../shape.ts';
import type { DocumentFormat, Parsed } from './json-document.ts';
import { DIRECTORY_MIGRATIONS, type JsonObject } from './migrations.ts';
import { readMoment } from './moments.ts';

type Stored<T> = { readonly [K in keyof T]: K extends 'at' ? string : T[K] };
type StoredRequest = Omit<Stored<BindRequest>, 'decided'> & {
  readonly decided?: Stored<NonNullable<BindRequest['decided']>>;
};
type StoredDirectory = Omit<Directory, 'bindRequests'> & { readonly bindRequests: readonly StoredRequest[] };

const check = directoryCheck(text);

/** `people.json`: people, units, requests to be bound with their moments as ISO text. */
export function directoryFormat(zone: string): DocumentFormat<Directory> {
  return {
    migrations: DIRECTORY_MIGRATIONS,
    parse: parseDirectory,
    format: (directory) => ({
      ...directory,
      bindRequests: directory.bindRequests.map((request) => written(request, zone)),
    }),
  };
}

function written(request: BindRequest, zone: string): StoredRequest {
  const { decided, ...rest } = request;
  const stored = { ...rest, at: isoOf(request.at, zone) };
  return decided === undefined ? stored : { ...stored, decided: { ...decided, at: isoOf(decided.at, zone) } };
}

function parseDirectory(document: JsonObject): Parsed<Directory> {
  const wrong = check(document);
  if (wrong !== undefined) return { wrong: wrongText(wrong) };
  const stored = document as unknown as StoredDirectory;
  const bindRequests: BindRequest[] = [];
  for (const [index, { decided, ...request }] of stored.bindRequests.entries()) {
    const at = readMoment(request.at);
    const decidedAt: Instant | undefined = decided && readMoment(decided.at);
    if (at === undefined) return { wrong: `bindRequests.${index}.at 应为带时区的时间` };
    if (decided === undefined) bindRequests.push({ ...request, at });
    else if (decidedAt === undefined) return { wrong: `bindRequests.${index}.decided.at 应为带时区的时间` };
    else bindRequests.push({ ...request, at, decided: { ...decided, at: decidedAt } });
  }
  return { value: { ...stored, bindRequests } };
}

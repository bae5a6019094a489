import type { BindRequest, Directory, Person, Unit } from '../domain/people.ts';
import { StoreError } from './errors.ts';
import {
  type Check,
  count,
  day,
  flag,
  instant,
  list,
  name,
  number,
  object,
  oneOf,
  optional,
  text,
  wrongText,
} from './shape.ts';

const platform = oneOf('wecom', 'dingtalk');
const role = oneOf('owner', 'liaison', 'head', 'supervisor', 'signer', 'leader', 'secretary');

const person = object<Person>({
  id: name,
  name,
  unit: text,
  post: optional(text),
  roles: list(role),
  disabled: optional(oneOf(true)),
  accounts: object<Person['accounts']>({ wecom: optional(name), dingtalk: optional(name) }),
  phone: optional(text),
});

const unit = object<Unit>({
  name,
  aliases: list(name),
  series: optional(text),
  order: optional(number),
  head: optional(text),
  liaison: optional(text),
});

/** The directory as it must be, given how a moment is written: milliseconds in memory, ISO text in a file. */
export function directoryCheck(at: Check): Check {
  const decided = object<NonNullable<BindRequest['decided']>>({
    by: name,
    at,
    granted: flag,
    messageId: text,
  });
  const bindRequest = object<BindRequest>({
    no: count,
    platform,
    account: name,
    personId: name,
    chatId: text,
    messageId: text,
    at,
    decided: optional(decided),
  });
  return object<Directory>({
    people: list(person),
    units: list(unit),
    bindRequests: list(bindRequest),
    importedOn: optional(day),
  });
}

const inMemory = directoryCheck(instant);

/** @throws {StoreError} `illegal-change` if a directory could not be read back. */
export function checkDirectory(directory: Directory): void {
  const wrong = inMemory(directory);
  if (wrong !== undefined) throw new StoreError('illegal-change', `directory: ${wrongText(wrong)}`);
}

import { dayOf, timeOf } from '../domain/instant.ts';
import {
  type BindRequest,
  type Directory,
  hasRole,
  peopleNamed,
  personByAccount,
  personById,
  unitOf,
} from '../domain/people.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CommandOf } from '../language/command.ts';
import { bindApproved, bindRequested, bindRequestList, bindRequestRow } from '../wording/binding.ts';
import { dayText } from '../wording/days.ts';
import { type Answer, type Asking, answered, type KnownAsking, type Office, refused } from './office.ts';

/** 绑定: asks that this account be known as a person of the roster. Writes a request only; a supervisor decides. */
export async function bind(command: CommandOf<'bind'>, asking: Asking, office: Office): Promise<Answer> {
  const { incoming, now } = asking;
  const { platform, sender } = incoming;
  if (platform === 'console' || sender.account === '') return refused({ code: 'no-account' });
  const earlier = requestOf(await office.store.directory(), incoming.messageId);
  if (earlier !== undefined) return requested(earlier, await office.store.directory(), office);
  const person = claimed(command, platform, sender.account, asking.directory);
  if ('code' in person) return refused(person);
  const open = asking.directory.bindRequests.find(
    (one) =>
      one.decided === undefined &&
      one.platform === platform &&
      one.account === sender.account &&
      one.personId === person.id,
  );
  if (open !== undefined) return requested(open, asking.directory, office);
  const no = await office.store.next('bind', asking.openYear);
  const { messageId, chat } = incoming;
  const request: BindRequest = {
    no,
    platform,
    account: sender.account,
    personId: person.id,
    chatId: chat.id,
    messageId,
    at: now,
  };
  const after = await office.store.updateDirectory((current) => ({
    ...current,
    bindRequests: [...current.bindRequests, request],
  }));
  return requested(request, after, office);
}

function requestOf(directory: Directory, messageId: string): BindRequest | undefined {
  return directory.bindRequests.find((request) => request.messageId === messageId);
}

function requested(request: BindRequest, directory: Directory, office: Office): Answer {
  const person = personById(directory, request.personId);
  return person === undefined
    ? refused({ code: 'no-such-request', no: request.no })
    : answered(bindRequested(request, person, whenText(request, office)));
}

/** The person of the roster that the sender says he is, if that can still be asked. */
function claimed(
  command: CommandOf<'bind'>,
  platform: BindRequest['platform'],
  account: string,
  directory: Directory,
): { readonly id: string } | Refusal {
  const bound = personByAccount(directory, platform, account);
  if (bound !== undefined) return { code: 'account-bound', name: bound.name };
  if (directory.people.length === 0) return { code: 'roster-empty' };
  if (
    unitOf(directory, command.unit) === undefined &&
    !directory.people.some((person) => person.unit === command.unit)
  ) {
    return { code: 'unit-unknown', unit: command.unit };
  }
  const person = peopleNamed(directory, command.name, command.unit).find((one) => !one.disabled);
  if (person === undefined) return { code: 'person-unknown', name: command.name, unit: command.unit };
  return person.accounts[platform] === undefined ? person : { code: 'person-bound', name: person.name };
}

/** 绑定申请: what waits for a supervisor, to be checked before it is approved. */
export async function bindRequests(asking: KnownAsking, office: Office): Promise<Answer> {
  const { directory, person } = asking;
  if (!hasRole(person, 'supervisor')) return refused({ code: 'supervisors-only' });
  const waiting = directory.bindRequests.filter((request) => request.decided === undefined);
  const rows = waiting.map((request) =>
    bindRequestRow(request, personById(directory, request.personId), whenText(request, office)),
  );
  return answered(bindRequestList(rows));
}

/** 同意绑定: a supervisor ties the account to the person, once. */
export async function approveBind(
  command: CommandOf<'approve-bind'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  if (!hasRole(asking.person, 'supervisor')) return refused({ code: 'supervisors-only' });
  let refusal: Refusal | undefined;
  const directory = await office.store.updateDirectory((current) => {
    refusal = refusalToApprove(command.no, current);
    return refusal === undefined ? withApproval(command.no, current, asking) : current;
  });
  const request = directory.bindRequests.find((one) => one.no === command.no);
  const person = request && personById(directory, request.personId);
  const again = request?.decided?.messageId === asking.incoming.messageId;
  if (refusal !== undefined && !again) return refused(refusal);
  if (request === undefined || person === undefined)
    return refused({ code: 'no-such-request', no: command.no });
  return answered(bindApproved(request, person, whenText(request, office)));
}

function whenText({ at }: BindRequest, { zone }: Office): string {
  return `${dayText(dayOf(at, zone))} ${timeOf(at, zone)}`;
}

function refusalToApprove(no: number, directory: Directory): Refusal | undefined {
  const request = directory.bindRequests.find((one) => one.no === no);
  if (request === undefined) return { code: 'no-such-request', no };
  if (request.decided !== undefined) return { code: 'request-decided', no };
  const bound = personByAccount(directory, request.platform, request.account);
  if (bound !== undefined) return { code: 'account-bound', name: bound.name };
  if (directory.people.length === 0) return { code: 'roster-empty' };
  const person = personById(directory, request.personId);
  if (person === undefined || person.disabled) return { code: 'no-such-request', no };
  return person.accounts[request.platform] === undefined
    ? undefined
    : { code: 'person-bound', name: person.name };
}

function withApproval(no: number, directory: Directory, asking: KnownAsking): Directory {
  const request = directory.bindRequests.find((one) => one.no === no);
  if (request === undefined) return directory;
  const decided = {
    by: asking.person.id,
    at: asking.now,
    granted: true,
    messageId: asking.incoming.messageId,
  };
  return {
    ...directory,
    people: directory.people.map((person) =>
      person.id === request.personId
        ? { ...person, accounts: { ...person.accounts, [request.platform]: request.account } }
        : person,
    ),
    bindRequests: directory.bindRequests.map((one) => (one.no === no ? { ...one, decided } : one)),
  };
}

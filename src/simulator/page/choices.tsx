import type { Member, Room } from '../world.ts';
import { addressOf, type Place } from './address.ts';
import { Avatar, BotAvatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { wordsOf } from './message.tsx';
import type { RoomEntry, SandboxView } from './sandbox-view.ts';
import { WORDS } from './words.ts';

/** Where one can be, and as whom: a column beside the chat, on a phone a leaf over it. */
export function Choices({ view }: { readonly view: SandboxView }) {
  const groups = view.rooms.filter(({ room }) => room.kind === 'group');
  const privates = view.rooms.filter(({ room }) => room.kind === 'single');
  const { drawer: _, ...chat } = view.place;
  return (
    <nav class="choices panel" id="choose" aria-label={WORDS.chooseHeading} tabIndex={-1}>
      <header class="leaf-head">
        <h2>{WORDS.chooseHeading}</h2>
        <a class="close" href={addressOf(chat)} aria-label={WORDS.close}>
          <Icon name="close" />
        </a>
      </header>
      <h3 id="groups-heading">{WORDS.groups}</h3>
      <RoomList entries={groups} view={view} labelledBy="groups-heading" />
      <h3 id="privates-heading">{WORDS.privates}</h3>
      <RoomList entries={privates} view={view} labelledBy="privates-heading" />
      <h3 id="people-heading">{WORDS.people}</h3>
      <ul aria-labelledby="people-heading">
        {castWith(view).map((member) => (
          <li key={member.account}>
            <PersonLink member={member} view={view} />
          </li>
        ))}
      </ul>
      <p class="faint privacy">{WORDS.privacy}</p>
    </nav>
  );
}

interface RoomListProps {
  readonly entries: readonly RoomEntry[];
  readonly view: SandboxView;
  readonly labelledBy: string;
}

function RoomList({ entries, view, labelledBy }: RoomListProps) {
  return (
    <ul aria-labelledby={labelledBy}>
      {entries.map(({ room, last }) => (
        <li key={room.key}>
          <a
            class="choice"
            href={addressOf({ room: room.key, who: view.place.who })}
            aria-current={room.key === view.room.key ? 'true' : undefined}
            data-focus="text"
          >
            <RoomMark room={room} />
            <span class="choice-name">{room.kind === 'group' ? room.title : view.botName}</span>
            <span class="choice-note">
              <span class={`vendor vendor-${room.vendor}`}>{WORDS.vendor[room.vendor]}</span>{' '}
              {last === undefined ? WORDS.nothingSaidYet : wordsOf(last)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function RoomMark({ room }: { readonly room: Room }) {
  if (room.kind === 'single') return <BotAvatar />;
  return (
    <span class={`avatar group-${room.vendor}`} aria-hidden="true">
      <Icon name="people" />
    </span>
  );
}

function PersonLink({ member, view }: { readonly member: Member; readonly view: SandboxView }) {
  const { account, name, note, external } = member;
  return (
    <a
      class="choice"
      href={addressOf(placeAs(account, view))}
      aria-current={account === view.who.account ? 'true' : undefined}
      data-focus="text"
    >
      <Avatar name={name} tone={view.toneOf(account)} />
      <span class="choice-name">{name}</span>
      <span class="choice-note">{[note, external && WORDS.external].filter(Boolean).join(' · ')}</span>
    </a>
  );
}

/** The same place as somebody else: a private chat becomes his own. */
function placeAs(account: string, { room }: SandboxView): Place {
  return { room: room.kind === 'group' ? room.key : `${room.vendor}:@${account}`, who: account };
}

/** Whom one can be, and whoever one is. */
function castWith({ cast, who }: SandboxView): readonly Member[] {
  return cast.includes(who) ? cast : [...cast, who];
}

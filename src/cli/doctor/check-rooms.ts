import type { Config, GroupConfig } from '../../config/schema.ts';
import { type AlertRooms, supervisorsRoom } from '../../delivery/supervisors-room.ts';
import { POST_KINDS, type PostKind } from '../../domain/post.ts';
import { PLATFORM_LABELS } from '../../wording/platforms.ts';
import { POST_NAMES } from '../../wording/slot-words.ts';
import { type Finding, findingsOf, someOf } from './finding.ts';

const { ok, wrong, attention } = findingsOf('rooms');

type Rooms = Pick<AlertRooms, 'roomsOf'>;

/** Whether what is configured to be posted has somewhere to go, and the supervisors somewhere to look at it. */
export function checkRooms(
  { groups, alerts }: Pick<Config, 'groups' | 'alerts'>,
  rooms: Rooms,
): readonly Finding[] {
  const posting = groups.filter((group) => kindsOf(group).length > 0);
  if (posting.length === 0) {
    return [
      attention(
        '推送：没有一个群写了 posts，机器人不会主动发送',
        '要发就在配置的 groups[].posts 里写，如 overdue: {}',
      ),
    ];
  }
  const alertRooms: AlertRooms = { ...rooms, alerts: alerts.map(({ group }) => group) };
  const findings = [
    ...posting.flatMap((group) => checkAddresses(group, rooms)),
    ...posting.flatMap((group) => checkRelease(group, alertRooms)),
    ...checkAlerts(alertRooms),
  ];
  return findings.length > 0 ? findings : [ok(`推送：${posting.length}个群有定时发送，都有推送地址`)];
}

function kindsOf({ posts }: GroupConfig): readonly PostKind[] {
  return POST_KINDS.filter((kind) => posts[kind] !== undefined);
}

const named = ({ title, id }: GroupConfig): string => `“${title}”（${id}）`;
const names = (kinds: readonly PostKind[]): string => kinds.map((kind) => POST_NAMES[kind]).join('、');

const ADDRESS = '在这个群的 wecom.webhookKey、dingtalk.webhookToken 填本群群机器人的 Webhook';

function checkAddresses(group: GroupConfig, { roomsOf }: Rooms): readonly Finding[] {
  const postable = roomsOf(group.id).map(({ platform }) => platform);
  const missing = (['wecom', 'dingtalk'] as const).filter(
    (platform) => group[platform] !== undefined && !postable.includes(platform),
  );
  const nowhere = kindsOf(group).filter((kind) => {
    const only = group.posts[kind]?.rooms;
    return !postable.some((platform) => only?.includes(platform) !== false);
  });
  if (nowhere.length > 0) {
    return [
      wrong(`推送：群${named(group)}没有推送地址，${names(nowhere)}发不出去`, `${ADDRESS}，或删去这几种`),
    ];
  }
  return missing.map((platform) =>
    attention(
      `推送：群${named(group)}在${PLATFORM_LABELS[platform]}没有推送地址，那一边不发`,
      `${ADDRESS}；本来只发一边的，在 posts 里写 rooms`,
    ),
  );
}

/** Without a room for supervisors nobody could stop or sign a draft: it goes by itself. */
function checkRelease(group: GroupConfig, alertRooms: AlertRooms): readonly Finding[] {
  const held = kindsOf(group).filter((kind) => group.posts[kind]?.release !== 'auto');
  if (held.length === 0 || supervisorsRoom(group.id, alertRooms) !== undefined) return [];
  return [
    attention(
      `推送：群${named(group)}的${names(held)}要先给督查员看或审定人签发，但没有督查员的群可看，会到点直接发出`,
      '在 alerts 里写督查员自己的群（不能就是这个群），并填它的推送地址；本来不用看的，写 release: auto',
    ),
  ];
}

function checkAlerts({ alerts, roomsOf }: AlertRooms): readonly Finding[] {
  if (alerts.length === 0) {
    return [attention('推送：没有写 alerts，发送失败时没有地方告诉督查员', '在 alerts 里写督查员的群')];
  }
  const silent = alerts.filter((group) => roomsOf(group).length === 0);
  if (silent.length === 0) return [];
  return [attention(`推送：alerts 里的 ${someOf(silent, '个群')} 没有推送地址，告诉不到`, ADDRESS)];
}

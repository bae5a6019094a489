import { type Message, plainText } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { AccountPlatform } from '../../src/domain/people.ts';
import type { Outgoing, PostRoom } from '../../src/ports/post-room.ts';

/** What left for a made-up room. */
export interface Left {
  readonly id: string;
  readonly part: Outgoing;
}

interface RoomFacts {
  readonly platform?: AccountPlatform;
  readonly robot?: string;
  readonly takes?: PostRoom['takes'];
  readonly idempotent?: boolean;
  /** Lines of a part; all unless said. */
  readonly lines?: number;
  /** What becomes of what is sent; confirmed unless said. */
  readonly outcome?: (left: Left) => Outcome | Promise<Outcome>;
}

/** A room that keeps what leaves for it, in plain text. */
export function aRoom(facts: RoomFacts = {}): PostRoom & { readonly left: Left[] } {
  const left: Left[] = [];
  const { platform = 'wecom', lines = Number.POSITIVE_INFINITY } = facts;
  return {
    platform,
    robot: facts.robot ?? `${platform} robot`,
    takes: facts.takes ?? new Set(),
    idempotent: facts.idempotent ?? platform === 'dingtalk',
    left,
    render: (message) => textParts(message, lines),
    send: async (part, id) => {
      left.push({ id, part });
      return facts.outcome?.({ id, part }) ?? { kind: 'confirmed' };
    },
  };
}

function textParts(message: Message, lines: number) {
  const all = plainText(message).split('\n');
  const count = Math.max(1, Math.ceil(all.length / lines));
  const of = Number.isFinite(lines) ? lines : all.length;
  return Array.from({ length: count }, (_, n) => ({
    kind: 'text' as const,
    text: all.slice(n * of, (n + 1) * of).join('\n'),
  }));
}

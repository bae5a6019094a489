import { isoOf } from '../../domain/instant.ts';
import type { Simulator } from '../start-simulator.ts';

/** What passed between bot and platforms, for scripts; all of it, oldest first. */
export function trafficFacts({ traffic }: Simulator, zone: string): readonly object[] {
  return traffic.all().map((exchange) => ({ ...exchange, at: isoOf(exchange.at, zone) }));
}

/** The rooms there are. */
export function roomsFacts({ rooms }: Simulator): readonly object[] {
  return rooms;
}

/** A room and what people see in it; undefined if there is none. */
export function roomFacts({ rooms, chatLog }: Simulator, key: string, zone: string): object | undefined {
  const room = rooms.find((one) => one.key === key);
  if (room === undefined) return undefined;
  const messages = chatLog.of(key).map((message) => ({ ...message, at: isoOf(message.at, zone) }));
  return { ...room, messages };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { ACTS } from './acts.ts';
import { addressOf, HOME, parseDrawer } from './address.ts';
import { refusalOf } from './admission.ts';
import { type Answer, html, json, seeOther, send, text } from './answer.ts';
import { createDesk, type Desk } from './desk.ts';
import { streamEvents } from './event-stream.ts';
import { roomFacts, roomsFacts, trafficFacts } from './facts.ts';
import { type Fields, readFields } from './read-fields.ts';
import { readView } from './read-view.ts';
import { renderPage, renderRefusal } from './render-page.tsx';
import type { SandboxParts } from './sandbox-parts.ts';
import { assetAnswer, mediaAnswer } from './serve-files.ts';
import { REFUSALS } from './words.ts';

export type { SandboxParts } from './sandbox-parts.ts';

/** Answers one request; resolves when the answer is sent, or its stream has begun. Never rejects. */
export type SandboxPage = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Everything under /sandbox: the page on which a newcomer talks to the bot as anybody in the county, sees what passes
 * underneath, makes things go wrong and lets time pass; and the same for scripts, as JSON.
 */
export function createSandboxPage(parts: SandboxParts): SandboxPage {
  const desk = createDesk(parts.simulator);
  return async (request, response) => {
    try {
      const refused = refusalOf(request, parts.open);
      if (refused !== undefined) return send(response, text(refused, 403));
      const url = new URL(request.url ?? '/', 'http://sandbox');
      if (request.method === 'GET' && url.pathname === `${HOME}/events`) {
        return streamEvents(response, parts, desk);
      }
      send(response, await answer(request, url, parts, desk));
    } catch (error) {
      parts.report?.(error);
      if (response.headersSent) response.destroy();
      else send(response, text(REFUSALS.failed, 500));
    }
  };
}

async function answer(request: IncomingMessage, url: URL, parts: SandboxParts, desk: Desk): Promise<Answer> {
  if (url.pathname !== HOME && !url.pathname.startsWith(`${HOME}/`)) return text(REFUSALS.noSuchPage, 404);
  const path = url.pathname.slice(HOME.length + 1);
  if (request.method === 'POST') return actAnswer(path, request, parts, desk);
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(REFUSALS.method, 405);
  const [section = '', ...rest] = path.split('/');
  const name = decoded(rest.join('/'));
  const { simulator, zone } = parts;
  switch (section) {
    case '':
      return html(renderPage(await readView(parts, url.searchParams, desk.isMoving())));
    case 'assets':
      return assetAnswer(name);
    case 'media':
      return mediaAnswer(simulator.media(name));
    case 'traffic':
      return json(trafficFacts(simulator, zone));
    case 'rooms': {
      const facts = name === '' ? roomsFacts(simulator) : roomFacts(simulator, name, zone);
      return facts === undefined ? json({ error: REFUSALS.noRoom(name) }, 404) : json(facts);
    }
    default:
      return text(REFUSALS.noSuchPage, 404);
  }
}

/** Does what was asked; a form leads back to the page, a script learns what came of it. */
async function actAnswer(
  name: string,
  request: IncomingMessage,
  parts: SandboxParts,
  desk: Desk,
): Promise<Answer> {
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (act === undefined) return text(REFUSALS.noSuchPage, 404);
  const forScript = wantsJson(request);
  const refuse = (sentence: string, status: number, back: string): Answer =>
    forScript ? json({ error: sentence }, status) : html(renderRefusal(sentence, back), status);
  const submitted = await readFields(request);
  if (submitted.kind === 'wrong') return refuse(submitted.sentence, submitted.status, HOME);
  const back = backAddress(submitted.fields);
  const outcome = await act(submitted.fields, parts, desk);
  if (outcome.kind === 'wrong') return refuse(outcome.sentence, outcome.status ?? 400, back);
  if (forScript) return json({ ...outcome.facts, page: back });
  // Without a script, nothing tells the page of an answer that comes later.
  await outcome.answered;
  return seeOther(back);
}

function wantsJson({ headers }: IncomingMessage): boolean {
  const accepted = headers.accept ?? '';
  const submitsJson = (headers['content-type'] ?? '').startsWith('application/json');
  return submitsJson || (accepted.includes('application/json') && !accepted.includes('text/html'));
}

/** Where the form stood. */
function backAddress({ room, who, drawer }: Fields): string {
  if (room === undefined || who === undefined) return HOME;
  const known = parseDrawer(drawer);
  return addressOf({ room, who, ...(known === undefined ? {} : { drawer: known }) });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

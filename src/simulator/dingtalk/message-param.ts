import type { NewShown } from '../chat-log.ts';
import type { MediaShelf } from '../media-shelf.ts';
import type { ApiErrorName } from './errcodes.ts';
import { asText, type JsonObject, parseJsonObject } from './json-object.ts';

const MAX_PARAM_BYTES = 15_000;

/** What a message of the server API looks like in a room; it @-s nobody (platforms.md 9.2). */
export type TemplateMessage = Pick<NewShown, 'content' | 'title'>;

/** Reads `msgKey` and `msgParam`, a JSON string of at most 15,000 bytes (platforms.md 9.2). */
export function readMessageParam(
  { msgKey, msgParam }: JsonObject,
  media: MediaShelf,
): TemplateMessage | ApiErrorName {
  const key = asText(msgKey);
  if (key === undefined) return 'messageKeyEmpty';
  const read = TEMPLATES.get(key);
  if (read === undefined) return 'messageKeyNotPlayed';
  if (typeof msgParam !== 'string') return 'messageParamInvalid';
  if (Buffer.byteLength(msgParam) > MAX_PARAM_BYTES) return 'messageParamTooLong';
  const param = parseJsonObject(msgParam);
  return (param && read(param, media)) ?? 'messageParamInvalid';
}

type ReadTemplate = (param: JsonObject, media: MediaShelf) => TemplateMessage | undefined;

const TEMPLATES: ReadonlyMap<string, ReadTemplate> = new Map([
  ['sampleText', readText],
  ['sampleMarkdown', readMarkdown],
  ['sampleImageMsg', readImage],
  ['sampleFile', readFile],
]);

function readText({ content }: JsonObject): TemplateMessage | undefined {
  const text = asText(content);
  return text === undefined ? undefined : { content: { kind: 'text', text } };
}

function readMarkdown(param: JsonObject): TemplateMessage | undefined {
  const title = asText(param['title']);
  const text = asText(param['text']);
  if (title === undefined || text === undefined) return undefined;
  return { content: { kind: 'markdown', dialect: 'dingtalk', text }, title };
}

/** A picture on the shelf is shown; one out in the world as its address, since nothing is fetched here. */
function readImage({ photoURL }: JsonObject, media: MediaShelf): TemplateMessage | undefined {
  const address = asText(photoURL);
  if (address === undefined) return undefined;
  if (/^https?:\/\//.test(address)) return { content: { kind: 'text', text: address } };
  return media.get(address) && { content: { kind: 'image', mediaId: address } };
}

function readFile(
  { mediaId, fileName, fileType }: JsonObject,
  media: MediaShelf,
): TemplateMessage | undefined {
  const name = asText(fileName);
  const file = media.get(asText(mediaId) ?? '');
  if (file === undefined || name === undefined || asText(fileType) === undefined) return undefined;
  return { content: { kind: 'file', mediaId: file.id, name, bytes: file.bytes.length } };
}

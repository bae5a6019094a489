import type { VendorRequest } from './vendor-double.ts';

/** One file of a multipart body. */
export interface Upload {
  /** Absent where the part is a plain field. */
  readonly filename?: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const CRLF = '\r\n';
const END_OF_HEADERS = `${CRLF}${CRLF}`;
const PARAMETER = /;\s*([\w-]+\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

/**
 * The part called `field` of a multipart/form-data body; undefined where there is none, or where the body is none.
 *
 * Node's own `Response.formData()` is not enough: it refuses the `filelength` that both vendors' samples carry, and
 * the `filename*=` with which some clients name a file in Chinese.
 */
export function readUpload({ headers, body }: VendorRequest, field: string): Upload | undefined {
  const boundary = boundaryOf(headers['content-type'] ?? '');
  if (boundary === undefined) return undefined;
  for (const part of partsOf(body, boundary)) {
    const split = part.indexOf(END_OF_HEADERS);
    if (split < 0) continue;
    const { disposition, contentType } = headersOf(part.subarray(0, split).toString('utf8'));
    const parameters = parametersOf(disposition);
    if (parameters.get('name') !== field) continue;
    const filename = filenameOf(parameters);
    return {
      ...(filename === undefined ? {} : { filename }),
      contentType,
      bytes: part.subarray(split + END_OF_HEADERS.length),
    };
  }
  return undefined;
}

function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\/form-data\b/i.test(contentType)) return undefined;
  const found = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** What stands between two delimiters, each of which begins on a line of its own; nothing if the end is missing. */
function partsOf(body: Buffer, boundary: string): readonly Buffer[] {
  const delimiter = Buffer.from(`${CRLF}--${boundary}`);
  const whole = Buffer.concat([Buffer.from(CRLF), body]);
  const parts: Buffer[] = [];
  let at = whole.indexOf(delimiter);
  while (at >= 0) {
    const start = at + delimiter.length;
    if (whole.subarray(start, start + 2).toString('latin1') === '--') return parts;
    at = whole.indexOf(delimiter, start);
    if (at >= 0) parts.push(whole.subarray(start + CRLF.length, at));
  }
  return [];
}

function headersOf(text: string): { readonly disposition: string; readonly contentType: string } {
  const headerOf = (name: string): string | undefined =>
    text
      .split(CRLF)
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  return {
    disposition: headerOf('content-disposition') ?? '',
    contentType: headerOf('content-type') ?? 'application/octet-stream',
  };
}

function parametersOf(disposition: string): ReadonlyMap<string, string> {
  const found = [...disposition.matchAll(PARAMETER)];
  return new Map(
    found.map(([, name = '', quoted, bare]) => [
      name.toLowerCase(),
      quoted === undefined ? (bare ?? '').trim() : quoted.replace(/\\(["\\])/g, '$1'),
    ]),
  );
}

/** Browsers and Node escape three characters of a file's name with percent signs; RFC 5987 names are whole encoded. */
function filenameOf(parameters: ReadonlyMap<string, string>): string | undefined {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(parameters.get('filename*') ?? '')?.[1];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  }
  return parameters.get('filename')?.replace(/%(22|0D|0A)/gi, (escaped) => decodeURIComponent(escaped));
}

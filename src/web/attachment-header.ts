/**
 * `Content-Disposition` for a file to be saved under a name in any script (RFC 6266, 4.3; RFC 8187, 3.2.1): the true name,
 * and `file` with the same ending for what reads ASCII only.
 */
export function attachmentHeader(name: string): string {
  const safe = name.replace(/[\p{Cc}\p{Cs}/\\]/gu, '_');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(safe)?.[0] ?? '';
  return `attachment; filename="file${ending}"; filename*=UTF-8''${extendedValue(safe)}`;
}

/** Of the signs that `encodeURIComponent` leaves, RFC 8187 does not allow these four. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

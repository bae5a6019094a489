/** Bytes as people count them. */
export function sizeText(bytes: number): string {
  const [kilobyte, megabyte] = [1024, 1024 * 1024];
  if (bytes < megabyte) return `${Math.ceil(bytes / kilobyte)} KB`;
  return `${(bytes / megabyte).toFixed(1)} MB`;
}

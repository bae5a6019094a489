/** A markdown's words without its marks, roughly: for one line in a list. */
export function plainWords(markdown: string): string {
  return markdown
    .replace(/<\/?font[^>]*>|&nbsp;|\*\*|`/g, '')
    .replace(/^\s*(?:#{1,6} |> ?)/gm, '')
    .trim();
}

import type { Shown } from '../chat-log.ts';
import type { Vendor } from '../world.ts';
import { mediaAddress } from './address.ts';
import { renderMarkdown } from './render-markdown.ts';
import type { SandboxView } from './sandbox-view.ts';
import { WORDS } from './words.ts';

interface ContentProps {
  readonly message: Shown;
  readonly vendor: Vendor;
  readonly view: SandboxView;
}

/** What stands in a bubble, as its vendor draws it. */
export function Content({ message, vendor, view }: ContentProps) {
  const { content, mentions } = message;
  const { nameOf, pictureUrl } = view;
  switch (content.kind) {
    case 'text':
      return <PlainText message={message} text={content.text} vendor={vendor} nameOf={nameOf} />;
    case 'markdown': {
      const html = renderMarkdown(content.text, content.dialect, { mentions, nameOf, pictureUrl });
      // renderMarkdown takes no HTML and escapes what it is given.
      return <div class="markdown" dangerouslySetInnerHTML={{ __html: html }} />;
    }
    case 'image':
      return <Picture shown={pictureUrl(content.mediaId)} alt={WORDS.picture} />;
    case 'file':
      return <FileCard name={content.name} bytes={content.bytes} href={mediaAddress(content.mediaId)} />;
  }
}

interface PlainTextProps {
  readonly message: Shown;
  readonly text: string;
  readonly vendor: Vendor;
  readonly nameOf: (account: string) => string;
}

/** Text with whom it rings for: WeCom adds the names that the text does not hold, DingTalk shows those it holds. */
function PlainText({ message, text, vendor, nameOf }: PlainTextProps) {
  const pinged = message.mentions.filter((one) => one.pinged).map(({ account }) => account);
  const accounts = new Map(
    pinged.map((account) => [vendor === 'wecom' ? `<@${account}>` : `@${account}`, account]),
  );
  const pieces = splitAt(
    [...accounts.keys()].sort((a, b) => b.length - a.length),
    text,
  );
  const unnamed = [...accounts].filter(([mark]) => vendor === 'wecom' && !pieces.includes(mark));
  return (
    <div class="plain">
      {pieces.map((piece) => {
        const account = accounts.get(piece);
        return account === undefined ? piece : <b class="ping">@{nameOf(account)}</b>;
      })}
      {unnamed.map(([, account]) => (
        <b class="ping"> @{nameOf(account)}</b>
      ))}
    </div>
  );
}

/** The text in pieces, each mark a piece of its own; longer marks first. */
function splitAt(marks: readonly string[], text: string): readonly string[] {
  return marks.reduce<readonly string[]>(
    (pieces, mark) =>
      pieces.flatMap((piece) =>
        marks.includes(piece)
          ? [piece]
          : piece.split(mark).flatMap((part, index) => (index === 0 ? [part] : [mark, part])),
      ),
    [text],
  );
}

/** `shown`: its address; undefined once it is gone. */
function Picture({ shown, alt }: { readonly shown: string | undefined; readonly alt: string }) {
  if (shown === undefined) return <p class="gone">{WORDS.gone}</p>;
  return (
    <a class="picture" href={shown} target="_blank" rel="noopener">
      <img src={shown} alt={alt} />
    </a>
  );
}

interface FileCardProps {
  readonly name: string;
  readonly bytes: number;
  readonly href: string;
}

function FileCard({ name, bytes, href }: FileCardProps) {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return (
    <a class="file" href={href} download={name}>
      <span class={`file-mark file-${/^xlsx?$/.test(ending) ? 'sheet' : 'other'}`} aria-hidden="true">
        {ending === '' ? '…' : ending.toUpperCase()}
      </span>
      <span class="file-name">{name}</span>
      <span class="file-size">{sizeWords(bytes)}</span>
    </a>
  );
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

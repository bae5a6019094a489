import { crc32, inflateRawSync } from 'node:zlib';
import { whatForeignFileIs } from './foreign-file.ts';
import { type Refused, refused } from './refused.ts';

/** Unpacked, a ledger of 30,000 rows is about 20 MB of XML. */
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_ENTRIES = 2_000;
/** Deflate packs nothing tighter than 1032:1; an office's sheet reaches about 60:1. Judged above 1 MB only. */
const MOST_RATIO = 400;
const RATIO_FROM = 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;
const MOST_COMMENT = 0xffff;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;

/** The parts of an .xlsx by path, unpacked when asked for. */
export interface Archive {
  readonly kind: 'archive';
  readonly paths: ReadonlySet<string>;
  /** One part's bytes; undefined if there is none of this path. @throws DamagedPart */
  part(path: string): Buffer | undefined;
}

/** A part cannot be unpacked, or is larger than the directory says. */
export class DamagedPart extends Error {
  readonly code = 'workbook_damaged_part';
  constructor(path: string, cause?: unknown) {
    super(`part ${path} of the workbook is damaged`, { cause });
    this.name = 'DamagedPart';
  }
}

interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * Opens a zip by its central directory (APPNOTE 4.3.12) and refuses, before anything is unpacked, what is no .xlsx or too
 * large. Sizes cannot lie: no part unpacks to more than the directory says, and these sizes are summed up here.
 */
export function openArchive(bytes: Uint8Array): Archive | Refused {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 4 || file.readUInt32LE(0) !== LOCAL_HEADER) return refused(whatForeignFileIs(bytes));
  const entries = readDirectory(file);
  if (entries === undefined) return refused('文件不完整或已损坏：请重新复制或发送');
  const why = whyRefused(entries);
  if (why !== undefined) return refused(why);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return {
    kind: 'archive',
    paths: new Set(byPath.keys()),
    part: (path) => {
      const entry = byPath.get(path);
      return entry === undefined ? undefined : unpack(file, entry);
    },
  };
}

function whyRefused(entries: readonly Entry[]): string | undefined {
  if (entries.length > MOST_ENTRIES) return `文件内有 ${entries.length} 个部件，不像正常的工作簿，未予读取`;
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const tight = entries.some(
    (entry) => entry.unpacked > RATIO_FROM && entry.unpacked > MOST_RATIO * Math.max(1, entry.packed),
  );
  if (total > MOST_BYTES || tight) {
    const size = Math.ceil(total / 1024 / 1024);
    return `工作簿展开后有 ${size} MB（上限 50 MB）或压缩异常，未予读取：请删去图片和多余的工作表、格式后再导入`;
  }
  if (entries.some((entry) => (entry.flags & 1) === 1)) return '压缩包设有密码，请去掉密码后再导入';
  const paths = new Set(entries.map((entry) => entry.path));
  if (paths.has('xl/workbook.bin'))
    return '这是二进制工作簿（.xlsb）：请另存为“Excel 工作簿（*.xlsx）”后再导入';
  if (entries.some(({ path }) => path.endsWith('vbaProject.bin')))
    return '这是带宏的工作簿（.xlsm）：请另存为“Excel 工作簿（*.xlsx）”，去掉宏后再导入';
  if (paths.has('word/document.xml')) return '这是 Word 文档：请把表格复制到 Excel，存为 .xlsx 后再导入';
  if (!paths.has('xl/workbook.xml')) {
    return '这是压缩包，里面没有 Excel 工作簿：请解压后选其中的 .xlsx 文件导入';
  }
  return undefined;
}

/** The entries of the central directory; undefined if it is cut off or does not fit the file. */
function readDirectory(file: Buffer): readonly Entry[] | undefined {
  const end = findEnd(file);
  if (end === undefined) return undefined;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_SIZE > end || file.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    const nameLength = file.readUInt16LE(at + 28);
    const entry: Entry = {
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
      path: file.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength).replaceAll('\\', '/'),
    };
    if (entry.offset + LOCAL_SIZE + entry.packed > end) return undefined;
    entries.push(entry);
    at += ENTRY_SIZE + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(file: Buffer): number | undefined {
  const lowest = Math.max(0, file.length - END_SIZE - MOST_COMMENT);
  for (let at = file.length - END_SIZE; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function unpack(file: Buffer, entry: Entry): Buffer {
  const { path, offset, packed, unpacked } = entry;
  if (file.readUInt32LE(offset) !== LOCAL_HEADER) throw new DamagedPart(path);
  const start = offset + LOCAL_SIZE + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const data = file.subarray(start, start + packed);
  let bytes: Buffer;
  try {
    bytes = entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, unpacked) });
  } catch (cause) {
    throw new DamagedPart(path, cause);
  }
  if (bytes.length !== unpacked || crc32(bytes) !== entry.crc) throw new DamagedPart(path);
  return bytes;
}

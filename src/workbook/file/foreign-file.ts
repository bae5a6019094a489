const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const SAVE_AS = '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再导入';

/**
 * What a file that is no zip is, and what to do about it. An .xls and a password-protected .xlsx are both OLE compound
 * files ([MS-CFB]); the latter holds a stream `EncryptedPackage` ([MS-OFFCRYPTO] 2.3.4.4).
 */
export function whatForeignFileIs(bytes: Uint8Array): string {
  if (bytes.length === 0) return '文件是空的（0 字节），请重新发送';
  if (OLE.every((byte, index) => bytes[index] === byte)) {
    const names = Buffer.from(bytes).toString('latin1');
    if (names.includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e')) {
      return '工作簿设有打开密码：请打开后在“另存为—工具—常规选项”中清除密码，存为 .xlsx 再导入';
    }
    return `这是旧格式（.xls 或 .et）的工作簿：${SAVE_AS}`;
  }
  const start = Buffer.from(bytes.subarray(0, 4096));
  const text = start.toString('latin1').trimStart();
  if (text.startsWith('%PDF')) return `这是 PDF 文件，不是工作簿：${SAVE_AS}`;
  if (/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|html|table|meta)/i.test(text)) {
    return `这是网页格式的表格（扩展名可能写作 .xls）：${SAVE_AS}`;
  }
  if (start.subarray(0, 2).toString('latin1') === 'PK') return '文件不完整或已损坏：请重新复制或发送';
  const isText = !start.some((byte) => byte < 9 || (byte > 13 && byte < 32));
  if (isText && /[,\t;]/.test(text)) return `这是 CSV 文本，不是工作簿：${SAVE_AS}`;
  return `这不是 Excel 工作簿（.xlsx）：${SAVE_AS}`;
}

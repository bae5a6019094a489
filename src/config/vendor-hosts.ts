import type { Config } from './schema.ts';

/**
 * Whether a URL names this machine: 127.0.0.0/8, ::1 or localhost. Other spellings of an address (127.1, 0x7f.0.0.1)
 * are normalised by the URL parser first.
 */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Every URL of a vendor that the bot may send to. A rehearsal at a false time must reach none but this machine. */
export function vendorHosts(config: Pick<Config, 'wecom' | 'dingtalk'>): readonly string[] {
  const { wecom, dingtalk } = config;
  return [
    ...(wecom === undefined ? [] : [wecom.baseUrl]),
    ...(dingtalk === undefined
      ? []
      : [dingtalk.apiBaseUrl, dingtalk.oapiBaseUrl, ...dingtalk.sessionOrigins]),
  ];
}

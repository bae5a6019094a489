/** How people call a platform. */
export type PlatformLabel = '企业微信' | '钉钉' | '终端';

export const PLATFORM_LABELS: Readonly<Record<'wecom' | 'dingtalk' | 'console', PlatformLabel>> = {
  wecom: '企业微信',
  dingtalk: '钉钉',
  console: '终端',
};

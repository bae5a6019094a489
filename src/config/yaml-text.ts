import { stringify } from 'yaml';

/** A piece of config as people write it. */
export function yamlText(value: object): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

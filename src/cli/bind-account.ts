import { planPeople, ROLE_NAMES } from '../domain/import-people.ts';
import {
  type AccountPlatform,
  type Directory,
  personByAccount,
  type Role,
  unitName,
} from '../domain/people.ts';
import type { Store } from '../ports/store.ts';
import type { Output } from './output.ts';

interface Binding {
  readonly name: string;
  readonly unit: string;
  readonly platform: AccountPlatform;
  readonly account: string;
}

/**
 * `duban bind`: the engineer ties an account to a person, replacing the one he had. Somebody the roster does not know is added
 * to it: a 督查员 if his unit is a supervision office, so that an office can begin, else a 承办人.
 */
export async function bindAccount(binding: Binding, store: Store): Promise<Output> {
  let said: Output = { status: 1, stdout: '', stderr: '' };
  await store.updateDirectory((current) => {
    const { directory, output } = bound(binding, current);
    said = output;
    return directory;
  });
  return said;
}

function bound(binding: Binding, directory: Directory): { directory: Directory; output: Output } {
  const { platform, account } = binding;
  const unit = unitName(directory, binding.unit);
  const known = directory.people.find((person) => person.name === binding.name && person.unit === unit);
  const roles: readonly Role[] = [/督查|督办|落实/.test(unit) ? 'supervisor' : 'owner'];
  const row = {
    sheet: 'bind',
    row: 1,
    name: binding.name,
    unit,
    accounts: { [platform]: account },
    disabled: known?.disabled === true,
    ...(known === undefined ? { roles } : {}),
  };
  const { people, wrong } = planPeople(directory, new Map(), [row]);
  const [problem] = wrong;
  if (problem !== undefined)
    return { directory, output: { status: 1, stdout: '', stderr: `未绑定：${problem.why}` } };
  const after = { ...directory, people };
  const person = personByAccount(after, platform, account);
  if (person === undefined) {
    return {
      directory,
      output: {
        status: 1,
        stdout: '',
        stderr: `未绑定：${binding.name}（${unit}）已停用，请先在“人员”表中恢复`,
      },
    };
  }
  const before = known?.accounts[platform];
  const replaced = before === undefined || before === account ? '' : `（原账号 ${before} 已替换）`;
  const added =
    known !== undefined
      ? replaced
      : `（花名册中原无此人，已新增，角色 ${person.roles.map((role) => ROLE_NAMES[role]).join('、')}）`;
  return {
    directory: after,
    output: {
      status: 0,
      stdout: `已绑定 ${person.name}（${person.unit}）：${platform} ${account}${added}`,
      stderr: '',
    },
  };
}

/** The words were a slip of the pen, a trial or an example, or are to be forgotten. */
const TAKEN_BACK =
  /(?<![核预结计测概])算了|(?:^|[\s,，。;；])(?:我|先|要|还是|那就?)*撤[回销](?:了|吧|掉)*$|(?:^|[\s,，。;；])(?:我|刚才?)*[发写打说弄搞报填记录]错了?[吧了]?$|(?:^|[\s,，。;；])(?:还是|那就?)?(?:先|暂时?)不(?:报|说|记|延|用|要|发|办|退|催|批)了?吧?$|(?:^|[\s,，。;；])(?:还是|那就?|先)?不(?:报|说|记|延|用|要|必|发|办|退|催|批|改|转|督)了吧?$|(?:不用|不必)了吧?$|作[废罢][吧了]?$|当我没说|测试(?:一下|用|数据)?$|^(?:例如|比如|举例|示例)/u;

/** Whether words behind a command take it back: 退回 12 缺报告，算了; 原因 12 打错了. */
export function isTakenBack(words: string): boolean {
  return TAKEN_BACK.test(words);
}

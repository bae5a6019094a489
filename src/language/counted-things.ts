import { takeMatch } from './taken.ts';

/** Behind a number, each of these counts something; before the words excepted it begins another word (条件, 人员, 点位). */
const MEASURE =
  '个(?!别|人|体|性)|条(?!例|件)|件|份(?!额)|家(?!庭|长|属|具|园|电|禽)|项(?!目)|户(?!型|外|籍|主|口|均|用)|人(?!员|工|力|口|事|防|大|民|为|手|才|行|居|均|流|文)|名(?!单|称|额|录|校|师|优)|处(?!置|理|罚|于|在|长)|次(?!年|要|日|生)|起(?!步|重|草|诉|点|始|吊|因|动)|种(?!植|子|苗|粮|公|猪)|方面|位(?!置|于)|批(?!复|准|文|次|示|发)|座(?!谈|椅)|栋|幢|宗(?!地|旨)|辆|台(?!账|风|阶)|届(?!时)|分钟|个?小时|公里|亩|米|万|亿|元(?!旦|月)|[天日年月](?=$|[前后内以之的]|[\\s,:;。])|[点时](?=$|[半钟前后开到至\\d]|[\\s,])';

const COUNTED = new RegExp(`\\s?(?:${MEASURE})`, 'y');

/** Whether what stands behind a bare number makes it a number of something: 签收 12 份文件, 协同 12 个部门. */
export function countsThings(key: string, end: number): boolean {
  return takeMatch(COUNTED, key, end) !== undefined;
}

/** Words that people exchange for each other when they look for a matter; the first stands for all. */
const synonyms = [
  ['饭店', '饭馆', '餐馆', '餐厅', '饭庄', '小吃店', '酒楼'],
  ['旅馆', '旅店', '宾馆', '酒店', '招待所'],
  ['理发店', '发廊', '美发店'],
  ['补贴', '补助', '津贴'],
  ['妈妈', '老妈', '母亲', '俺妈', '我妈'],
  ['爸爸', '老爸', '父亲', '俺爸', '我爸'],
  ['老人', '老年人', '老头', '老太太'],
  ['怎么办', '咋办', '如何办理', '怎样办'],
] as const

const first = new Map<string, string>(
  synonyms.flatMap(([head, ...others]) => others.map((word): [string, string] => [word, head])),
)
const ANY = new RegExp([...first.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'g')

/** The text with every word that has a synonym in its common form. */
export function commonForm(text: string): string {
  return text.replaceAll(ANY, (word) => first.get(word) ?? word)
}

import { catalogue } from '#web/ui'

export const mendingText = catalogue({
  calling: ['收到了，会打电话给您核实。', 'Received. You will be called.'],
  fixing: ['正在整改。', 'It is being mended.'],
  appealed: ['正在由别的单位认定。', 'Another unit is looking at it.'],
  answered: ['有答复了。', 'There is an answer.'],
  confirmed: ['您说改好了，谢谢。', 'You said it is mended. Thank you.'],
  unsolved: ['没能改好，已经向您说明。', 'It could not be mended; it was explained to you.'],
  silent: ['没有等到您的回复，已经办结。', 'You did not answer, and it was settled.'],
  excluded: ['这条评价没有计入。', 'This rating was not counted.'],
  due: [(day: string) => `${day}前`, (day: string) => `By ${day}.`],
  answer: ['答复', 'Answer'],
  ask: ['改好了吗？', 'Is it mended?'],
  replyBy: [(day: string) => `请在${day}前回复。`, (day: string) => `Please answer by ${day}.`],
  solved: ['改好了', 'It is mended'],
  notSolved: ['没改好', 'It is not'],
  unsolvedWords: ['还有什么没改好（可以不写）', 'What is still wrong (optional)'],
  sendUnsolved: ['告诉他们没改好', 'Tell them'],
  replied: ['收到了', 'Received'],
})

export const ratePageText = catalogue({
  title: ['评价', 'Rate'],
  visit: ['这次窗口服务怎么样？', 'How were you served?'],
  whole: ['这件事办得怎么样？', 'How was it handled?'],
  alone: [
    '不用登录。不留姓名，没有人知道是谁评的。',
    'No sign-in. Unless you leave your name, nobody knows who rated.',
  ],
  named: [
    '留下姓名和电话，有人会打给您，限期整改',
    'Leave your name and number: you are called and it is mended in time',
  ],
  name: ['姓名', 'Name'],
  phone: ['手机号', 'Mobile number'],
  contactWrong: [
    '姓名至少两个字，手机号是11位。',
    'A name of two letters or more, and a number of 11 digits.',
  ],
  send: ['提交评价', 'Send'],
  thanks: ['评好了，谢谢', 'Thank you'],
  thanksWords: ['可以关掉这一页了。', 'You may close this page.'],
  over: ['评价码用过了或者过期了', 'This code was used or has expired'],
  overWords: [
    '请工作人员再给一个，或者登录以后在“我的办件”里评。',
    'Ask for another, or sign in and rate it under My cases.',
  ],
})

export const ratesText = catalogue({
  title: ['群众评价', 'How people rate us'],
  lead: [
    '都是办过事的人评的，近一年。认定恶意的不计入，匿名的也计入。',
    'By people who were served, this past year. Malicious ratings are left out; those without a name count.',
  ],
  by: ['怎么看', 'Added up by'],
  unit: ['按单位', 'Unit'],
  item: ['按事项', 'Service'],
  window: ['按窗口', 'Window'],
  level: ['按层级', 'Level'],
  region: ['按地区', 'Region'],
  good: ['满意率', 'Satisfied'],
  count: ['评价', 'Ratings'],
  bad: ['差评', 'Bad'],
  mended: ['整改', 'Mended'],
  onTime: ['按时', 'In time'],
  all: ['合计', 'All'],
  none: ['还没有评价', 'No ratings yet'],
  answers: ['差评怎么改的', 'What was done about bad ratings'],
  noAnswers: ['还没有公开的答复', 'No answers yet'],
  by1: [
    (name: string, grade: string) => `${name}评了“${grade}”`,
    (name: string, grade: string) => `${name}: ${grade}`,
  ],
  dissatisfied: ['不满意', 'dissatisfied'],
  veryDissatisfied: ['非常不满意', 'very dissatisfied'],
  confirmed: ['评价人说改好了', 'Confirmed as mended'],
  unsolved: ['评价人说没改好', 'Not mended, says whoever rated'],
  silent: ['评价人没有回复', 'No reply'],
})

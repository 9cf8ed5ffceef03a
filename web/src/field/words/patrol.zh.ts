/** What is said around a patrol: when the place is read, and that the way stays on the phone. */
export const patrol = {
  title: '巡查',
  begin: '开始巡查',
  end: '结束巡查',
  since: (at: string) => `巡查中，${at} 开始`,
  reading: '正在读位置，结束就停。只存在这台手机里。',
  before: (days: number) => `开始后才读位置。只存在手机里，${days} 天后删。`,
  beforeCodes: '开始后才读位置。没设 PIN，只记到过的格子。',
  own: '我的巡查',
  onlyHere: '只有您在这台手机上能看。不上传，不算里程，不比多少。',
  noWay: '没有设 PIN，走过的路不存，只记到过的格子。',
  none: '手机里没有巡查记录。',
  from: (begun: string, ended: string) => (ended ? `${begun} 到 ${ended}` : `${begun} 开始，还没结束`),
  way: '走过的路示意图',
  deleted: (at: string) => `${at} 自动删除`,
  drop: '现在就删',
  elsewhere: '巡查中，正在读位置',
  see: '去结束',
};

export type PatrolWords = typeof patrol;

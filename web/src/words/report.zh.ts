/** What the desk says while somebody reports from the map. */
export const report = {
  title: '上报一件事',
  where: '在哪里',
  whereHint: '在地图上点一下',
  useCentre: '用地图中心',
  located: (grid: string) => `落在 ${grid}`,
  locating: '正在找是哪个网格…',
  outside: '这个点不在本市范围内，请换一个点。',
  kind: '什么事项',
  send: '上报',
  sending: '正在上报…',
  waiting: '没有送到。内容还在，用同一个编号再送不会重复。',
  needPlace: '请先在地图上点一个位置。',
  draft: '没有送出的内容会留在这里，直到您取消。',
};

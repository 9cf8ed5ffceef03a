/** The words of what residents say of how they were served, in sums of many. */
export const ratingsZh = {
  ratings: {
    title: '居民评价（近六个月）',
    line: (n: number, solved: string, satisfied: string) => `${n} 人以上：${solved}说已解决，${satisfied}满意`,
    fifths: { 0: '至多两成', 20: '两到四成', 40: '四到六成', 60: '六到八成', 80: '八成以上' } as Record<number, string>,
    note: '满五人才显示，过些天才计入。谁怎么评的，谁也看不到。',
    cases: (name: string) => `只看“${name}”的案件`,
  },
};
